"""Laws and their other names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from ..holders import holders
from ..library import note_review
from ..models import Law, LawAlias, LawVersion
from ..names import forget_names


class LawAliasInline(admin.TabularInline):
    model = LawAlias
    extra = 1


class LawVersionInline(admin.TabularInline):
    model = LawVersion
    fields = ["opened", "promulgated_on", "label", "complete", "source"]
    readonly_fields = fields
    extra = 0
    can_delete = False
    verbose_name_plural = "版本（点日期查看；新版本请用“上传法律文件”）"

    def has_add_permission(self, request: HttpRequest, obj: Law | None = None) -> bool:
        return False

    @admin.display(description="施行日期")
    def opened(self, version: LawVersion) -> SafeString:
        url = reverse("admin:legal_refs_lawversion_change", args=[version.pk])
        return format_html('<a href="{}">{}</a>', url, version.effective_on)


@admin.register(Law)
class LawAdmin(admin.ModelAdmin):
    list_display = ["title", "kind", "texts", "newest", "repealed_on"]
    list_filter = ["kind", ("repealed_on", admin.EmptyFieldListFilter)]
    search_fields = ["title", "aliases__name", "document_number"]
    search_help_text = "按全称、别名或文号查找"
    ordering = ["title"]
    autocomplete_fields = ["successor"]
    inlines = [LawAliasInline, LawVersionInline]
    list_per_page = 50

    class Media:
        css = {"all": ["css/law-admin.css"]}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Law]:
        laws = super().get_queryset(request)
        return laws.annotate(
            text_count=Count("versions", distinct=True), newest_on=Max("versions__effective_on")
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Law | None = None) -> list[str]:
        return ["slug"]

    @admin.display(description="版本数", ordering="text_count")
    def texts(self, law: Law) -> int | str:
        return law.text_count or "仅名称"

    @admin.display(description="最新版本", ordering="newest_on")
    def newest(self, law: Law) -> Any:
        return law.newest_on

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        forget_names()

    def get_deleted_objects(self, objs: Sequence[Law], request: HttpRequest) -> Any:
        """A law that is cited or has texts stays; what holds it is named, posts first."""
        *rest, protected = super().get_deleted_objects(objs, request)
        held = [text for law in objs for text in holders(law)]
        texts = [version for law in objs for version in map(str, law.versions.all())]
        return *rest, [*held, *texts] or protected

    def get_urls(self) -> list[URLPattern]:
        reviewed = self.admin_site.admin_view(require_POST(self.reviewed))
        return [path("reviewed/", reviewed, name="legal_refs_law_reviewed"), *super().get_urls()]

    def reviewed(self, request: HttpRequest) -> HttpResponse:
        """Record 已核对无新法 for today."""
        if not request.user.has_perm("legal_refs.add_lawversion"):
            raise PermissionDenied
        review = note_review(request.user.get_username())
        messages.success(request, f"已记录：{review}。")
        return HttpResponseRedirect(reverse("admin:legal_refs_law_changelist"))

    def delete_model(self, request: HttpRequest, obj: Law) -> None:
        super().delete_model(request, obj)
        forget_names()
