"""Counting addresses that are asked for in vain, in a table that does not grow without end."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from .models import MissedPath
from .models.redirect import LONGEST_PATH

MOST_ROWS = 10_000
REFERRER = 300


def note(path: str, referrer: str) -> None:
    """Count a decoded path that was not found; of the referrer host and path alone are kept."""
    if len(path) > LONGEST_PATH or "\x00" in path:
        return
    now, source = timezone.now(), bare(referrer)
    seen = {"last_seen": now} | ({"last_referrer": source} if source else {})
    rows = MissedPath.objects.filter(path=path)
    if rows.update(count=F("count") + 1, **seen):
        return
    _make_room()
    try:
        with transaction.atomic():
            MissedPath.objects.create(path=path, first_seen=now, **{"last_referrer": "", **seen})
    except IntegrityError:
        # Another process wrote it in between.
        rows.update(count=F("count") + 1, **seen)


def bare(referrer: str) -> str:
    """Return host and path of an address, without account, query and fragment; empty for nonsense.

    ``bare("https://www.baidu.com/s?wd=借条")`` is ``"www.baidu.com/s"``.
    """
    try:
        address = urlsplit(referrer.replace("\x00", "").strip())
        host = address.hostname or ""
    except ValueError:
        return ""
    return f"{host}{address.path}"[:REFERRER] if host else ""


def _make_room() -> None:
    """Where the table is full, what was asked for least and longest ago goes."""
    surplus = MissedPath.objects.count() - MOST_ROWS + 1
    if surplus > 0:
        rarest = MissedPath.objects.order_by("count", "last_seen").values_list("pk", flat=True)
        MissedPath.objects.filter(pk__in=list(rarest[:surplus])).delete()
