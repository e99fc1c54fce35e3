"""How long somebody stays signed in, and ending what is open elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from articles.audit import record
from articles.models import Event

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
# The moment of the last request is written down at most this often, in seconds.
NOTED_EVERY = 60


class SessionExpiryMiddleware:
    """Signs out who asked for nothing for an hour, or signed in twelve hours ago."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer; to an expired session that of an anonymous visitor."""
        # Without the cookie the session stays untouched: a public page is shared.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            _expire_or_note(request)
        return self.get_response(request)


def _expire_or_note(request: HttpRequest) -> None:
    now, session = int(time.time()), request.session
    signed_in_at = session.setdefault(SIGNED_IN_AT, now)
    seen_at = session.setdefault(SEEN_AT, now)
    if now - signed_in_at > settings.SESSION_LONGEST or now - seen_at > settings.SESSION_IDLE:
        logout(request)
    elif now - seen_at >= NOTED_EVERY:
        session[SEEN_AT] = now


def note_sign_in(user: Any, **detail: Any) -> None:
    """Write a sign-in down, and forget the sessions that have run out: no other job does."""
    record(Event.SIGN_IN, user=user, **detail)
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


def sessions_of(user: Any) -> list[Session]:
    """Return the sessions in which a user is signed in; only staff have sessions, so few are read."""
    return [
        session
        for session in Session.objects.filter(expire_date__gt=timezone.now())
        if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]


def end_sessions(user: Any, keep: str | None = None) -> int:
    """Sign a user out everywhere but in the session with the key ``keep``; return how many ended."""
    ended = [session.pk for session in sessions_of(user) if session.pk != keep]
    Session.objects.filter(pk__in=ended).delete()
    return len(ended)
