"""Answers for the watchdog: is the process alive, and can it reach what it needs."""

import logging
import secrets
from collections.abc import Callable

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.search import missing_parts
from lawfirm.client_address import is_from_this_machine

logger = logging.getLogger(__name__)


@require_safe
@never_cache
def livez(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    states = {name: _state(name, probe) for name, probe in PROBES.items()}
    well = set(states.values()) == {"ok"}
    answer = {"status": "ok" if well else "failing"}
    if is_from_this_machine(request):
        answer |= states
    return JsonResponse(answer, status=200 if well else 503)


def _state(name: str, probe: Callable[[], None]) -> str:
    """Return "ok", or the class of what the probe raised: any failure is a state to report."""
    try:
        probe()
    except Exception as error:
        logger.exception("%s does not answer", name)
        return type(error).__name__
    return "ok"


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")


def _ask_cache() -> None:
    word = secrets.token_hex(8)
    cache.set(f"healthz-{word}", word, timeout=10)
    if cache.get(f"healthz-{word}") != word:
        raise LookupError("the cache forgot a value at once")


def _ask_search() -> None:
    missing = missing_parts()
    if missing:
        raise LookupError(f"the search index lacks {', '.join(sorted(missing))}")


PROBES = {"database": _ask_database, "cache": _ask_cache, "search": _ask_search}
