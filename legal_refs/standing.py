"""How a law stands on a day, and which of its texts to show for that day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils import timezone

from .models import Law, LawVersion


@dataclass(frozen=True, slots=True)
class Standing:
    """A law on a day: the text to show, and whether that text is in force then.

    ``version`` is the text in force; of a repealed law the last one, of a law that has not begun
    the first one, None where the library holds no text. ``versions`` are all, newest first.
    """

    law: Law
    on: datetime.date
    version: LawVersion | None
    versions: tuple[LawVersion, ...]
    in_force: bool

    @property
    def is_repealed(self) -> bool:
        """Whether the law has ended on or before the day."""
        return self.law.repealed_on is not None and self.law.repealed_on <= self.on

    @property
    def is_ended_since(self) -> bool:
        """Whether the law was in force on the day and has been repealed since."""
        ended = self.law.repealed_on
        return ended is not None and self.on < ended <= timezone.localdate()

    @property
    def is_to_come(self) -> bool:
        """Whether the text shown starts only after the day."""
        return self.version is not None and self.version.effective_on > self.on

    @property
    def ends_on(self) -> datetime.date | None:
        """The first day on which the text shown no longer counts, None while it is open."""
        if self.version is None:
            return None
        later = [
            v.effective_on for v in self.versions if v.effective_on > self.version.effective_on
        ]
        return min([*later, *filter(None, [self.law.repealed_on])], default=None)

    @property
    def is_present(self) -> bool:
        """Whether the text shown is the one that the law's page shows today."""
        today = timezone.localdate()
        started = [known for known in self.versions if known.effective_on <= today]
        return self.version == (started[0] if started else next(reversed(self.versions), None))


def standing(law: Law, on: datetime.date) -> Standing:
    """Return how a law stands on a day, in two queries."""
    in_force = law.versions.in_force(on).values_list("pk", flat=True).first()
    versions = tuple(law.versions.defer("frame", "warnings").order_by("-effective_on"))
    for known in versions:
        known.law = law
    if in_force:
        shown = next(known for known in versions if known.pk == in_force)
        return Standing(law, on, shown, versions, in_force=True)
    started = [known for known in versions if known.effective_on <= on]
    shown_instead = started[0] if started else (versions[-1] if versions else None)
    return Standing(law, on, shown_instead, versions, in_force=False)
