"""What somebody does about their own sign-in: backup codes, the phone, sessions elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.audit import record
from articles.models import BackupCode, Event

from ..second_factor import rules
from ..second_factor.views import codes_page
from ..sessions import end_sessions, sessions_of
from .passwords import OwnPasswordForm


def account_view(request: HttpRequest) -> HttpResponse:
    """Show how one's account is secured; do one of the acts when the password is given."""
    form = OwnPasswordForm(request.POST or None, request=request)
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        if form.is_valid():
            return act(request)
    device = rules.device_of(request.user)
    context = {
        **admin.site.each_context(request),
        "title": "登录安全",
        "form": form,
        "device": device,
        "offered": settings.SECOND_FACTOR != rules.OFF,
        "required": rules.required_of(request.user),
        "codes_left": BackupCode.objects.left(request.user),
        "others": len(sessions_of(request.user)) - 1,
    }
    return render(request, "admin/accounts/own.html", context)


def _end_others(request: HttpRequest) -> HttpResponse:
    count = end_sessions(request.user, keep=request.session.session_key)
    record(Event.SESSIONS_ENDED, request.user, count=count)
    messages.success(request, f"已结束其他 {count} 处登录。")
    return redirect("admin:account")


def _renew_codes(request: HttpRequest) -> HttpResponse:
    if rules.device_of(request.user) is None:
        raise Http404
    return codes_page(request, request.user, "/admin/account/")


def _remove_phone(request: HttpRequest) -> HttpResponse:
    if rules.required_of(request.user):
        messages.error(request, "您的角色必须使用动态码，不能停用；换手机请重新启用。")
    elif rules.forget(request.user):
        record(Event.FACTOR_REMOVED, request.user)
        messages.success(request, "已停用动态码。")
    return redirect("admin:account")


ACTS: dict[str, Callable[[HttpRequest], HttpResponse]] = {
    "end_others": _end_others,
    "renew_codes": _renew_codes,
    "remove_phone": _remove_phone,
}
