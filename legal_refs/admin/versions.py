"""Versions of laws: what was read, from when it counts; new ones come in by upload."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..holders import holders
from ..models import LawVersion, Provision
from ..rebuild import source_lines
from .upload import preview_view, upload_view


class LawVersionForm(forms.ModelForm):
    def save(self, commit: bool = True) -> LawVersion:
        """A day that a person has set is no longer in doubt."""
        if "effective_on" in self.changed_data:
            self.instance.day_in_doubt = False
        return super().save(commit)

    def clean_effective_on(self) -> Any:
        """The law is not in the form, so the constraint is not checked by it."""
        day = self.cleaned_data["effective_on"]
        others = LawVersion.objects.filter(law=self.instance.law_id, effective_on=day)
        if others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("这部法律已有同一天起施行的版本。")
        return day


@admin.register(LawVersion)
class LawVersionAdmin(admin.ModelAdmin):
    form = LawVersionForm
    list_display = [
        *("law", "effective_on", "doubt", "label", "complete", "pieces", "imported_at"),
    ]
    list_filter = ["day_in_doubt", "complete", "law__kind", "imported_at"]
    list_select_related = ["law"]
    list_per_page = 50
    ordering = ["-imported_at", "-pk"]
    search_fields = ["law__title", "law__aliases__name"]
    search_help_text = "按法律名称查找"
    fields = [
        *("law", ("effective_on", "day_in_doubt"), "promulgated_on", "label"),
        *("complete", "paragraphs_known"),
        *("source", "source_date", "imported_at", "text", "notes"),
    ]
    readonly_fields = ["law", "complete", "imported_at", "text", "notes"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[LawVersion]:
        return super().get_queryset(request).annotate(piece_count=Count("provisions"))

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("upload/", wrap(self.upload), name="legal_refs_lawversion_upload"),
            path("upload/<str:token>/", wrap(self.preview), name="legal_refs_lawversion_preview"),
            path("<int:pk>/source/", wrap(self.source_text), name="legal_refs_lawversion_source"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A version is read from a file, never typed into a form of its fields."""
        return HttpResponseRedirect(reverse("admin:legal_refs_lawversion_upload"))

    def upload(self, request: HttpRequest) -> HttpResponse:
        return upload_view(self, request)

    def preview(self, request: HttpRequest, token: str) -> HttpResponse:
        return preview_view(self, request, token)

    def get_deleted_objects(self, objs: Sequence[LawVersion], request: HttpRequest) -> Any:
        """A text of a law that is cited stays; what cites it is named.

        Its provisions go with it, though none of them may be deleted for itself.
        """
        rows, counts, lacking, protected = super().get_deleted_objects(objs, request)
        laws = {version.law_id: version.law for version in objs}
        held = [text for law in laws.values() for text in holders(law)]
        lacking = lacking - {Provision._meta.verbose_name}
        return rows, counts, lacking, held or protected

    @admin.display(description="日期", ordering="day_in_doubt")
    def doubt(self, version: LawVersion) -> str:
        return "存疑" if version.day_in_doubt else ""

    @admin.display(description="条文数", ordering="piece_count")
    def pieces(self, version: LawVersion) -> int:
        return version.piece_count

    @admin.display(description="条文")
    def text(self, version: LawVersion) -> SafeString:
        rows = reverse("admin:legal_refs_provision_changelist")
        page = f"{version.law.get_absolute_url()}?on={version.effective_on}"
        source = reverse("admin:legal_refs_lawversion_source", args=[version.pk])
        links = (
            '<a href="{}?version__id__exact={}">查看条文列表</a>，<a href="{}">网站上的页面</a>，'
            '<a href="{}">还原的原文（文本文件）</a>'
        )
        return format_html(links, rows, version.pk, page, source)

    def source_text(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The source's lines put together again from the stored rows, to compare with a file."""
        version = get_object_or_404(LawVersion, pk=pk)
        if not self.has_view_permission(request, version):
            raise PermissionDenied
        lines = source_lines(version.provisions.order_by("position"), version.frame)
        answer = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
        name = f"{version.law.slug}-{version.effective_on}.txt"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    @admin.display(description="读取提示")
    def notes(self, version: LawVersion) -> SafeString | str:
        if not version.warnings:
            return "无"
        rows = ((_line(warning["line"]), warning["message"]) for warning in version.warnings)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}{}</li>", rows))


def _line(number: int) -> str:
    return f"第 {number} 行：" if number else ""
