"""Asking for the second factor, and enrolling a phone; the only pages open to who is half signed in."""

from __future__ import annotations

from base64 import b32encode
from binascii import unhexlify
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp import login as remember_device
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from articles.audit import record
from articles.models import BackupCode, Event
from articles.qr import qr_svg

from ..sessions import end_sessions
from . import half, rules
from .forms import CodeForm, EnrolForm, ReplaceForm

KEY = "enrolment_key"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask_view(request: HttpRequest) -> HttpResponse:
    """Take a code from who is half signed in; then they are signed in for good."""
    user = half.user_of(request)
    if user is None:
        return redirect("admin:login")
    device = rules.device_of(user)
    if device is None:
        return redirect("admin:second_factor_enrol")
    if request.method != "POST":
        return _page(request, "ask", "输入动态码", {"form": CodeForm()})
    form = CodeForm(request.POST)
    if form.is_valid():
        code = form.cleaned_data["code"]
        wait = rules.waits_until(device) if rules.is_of_a_phone(code) else None
        if wait:
            return _please_wait(request, form, (wait - timezone.now()).total_seconds())
        if proved := rules.proves(user, code):
            return _let_in(request, user, proved, code)
        half.count_wrong_code(request, user)
        form.add_error("code", "动态码或备用码不对，或者已经用过。")
    return _page(request, "ask", "输入动态码", {"form": form})


def _let_in(request: HttpRequest, user: Any, device: TOTPDevice, code: str) -> HttpResponse:
    how = "totp" if rules.is_of_a_phone(code) else "backup_code"
    return redirect(half.finish(request, user, device, how))


def _please_wait(request: HttpRequest, form: Form, seconds: float) -> HttpResponse:
    left = max(1, int(seconds) + 1)
    form.add_error(None, f"刚才的动态码不对，请等 {left} 秒再输入。")
    page = _page(request, "ask", "输入动态码", {"form": form}, status=429)
    page.headers["Retry-After"] = str(left)
    return page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def enrol_view(request: HttpRequest) -> HttpResponse:
    """Enrol a phone: for who is half signed in and has none, or is signed in and gives the password."""
    user = half.user_of(request)
    is_half = user is not None
    if is_half and rules.device_of(user):
        return redirect("admin:second_factor")
    if not is_half and not (admin.site.has_permission(request) and _is_offered()):
        return redirect("admin:login")
    user = user or request.user
    key = request.session.setdefault(KEY, random_hex(20))
    given = request.POST if request.method == "POST" else None
    form = EnrolForm(given) if is_half else ReplaceForm(given, request=request)
    if form.is_valid():
        if device := rules.enrol(user, key, form.cleaned_data["code"]):
            return _enrolled(request, user, device, is_half)
        form.add_error("code", "动态码不对。请确认手机的时间准确，再输入新显示的一组。")
    return _page(request, "enrol", "启用动态码", {"form": form, **_shown(user, key)})


def _is_offered() -> bool:
    return settings.SECOND_FACTOR != rules.OFF


def _enrolled(request: HttpRequest, user: Any, device: TOTPDevice, is_half: bool) -> HttpResponse:
    """Show the backup codes, for this once; every other session of the user ends."""
    going_to = "/admin/account/"
    if is_half:
        going_to = half.finish(request, user, device, "totp")
    else:
        del request.session[KEY]
        remember_device(request, device)
    end_sessions(user, keep=request.session.session_key)
    record(Event.FACTOR_ENROLLED, user, user=user)
    return codes_page(request, user, going_to)


def codes_page(request: HttpRequest, user: Any, going_to: str) -> HttpResponse:
    """Make ten new backup codes and show them: they are kept as hashes alone."""
    codes = BackupCode.objects.renew(user)
    record(Event.BACKUP_CODES_MADE, user, user=user)
    return _page(request, "codes", "备用码", {"codes": codes, "going_to": going_to})


def _shown(user: Any, key: str) -> dict[str, Any]:
    """The key as the phone reads it, and as somebody types it who cannot scan."""
    secret = b32encode(unhexlify(key)).decode("ascii")
    address = TOTPDevice(user=user, key=key).config_url
    return {
        "qr": mark_safe(qr_svg(address, "动态码的二维码")),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
    }


def _page(
    request: HttpRequest, name: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    shown = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"admin/second_factor/{name}.html", shown, status=status)
