from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from ..models import ErrorReport


@admin.register(ErrorReport)
class ErrorReportAdmin(admin.ModelAdmin):
    """What readers reported: an outcome written down handles it."""

    list_display = ["text", "post", "created_at", "handled_at"]
    list_select_related = ["post"]
    list_filter = [("handled_at", admin.EmptyFieldListFilter)]
    show_full_result_count = False
    fields = ["post", "edition", "text", "created_at", "outcome", "handled_at", "handled_by"]
    readonly_fields = ["post", "edition", "text", "created_at", "handled_at", "handled_by"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: ErrorReport, form: object, change: bool
    ) -> None:
        if obj.outcome.strip() and obj.handled_at is None:
            obj.handled_at, obj.handled_by = timezone.now(), request.user
        super().save_model(request, obj, form, change)
