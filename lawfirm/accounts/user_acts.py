"""What an administrator does for somebody else's sign-in, each with the own password and logged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from articles.audit import record
from articles.models import Event

from ..second_factor import rules
from ..sessions import end_sessions
from .passwords import OwnPasswordForm

if TYPE_CHECKING:
    from .users import UserAdmin


@dataclass(frozen=True, slots=True)
class Act:
    """One button: its words, and what it does; that returns what to show, or None for the list."""

    label: str
    warning: str
    do: Callable[[HttpRequest, User], dict[str, Any] | None]


def _make_link(request: HttpRequest, user: User) -> dict[str, Any]:
    """A link that sets the password once, within an hour; it does not spare the second factor."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    place = reverse("admin:set_password", args=[uid, default_token_generator.make_token(user)])
    record(Event.PASSWORD_LINK, user)
    return {"link": settings.SITE_URL + place}


def _reset_phone(request: HttpRequest, user: User) -> None:
    had_one = rules.forget(user)
    end_sessions(user)
    record(Event.FACTOR_RESET, user, had_one=had_one)
    messages.success(request, "动态码已重置，备用码全部作废；此人下次登录时重新启用。")


def _end_sessions(request: HttpRequest, user: User) -> None:
    count = end_sessions(user)
    record(Event.SESSIONS_ENDED, user, count=count)
    messages.success(request, f"已结束此人的 {count} 处登录。")


ACTS: dict[str, Act] = {
    "link": Act(
        "生成设置密码的链接",
        "链接一小时内有效，只能用一次。请当面或通过可靠的方式交给本人。",
        _make_link,
    ),
    "reset-phone": Act(
        "重置动态码",
        "请先核实是本人遗失了手机。原来的动态码和备用码立即作废，各处登录一并结束。",
        _reset_phone,
    ),
    "end-sessions": Act("结束此人的登录", "此人在各处的登录立即失效。", _end_sessions),
}


def act_view(model_admin: UserAdmin, request: HttpRequest, pk: int, act: str) -> HttpResponse:
    """Ask for the administrator's password, then do the act; never to oneself or one's superior."""
    if act not in ACTS:
        raise Http404
    user = get_object_or_404(User, pk=pk)
    if user == request.user or not model_admin.has_change_permission(request, user):
        raise PermissionDenied
    form = OwnPasswordForm(request.POST or None, request=request)
    shown: dict[str, Any] | None = {}
    if request.method == "POST" and form.is_valid():
        shown = ACTS[act].do(request, user)
        if shown is None:
            return redirect("admin:auth_user_change", pk)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": ACTS[act].label,
        "subject": user,
        "warning": ACTS[act].warning,
        "form": form,
        **shown,
    }
    return render(request, "admin/accounts/act.html", context)
