from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join

from ..models import Edition, Waiver


class WaiverInline(admin.TabularInline):
    model = Waiver
    extra = 0
    can_delete = False
    fields = ["check_id", "excerpt", "message", "reason", "user", "created_at"]
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False


@admin.register(Edition)
class EditionAdmin(admin.ModelAdmin):
    """The record of what the public could read: to look at, never to change."""

    list_display = ["title", "number", "live_from", "live_until", "lawyer", "reviewer", "law_on"]
    list_select_related = ["lawyer", "reviewer"]
    list_filter = ["origin"]
    date_hierarchy = "live_from"
    show_full_result_count = False
    search_fields = ["title"]
    inlines = [WaiverInline]
    exclude = ["report", "text", "related", "social_image", "lead_image"]
    readonly_fields = ["check_report"]

    @admin.display(description="检查报告")
    def check_report(self, edition: Edition) -> str:
        if not edition.report:
            return "没有问题。"
        rows = [(row["level"], row["message"], row["excerpt"]) for row in edition.report]
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} {}（{}）</li>", rows))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        return False
