"""Which texts of a law a citation may mean: that of the day, of a year named, of a time spoken of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from .grammar import Citation
from .models import Law, LawVersion

LABELLED = re.compile(r"^\d{4}")
# So many earlier texts are looked into where the words around say no more than 原 or 当时.
MOST = 6


class Choice(NamedTuple):
    """A text that is held, None where the one meant is not.

    ``of_then`` says that the sentence speaks of a time at which it counted, ``superseded`` that the
    text named has given way to the one that is held.
    """

    version: LawVersion | None
    of_then: bool = False
    superseded: bool = False


def choices(
    citation: Citation,
    law: Law,
    versions: Sequence[LawVersion],
    on: datetime.date,
    spoken: datetime.date | None,
) -> list[Choice]:
    """Return the texts that a citation may mean, likeliest first; never an empty list.

    ``versions`` are all that are held, oldest first; ``spoken`` is the day that the sentence names.
    """
    present = version_on(versions, on)
    if citation.version_year and present:
        named = _of_year(citation, versions, present)
        if named:
            return [named]
    then = _of_day(law, versions, on, spoken)
    if citation.past:
        return _of_the_past(law, versions, on, then)
    if then and (then != present or _is_repealed(law, on)):
        chosen = Choice(then, of_then=True)
        return [chosen] if _is_repealed(law, on) else [Choice(present), chosen]
    return [Choice(present)]


def version_on(versions: Sequence[LawVersion], on: datetime.date) -> LawVersion | None:
    """Return the last version that had started on a day, else the first, None where none is held."""
    started = [version for version in versions if version.effective_on <= on]
    return started[-1] if started else next(iter(versions), None)


def year_of(version: LawVersion) -> int:
    """Return the year by which a version is called: of its amendment, else of its publication."""
    found = LABELLED.match(version.label)
    day = version.promulgated_on or version.effective_on
    return int(found.group()) if found else day.year


def _of_year(
    citation: Citation, versions: Sequence[LawVersion], present: LawVersion
) -> Choice | None:
    """The version of the year named; None where the year tells nothing, as 2024年《民法典》."""
    year = citation.version_year or 0
    by_name = [version for version in versions if year_of(version) == year]
    by_start = [version for version in versions if version.effective_on.year == year]
    # 2020年《民法典》: passed in the year before the one in which it began, and never amended.
    first = [v for v in versions if not v.label and v.effective_on.year - 1 == year]
    named = by_name or by_start or first
    if named:
        return Choice(named[-1], of_then=citation.past)
    if year < year_of(present):
        return Choice(None, superseded=not citation.past)
    return Choice(None) if f"{year}修" in citation.surface else None


def _of_day(
    law: Law, versions: Sequence[LawVersion], on: datetime.date, spoken: datetime.date | None
) -> LawVersion | None:
    """The text in force on the earlier day that the sentence names."""
    if spoken is None or spoken >= on or _is_repealed(law, spoken):
        return None
    started = [version for version in versions if version.effective_on <= spoken]
    return started[-1] if started else None


def _of_the_past(
    law: Law, versions: Sequence[LawVersion], on: datetime.date, then: LawVersion | None
) -> list[Choice]:
    """The text of the day named; else those before the present one, and of a repealed law all."""
    if then:
        return [Choice(then, of_then=True)]
    started = [version for version in versions if version.effective_on <= on] or versions[:1]
    earlier, last = list(started[:-1][::-1]), list(started[-1:])
    ordered = [*last, *earlier] if _is_repealed(law, on) else [*earlier, *last]
    return [Choice(version, of_then=True) for version in ordered[:MOST]] or [Choice(None)]


def _is_repealed(law: Law, on: datetime.date) -> bool:
    return law.repealed_on is not None and law.repealed_on <= on
