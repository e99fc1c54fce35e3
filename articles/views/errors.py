"""Answers to what cannot be shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

from ..models import Edition
from ..render.cards import cards, for_list
from ..stamp import now

NEWEST = 5


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    newest = cards(for_list(Edition.objects.live(now()))[:NEWEST])
    return render(request, "errors/404.html", {"newest": newest}, status=404)


def gone(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/410.html", status=410)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("errors/400.html"), status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse(render_to_string("errors/403.html"), status=403)


@requires_csrf_token
def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return HttpResponse(render_to_string("errors/403_csrf.html"), status=403)


def failed(request: HttpRequest) -> HttpResponse:
    # No context: neither the database nor the session may be asked, they may be what failed.
    return HttpResponse(render_to_string("errors/500.html"), status=500)
