"""The list of people: an administrator makes accounts by role, and never by single permissions."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.audit import record
from articles.models import Event
from articles.roles import ROLES

from ..sessions import end_sessions
from .user_acts import ACTS, act_view
from .user_forms import UserForm

# No form shows these; a request that carries one is forged.
CLOSED = {
    *("is_superuser", "is_staff", "user_permissions", "password", "last_login", "date_joined"),
}
# One's own: an administrator neither takes a role nor locks the last door.
CLOSED_FOR_ONESELF = {"groups", "is_active"}
SHOWN = ["has_phone", "last_login", "date_joined"]


class RoleFilter(admin.SimpleListFilter):
    title = "角色"
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name) for name in ROLES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> QuerySet[User]:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class UserAdmin(admin.ModelAdmin):
    form = UserForm
    change_form_template = "admin/accounts/user_change_form.html"
    list_display = ["username", "first_name", "roles", "has_phone", "last_login", "is_active"]
    list_filter = ["is_active", RoleFilter]
    search_fields = ["username", "first_name", "email"]
    ordering = ["username"]
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        phones = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        users = super().get_queryset(request).prefetch_related("groups")
        return users.annotate(phone=Exists(phones))

    def get_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        if obj is None:
            return ["username", "first_name", "email", "groups"]
        return ["username", "first_name", "email", "groups", "is_active", *SHOWN]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        return [*SHOWN, *CLOSED_FOR_ONESELF] if obj == request.user else SHOWN

    @admin.display(description="角色")
    def roles(self, user: User) -> str:
        names = [group.name for group in user.groups.all()]
        return "、".join(["超级用户"] * user.is_superuser + names) or "无"

    @admin.display(description="动态码", boolean=True)
    def has_phone(self, user: User) -> bool:
        return user.phone

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        outranked = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not outranked

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        act = self.admin_site.admin_view(self.act_view)
        return [path("<int:pk>/do/<str:act>/", act, name="auth_user_do"), *super().get_urls()]

    def act_view(self, request: HttpRequest, pk: int, act: str) -> HttpResponse:
        return act_view(self, request, pk, act)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        own = object_id == str(request.user.pk)
        closed = CLOSED | CLOSED_FOR_ONESELF if own else CLOSED
        if request.method == "POST" and closed & set(request.POST):
            raise PermissionDenied("这个账号的权限不能这样修改。")
        shown = {"acts": [] if own else [(key, act.label) for key, act in ACTS.items()]}
        return super().changeform_view(
            request, object_id, form_url, {**shown, **(extra_context or {})}
        )

    def save_model(self, request: HttpRequest, obj: User, form: ModelForm, change: bool) -> None:
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        user = form.instance
        before = _roles_of(user)
        super().save_related(request, form, formsets, change)
        after = _roles_of(user)
        if not change:
            record(Event.ACCOUNT_ADDED, user, roles=sorted(after))
            return
        if fields := sorted(set(form.changed_data) - {"groups"}):
            record(Event.ACCOUNT_CHANGED, user, fields=fields)
        if before != after:
            gained, lost = sorted(after - before), sorted(before - after)
            record(Event.ROLES_CHANGED, user, gained=gained, lost=lost)
            end_sessions(user)

    # The log of ours says what happened to an account; Django's would keep its name as text.
    def log_addition(self, request: HttpRequest, obj: User, message: Any) -> None:
        return

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> None:
        return

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        log = reverse("admin:articles_auditentry_changelist")
        about = {"object_type": "auth.user", "object_id": object_id}
        return redirect(f"{log}?{urlencode(about)}")


def _roles_of(user: User) -> set[str]:
    return set(Group.objects.filter(user=user).values_list("name", flat=True))
