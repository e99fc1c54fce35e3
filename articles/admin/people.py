from django.contrib import admin
from django.http import HttpRequest

from ..editor.widget import SafeEditorWidget
from ..fields import SafeHtmlField
from ..models import Category, Firm, Lawyer
from .public import PublicAdmin


@admin.register(Category)
class CategoryAdmin(PublicAdmin):
    list_display = ["name", "slug", "notice_kind", "position"]
    list_editable = ["position"]
    search_fields = ["name"]


@admin.register(Lawyer)
class LawyerAdmin(PublicAdmin):
    list_display = ["name", "title", "licence_number", "active", "position"]
    search_fields = ["name", "licence_number"]
    autocomplete_fields = ["user", "photo"]
    formfield_overrides = {SafeHtmlField: {"widget": SafeEditorWidget}}


@admin.register(Firm)
class FirmAdmin(PublicAdmin):
    list_display = ["name", "telephone", "wechat_id"]
    autocomplete_fields = ["wechat_qr"]
    formfield_overrides = {SafeHtmlField: {"widget": SafeEditorWidget}}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Firm.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Firm | None = None) -> bool:
        return False
