from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from taggit.admin import TagAdmin as PlainTagAdmin
from taggit.models import Tag

from ..guards import TransitionRefused
from ..tag_merging import merge

admin.site.unregister(Tag)
MOST = 20


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "posts"]
    search_fields = PlainTagAdmin.search_fields
    ordering = ["name"]
    show_full_result_count = False
    list_per_page = 50
    actions = ["merge_tags"]

    class Media:
        css = {"all": ["css/seo.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        return super().get_queryset(request).annotate(shown=Count("edition_rows"))

    def get_readonly_fields(self, request: HttpRequest, obj: Tag | None = None) -> Any:
        # The address of a tag is known to search engines.
        return ["slug"] if obj else []

    @admin.display(description="在线文章")
    def posts(self, tag: Tag) -> int:
        return tag.shown

    def has_merge_permission(self, request: HttpRequest) -> bool:
        may_delete = request.user.has_perm("taggit.delete_tag")
        return may_delete and request.user.has_perm("articles.change_seo")

    @admin.action(description="合并所选的标签", permissions=["merge"])
    def merge_tags(self, request: HttpRequest, queryset: QuerySet[Tag]) -> HttpResponse | None:
        """Ask which tag stays; then put it in the place of the others."""
        tags = list(queryset[: MOST + 1])
        if not 2 <= len(tags) <= MOST:
            self.message_user(request, f"请选 2 到 {MOST} 个标签来合并。", messages.ERROR)
            return None
        kept = next((tag for tag in tags if str(tag.pk) == request.POST.get("kept")), None)
        if kept is None:
            context = {
                **self.admin_site.each_context(request),
                "title": "合并标签",
                "opts": self.model._meta,
                "tags": tags,
            }
            return TemplateResponse(request, "admin/articles/seo/merge_tags.html", context)
        others = [tag for tag in tags if tag != kept]
        try:
            changed = merge(kept, others, request.user)
        except TransitionRefused as refusal:
            self.message_user(request, f"没有合并：{refusal}", messages.ERROR)
            return None
        names = "、".join(tag.name for tag in others)
        self.log_change(request, kept, f"并入：{names}")
        self.message_user(
            request, f"已把“{names}”并入“{kept.name}”，更新了 {changed} 篇文章，旧标签页会跳转。"
        )
        return None
