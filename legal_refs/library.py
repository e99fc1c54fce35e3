"""How far the library goes: the day of the last import, or on which nothing new was found."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from django.db.models import Subquery
from django.utils import timezone

from .models import LawVersion, LibraryReview

# After so many days without an import or a look a person should look for new laws.
FRESH = datetime.timedelta(days=60)


class LibraryDay(NamedTuple):
    """The day up to which the library was kept, and the newest text that it holds."""

    day: datetime.date
    newest: LawVersion

    def is_old_on(self, on: datetime.date) -> bool:
        """Whether a day lies too far behind it for the library to be relied on."""
        return on > self.day + FRESH

    @property
    def is_old(self) -> bool:
        """Whether that is so today."""
        return self.is_old_on(timezone.localdate())


def library_day() -> LibraryDay | None:
    """Return up to which day the library was kept, None for an empty one; one query."""
    imported = LawVersion.objects.order_by("-imported_at").values("imported_at")[:1]
    reviewed = LibraryReview.objects.order_by("-reviewed_on").values("reviewed_on")[:1]
    rows = LawVersion.objects.select_related("law").defer("frame", "warnings")
    rows = rows.annotate(last_import=Subquery(imported), last_review=Subquery(reviewed))
    newest = rows.order_by("-effective_on", "-pk").first()
    if newest is None:
        return None
    days = [timezone.localdate(newest.last_import), newest.last_review]
    return LibraryDay(max(day for day in days if day), newest)


def note_review(made_by: str) -> LibraryReview:
    """Record that a person has looked for new laws today and found none that is missing."""
    review, _ = LibraryReview.objects.get_or_create(
        reviewed_on=timezone.localdate(), defaults={"reviewed_by": made_by}
    )
    return review
