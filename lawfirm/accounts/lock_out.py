"""What somebody sees who is locked out after too many wrong passwords."""

from __future__ import annotations

import math
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


def locked_page(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Answer 429 with the time after which the lock has ended, the same for unknown names."""
    seconds = _seconds_left(request, (credentials or {}).get("username", ""))
    minutes = math.ceil(seconds / 60)
    page = render(request, "errors/429.html", {"minutes": minutes}, status=429)
    page.headers["Retry-After"] = str(seconds)
    return page


def _seconds_left(request: HttpRequest, username: str) -> int:
    here = AccessAttempt.objects.filter(username=username, ip_address=request.axes_ip_address)
    last = here.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    left = last + settings.AXES_COOLOFF_TIME - timezone.now()
    return max(1, math.ceil(left.total_seconds()))
