"""What storing a law did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .lawtext.parsed import TextWarning
from .locators import Locator
from .matching import MatchKind
from .models import Law, LawVersion

# What became of an article (a ``MatchKind``), its old place, its new one.
Became = tuple[str, Locator | None, Locator | None]


class Outcome(StrEnum):
    """What storing a law did; DIFFERENT alone says that a text was there and nothing was stored."""

    NEW = "new"
    NEW_VERSION = "new_version"
    COMPLETED = "completed"
    UNCHANGED = "unchanged"
    DIFFERENT = "different"
    CORRECTED = "corrected"

    @property
    def label(self) -> str:
        """The outcome in Chinese."""
        return OUTCOME_LABELS[self]


OUTCOME_LABELS = {
    Outcome.NEW: "新法律",
    Outcome.NEW_VERSION: "新版本",
    Outcome.COMPLETED: "摘录补为全文",
    Outcome.UNCHANGED: "没有变化",
    Outcome.DIFFERENT: "同日文本不同，未覆盖",
    Outcome.CORRECTED: "已更正文本",
}


class Changes(NamedTuple):
    """The articles that a text adds, takes out, words otherwise, and gives another number alone.

    Those taken out by their old numbers, all others by their new ones.
    """

    added: tuple[Locator, ...] = ()
    removed: tuple[Locator, ...] = ()
    changed: tuple[Locator, ...] = ()
    renumbered: tuple[Locator, ...] = ()


NO_CHANGES = Changes()


def changes_of(rows: Iterable[Became]) -> Changes:
    """Sum up what became of each article: its kind, its old place, its new one."""
    found: dict[str, list[Locator]] = {name: [] for name in Changes._fields}
    for kind, old, new in rows:
        name = _SUMMED.get(kind, "changed")
        place = old if name == "removed" else new
        if kind != MatchKind.UNCHANGED and place and place not in found[name]:
            found[name].append(place)
    return Changes(*(tuple(places) for places in found.values()))


_SUMMED = {
    MatchKind.NEW: "added",
    MatchKind.DELETED: "removed",
    MatchKind.RENUMBERED: "renumbered",
}


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing one law did.

    ``changes`` compares with ``against``: the version before this one, or, where the outcome is
    DIFFERENT, the stored text of the same day.
    """

    law: Law
    version: LawVersion
    outcome: Outcome
    articles: int
    provisions: int
    warnings: tuple[TextWarning, ...] = ()
    against: LawVersion | None = None
    changes: Changes = NO_CHANGES
