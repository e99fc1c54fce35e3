"""Signed in by half: the password was right, the second factor is still asked for.

Such a session holds no user as Django knows one: to every view but those of the second factor it
is an anonymous visitor's.
"""

from __future__ import annotations

import time
from typing import Any

from django.contrib.auth import get_user_model, login
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django_otp import login as remember_device
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.audit import record
from articles.models import Event

from ..sessions import note_sign_in

HALF = "half_signed_in"
LASTS = 10 * 60
# After this many wrong codes the password is asked for again.
ATTEMPTS = 5


def begin(request: HttpRequest, user: Any, backend: str, going_to: str) -> None:
    """Start a session anew in which a user has given the right password and nothing more."""
    request.session.flush()
    request.session[HALF] = {
        "user": user.pk,
        "backend": backend,
        "hash": user.get_session_auth_hash(),
        "at": int(time.time()),
        "wrong": 0,
        "next": going_to,
    }


def user_of(request: HttpRequest) -> Any | None:
    """Return who is signed in by half; None after ten minutes or where the password was changed."""
    half = request.session.get(HALF)
    if not half or time.time() - half["at"] > LASTS or half["wrong"] >= ATTEMPTS:
        return None
    user = get_user_model().objects.filter(pk=half["user"], is_active=True, is_staff=True).first()
    unchanged = user and constant_time_compare(half["hash"], user.get_session_auth_hash())
    return user if unchanged else None


def count_wrong_code(request: HttpRequest, user: Any) -> None:
    """Note a wrong code, for the session and for the log."""
    half = request.session[HALF]
    request.session[HALF] = {**half, "wrong": half["wrong"] + 1}
    record(Event.SIGN_IN_FAILED, user=user, step="second_factor")


def finish(request: HttpRequest, user: Any, device: TOTPDevice, how: str) -> str:
    """Sign the user in for good; return where they wanted to go."""
    half = request.session[HALF]
    request.session.flush()
    login(request, user, backend=half["backend"])
    remember_device(request, device)
    note_sign_in(user, second_factor=how)
    return half["next"]
