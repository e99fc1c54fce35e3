"""Versions of laws: what was read, from when it counts; new ones come in by upload."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..models import LawVersion
from .upload import preview_view, upload_view


class LawVersionForm(forms.ModelForm):
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
    list_display = ["law", "effective_on", "label", "complete", "pieces", "imported_at"]
    list_filter = ["complete", "law__kind", "imported_at"]
    list_select_related = ["law"]
    list_per_page = 50
    ordering = ["-imported_at", "-pk"]
    search_fields = ["law__title", "law__aliases__name"]
    search_help_text = "按法律名称查找"
    fields = [
        *("law", "effective_on", "promulgated_on", "label", "complete", "paragraphs_known"),
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
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A version is read from a file, never typed into a form of its fields."""
        return HttpResponseRedirect(reverse("admin:legal_refs_lawversion_upload"))

    def upload(self, request: HttpRequest) -> HttpResponse:
        return upload_view(self, request)

    def preview(self, request: HttpRequest, token: str) -> HttpResponse:
        return preview_view(self, request, token)

    @admin.display(description="条文数", ordering="piece_count")
    def pieces(self, version: LawVersion) -> int:
        return version.piece_count

    @admin.display(description="条文")
    def text(self, version: LawVersion) -> SafeString:
        rows = reverse("admin:legal_refs_provision_changelist")
        page = f"{version.law.get_absolute_url()}?on={version.effective_on}"
        links = '<a href="{}?version__id__exact={}">查看条文列表</a>，<a href="{}">网站上的页面</a>'
        return format_html(links, rows, version.pk, page)

    @admin.display(description="读取提示")
    def notes(self, version: LawVersion) -> SafeString | str:
        if not version.warnings:
            return "无"
        rows = ((_line(warning["line"]), warning["message"]) for warning in version.warnings)
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}{}</li>", rows))


def _line(number: int) -> str:
    return f"第 {number} 行：" if number else ""
