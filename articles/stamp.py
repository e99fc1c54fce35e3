"""Whether what the public sees has changed: one row, written by each change, read by each process."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from django.db import DatabaseError, connection
from django.db.models import DateTimeField, F, Min
from django.db.models.functions import Now
from django.utils import timezone

from legal_refs.models import Law, LawVersion

from .models import Edition
from .models.stamp import Stamp

# Seconds for which a process trusts what it last read.
TRUSTED_FOR = 0.5


T = TypeVar("T")
Version = tuple[int, datetime.datetime | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """The row as one process last read it, with the database's clock at that moment.

    ``taken`` is this process's monotonic clock in seconds: the machine's own time is never asked.
    """

    number: int
    next_change_at: datetime.datetime | None
    at: datetime.datetime
    taken: float

    @property
    def version(self) -> Version:
        """What a kept answer is marked with: it is good while this stands."""
        return self.number, self.next_change_at

    def now(self) -> datetime.datetime:
        """The database's clock, reckoned from the reading."""
        return self.at + datetime.timedelta(seconds=time.monotonic() - self.taken)

    def holds(self, version: Version) -> bool:
        """Whether what was made under a version is still what the public should see."""
        ahead = self.next_change_at is None or self.now() < self.next_change_at
        return ahead and self.version == version


_lock = Lock()
_last: Reading | None = None
_kept: dict[str, tuple[Version, Any]] = {}


def move() -> None:
    """Say that something public has changed: to be called in the transaction that changes it."""
    after = next_change(timezone.now())
    Stamp.objects.get_or_create(pk=1)
    Stamp.objects.filter(pk=1).update(number=F("number") + 1, next_change_at=after)


def next_change(at: datetime.datetime) -> datetime.datetime | None:
    """Return when the public side next changes by itself after a moment, None where it does not.

    An edition starts or ends, or a law version starts or a law ends at midnight in China.
    """
    day = timezone.localdate(at)
    moments = [
        Edition.objects.filter(live_from__gt=at).aggregate(first=Min("live_from"))["first"],
        Edition.objects.filter(live_until__gt=at).aggregate(first=Min("live_until"))["first"],
        _midnight(LawVersion.objects.filter(effective_on__gt=day), "effective_on"),
        _midnight(Law.objects.filter(repealed_on__gt=day), "repealed_on"),
    ]
    return min((moment for moment in moments if moment), default=None)


def _midnight(rows, field: str) -> datetime.datetime | None:
    day = rows.aggregate(first=Min(field))["first"]
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time())) if day else None


def reading(*, fresh: bool = False) -> Reading | None:
    """Return the row, read anew where the last reading is older than half a second.

    With the database down the last reading stands; None where there never was one. One thread
    asks at a time, the others go on with what is known.
    """
    global _last
    old = _last
    if old and not fresh and time.monotonic() - old.taken < TRUSTED_FOR:
        return old
    if not _lock.acquire(blocking=old is None or fresh):
        return old
    try:
        _last = _read()
    except DatabaseError:
        # A dead connection is closed, so that the next reading opens another one.
        connection.close()
        if old is None:
            return None
        # Asked again after another half second, not by every request meanwhile.
        _last = Reading(old.number, old.next_change_at, old.now(), time.monotonic())
    finally:
        _lock.release()
    return _last


def now() -> datetime.datetime:
    """The moment by which the public side is read: the database's clock, as last read."""
    return _last.now() if _last else timezone.now()


def kept(name: str, make: Callable[[], T]) -> T:
    """Return what ``make`` gives, made once and kept by this process while the public side stands.

    Without a reading, as in commands and tests, it is made each time.
    """
    known = _last
    if known is None:
        return make()
    held = _kept.get(name)
    if held and known.holds(held[0]):
        return held[1]
    made = make()
    _kept[name] = known.version, made
    return made


def _read() -> Reading:
    """Read the row; where its moment has come, what follows it is reckoned without writing."""
    rows = Stamp.objects.filter(pk=1).annotate(clock=Now(output_field=DateTimeField()))
    taken = time.monotonic()
    number, coming, clock = rows.values_list("number", "next_change_at", "clock").first() or (
        0,
        None,
        timezone.now(),
    )
    if coming is not None and coming <= clock:
        coming = next_change(clock)
    return Reading(number, coming, clock, taken)
