"""The log of mended texts, to be read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from ..models import TextCorrection


@admin.register(TextCorrection)
class TextCorrectionAdmin(admin.ModelAdmin):
    list_display = ["described", "count", "reason", "made_by", "made_at"]
    list_filter = ["made_at"]
    search_fields = ["described", "reason", "made_by"]
    search_help_text = "按法律名称、理由或更正人查找"
    fields = [
        *("described", "reason", "made_by", "made_at", "source", "count"),
        *("words", "old_sha256", "new_sha256"),
    ]
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who may read the texts may read what was mended in them."""
        return request.user.has_perm("legal_refs.view_lawversion")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.display(description="改动")
    def words(self, correction: TextCorrection) -> SafeString:
        rows = (
            (c["place"], c["old"] or "（无）", c["new"] or "（无）") for c in correction.changes
        )
        return format_html_join("", "<p>{}<br>原：{}<br>改：{}</p>", rows)
