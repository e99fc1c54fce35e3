"""What storing a law did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .compare import NO_CHANGES, ArticleChanges
from .lawtext.parsed import TextWarning
from .models import Law, LawVersion


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
    changes: ArticleChanges = NO_CHANGES
