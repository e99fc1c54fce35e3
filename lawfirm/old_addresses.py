"""Addresses of the past: redirects before and behind the site's own pages, and what is missed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)

from articles import missed
from articles.models import Redirect
from articles.redirects import find, old_pairs
from lawfirm.page_cache import NEVER

logger = logging.getLogger(__name__)
SAFE_IN_TARGET = "/:@!$&'()*+,;=~-._?%"


class OldAddressMiddleware:
    """Asks for redirects in the order that the site's addresses have.

    A request with one of the old keys asks them first (`/?id=931096` has the path of the home
    page); every other one after the site's own pages, before 410 and 404. What then is not found is
    counted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the redirect where there is one, else the answer of the inner layers."""
        path = request.path_info
        if request.method not in ("GET", "HEAD") or path.startswith(NEVER):
            return self.get_response(request)
        pairs = old_pairs(request.META.get("QUERY_STRING", ""))
        if pairs and (redirect := find(path, pairs)):
            return leading(redirect)
        response = self.get_response(request)
        if response.status_code in (404, 410) and (redirect := find(path)):
            return leading(redirect)
        if response.status_code == 404:
            _note(request)
        return response


def leading(redirect: Redirect) -> HttpResponseBase:
    """Return the answer that sends a visitor on, 301 or 302."""
    answer = HttpResponsePermanentRedirect if redirect.permanent else HttpResponseRedirect
    return answer(settings.SITE_URL + quote(redirect.target, safe=SAFE_IN_TARGET))


def _note(request: HttpRequest) -> None:
    """Count a missed address; a database that cannot be written to does not stop the answer."""
    try:
        missed.note(request.path_info, request.headers.get("Referer", ""))
    except DatabaseError as error:
        connection.close_if_unusable_or_obsolete()
        logger.warning("missed address not counted: %s", error)
