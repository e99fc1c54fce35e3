from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..editor import autosave, comparing, desk, locks, picker
from ..guards import TransitionRefused, may_write
from ..models import Action, Firm, Post, RelatedPost
from ..render import notice
from ..richtext import sanitize
from ..seo import FIELDS as SEO_FIELDS
from ..workflow import perform
from . import review
from .forms import FOR_SEO, NOTES, ORIGIN, PLACE, TEXT, PostForm


class RelatedPostInline(admin.TabularInline):
    model = RelatedPost
    fk_name = "post"
    fields = ["position", "related"]
    autocomplete_fields = ["related"]
    extra = 0
    verbose_name_plural = "相关文章（留空自动选择）"

    def has_view_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        return request.user.has_perm("articles.view_post")

    def has_change_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        if obj is None:
            return request.user.has_perm("articles.add_post")
        return may_write(obj, request.user) or request.user.has_perm("articles.change_seo")

    has_add_permission = has_change_permission
    has_delete_permission = has_change_permission


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    form = PostForm
    change_form_template = "admin/articles/post/change_form.html"
    list_display = ["title", "kind", "state", "category", "lawyer", "updated_at"]
    list_select_related = ["category", "lawyer"]
    list_filter = ["state", "kind", "category"]
    search_fields = ["title"]
    show_full_result_count = False
    # The public address exists only once an edition is out; the side of the form links to it.
    view_on_site = False
    autocomplete_fields = ["category", "lawyer", "lead_image", "social_image"]
    inlines = [RelatedPostInline]

    class Media:
        css = {"all": ["css/admin.css", "css/editor.css", "css/post-form.css", "css/desk.css"]}

    def get_fieldsets(self, request: HttpRequest, obj: Post | None = None) -> Any:
        body = [name if self._writes(request, obj) else _shown(name) for name in TEXT]
        return [
            (None, {"fields": body}),
            ("归类", {"fields": PLACE}),
            ("SEO", {"fields": list(SEO_FIELDS), "classes": ["collapse"]}),
            ("版权声明与来源", {"fields": ["worded_notice", *ORIGIN], "classes": ["collapse"]}),
            ("内部备注（读者看不到）", {"fields": NOTES, "classes": ["collapse"]}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Post | None = None) -> Sequence[str]:
        always = ["worded_notice", "body_as_shown"]
        if self._writes(request, obj):
            return [*always, "path", "kind"] if obj else always
        if request.user.has_perm("articles.change_seo"):
            names = [*TEXT, *PLACE, *ORIGIN, *NOTES]
            return [*always, *(name for name in names if name not in FOR_SEO)]
        return always

    def _writes(self, request: HttpRequest, obj: Post | None) -> bool:
        return obj is None or may_write(obj, request.user)

    def has_change_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return may_write(obj, request.user) or request.user.has_perm("articles.change_seo")

    def has_delete_permission(self, request: HttpRequest, obj: Post | None = None) -> bool:
        if obj is None or obj.editions.exists():
            return False
        return may_write(obj, request.user)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Post]:
        return super().get_queryset(request).select_related("category", "lawyer")

    @admin.display(description="正文")
    def body_as_shown(self, post: Post) -> SafeString:
        return format_html('<div class="typeset">{}</div>', mark_safe(sanitize(post.body)))

    @admin.display(description="将显示的声明")
    def worded_notice(self, post: Post) -> str:
        if post.pk is None:
            return "保存后显示。"
        return notice.word(post, Firm.current(), timezone.now())

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("check/", wrap(review.check_view), name="articles_post_check"),
            path("autosave/", wrap(autosave.autosave_view), name="articles_post_autosave"),
            path("autosave/discard/", wrap(autosave.discard_view), name="articles_post_discard"),
            path("statutes/", wrap(picker.statutes_view), name="articles_post_statutes"),
            path("presence/", wrap(locks.presence_view), name="articles_post_presence"),
            path("autosave/compare/", wrap(comparing.compare_view), name="articles_post_compare"),
            path("<int:pk>/do/<str:action>/", wrap(review.do_view), name="articles_post_do"),
            *super().get_urls(),
        ]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        post = self.get_object(request, object_id) if object_id else None
        if request.method == "POST" and post is not None:
            self._refuse_forged(request, post)
        context = review.context(post, request.user) if post else {"writes": True}
        context["is_nav_sidebar_enabled"] = False
        context |= desk.context(request, post)
        return super().changeform_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    def _refuse_forged(self, request: HttpRequest, post: Post) -> None:
        """A field that this user may not change is refused, not left out without a word."""
        if self._writes(request, post):
            return
        closed = {field.name for field in Post._meta.get_fields()} - {
            *FOR_SEO,
            "related_rows",
            "version",
        }
        forged = sorted(closed & set(request.POST))
        if forged:
            raise PermissionDenied(f"您不能修改这篇文章的：{'、'.join(forged)}。")

    def save_model(self, request: HttpRequest, obj: Post, form: ModelForm, change: bool) -> None:
        if not change:
            obj.created_by = request.user
            obj.save()
        elif self._writes(request, obj):
            obj.save()
            obj.changed_by.add(request.user)
        else:
            obj.save(update_fields=[*SEO_FIELDS, "seo_note", "updated_at"])
        desk.saved(request, obj if change else None)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and not self._writes(request, form.instance):
            perform(Action.CHANGE_SEO, form.instance, request.user)

    def response_add(
        self, request: HttpRequest, obj: Post, post_url_continue: str | None = None
    ) -> HttpResponse:
        self._submit_if_asked(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Post) -> HttpResponse:
        self._submit_if_asked(request, obj)
        return super().response_change(request, obj)

    def _submit_if_asked(self, request: HttpRequest, post: Post) -> None:
        if "_submit" not in request.POST:
            return
        try:
            perform(Action.SUBMIT, post, request.user)
        except TransitionRefused as refusal:
            messages.error(request, f"已保存为草稿，没有提交：{refusal}")
        else:
            messages.success(request, "已提交，等待另一位律师审核。")


def _shown(name: str) -> str:
    return "body_as_shown" if name == "body" else name
