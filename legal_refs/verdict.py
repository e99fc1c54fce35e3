"""What is found out about one citation, and about all those of a text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from .article_map import Target
from .grammar import Citation
from .locators import Locator
from .models import Law, LawVersion, Provision
from .quotations import Quotation
from .resolve import Resolution
from .textdiff import Difference


class Status(StrEnum):
    """The verdict on one citation."""

    VERIFIED = "verified"
    QUOTE_DIFFERS = "quote_differs"
    NO_SUCH_PROVISION = "no_such_provision"
    NOT_IN_FORCE = "not_in_force"
    AMBIGUOUS_LAW = "ambiguous_law"
    UNKNOWN_LAW = "unknown_law"
    NOT_HELD = "not_held"

    @property
    def label(self) -> str:
        """The verdict in the words of the desk."""
        return LABELS[self]


LABELS = {
    Status.VERIFIED: "核对无误",
    Status.QUOTE_DIFFERS: "引文有出入",
    Status.NO_SUCH_PROVISION: "没有这一条",
    Status.NOT_IN_FORCE: "没有效力",
    Status.AMBIGUOUS_LAW: "名称不明",
    Status.UNKNOWN_LAW: "未知的法律",
    Status.NOT_HELD: "未收录",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the writer may have meant: a law's full title, and where known what its articles say now."""

    law: str
    targets: tuple[Target, ...] = ()

    @property
    def articles(self) -> tuple[int, ...]:
        """The numbers of the articles, () where none is known or none is left."""
        return tuple(dict.fromkeys(target.article for target in self.targets if target.article))


@dataclass(frozen=True, slots=True)
class Compared:
    """Words quoted from a provision, and where they are not the official ones.

    ``differences`` are spans in the quotation's words and in the official text. ``found_at`` is the
    other place of the same law where the words stand as they are quoted.
    """

    quotation: Quotation
    differences: tuple[Difference, ...] = ()
    found_at: Locator | None = None

    @property
    def differs(self) -> bool:
        """Whether these are not the words of the place cited."""
        return bool(self.differences) or self.found_at is not None


@dataclass(frozen=True, slots=True)
class Verdict:
    """One citation, what it resolved to, and whether it holds with all that it quotes."""

    status: Status
    resolution: Resolution
    compared: tuple[Compared, ...] = ()
    suggestion: Suggestion | None = None

    @property
    def worst(self) -> Compared | None:
        """The first quotation that differs, else the first one."""
        differing = (found for found in self.compared if found.differs)
        return next(differing, self.compared[0] if self.compared else None)

    @property
    def quotation(self) -> Quotation | None:
        """The quotation that decides: the first that differs, else the first."""
        return self.worst.quotation if self.worst else None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The differences of ``quotation``."""
        return self.worst.differences if self.worst else ()

    @property
    def citation(self) -> Citation:
        return self.resolution.citation

    @property
    def law(self) -> Law | None:
        return self.resolution.law

    @property
    def version(self) -> LawVersion | None:
        return self.resolution.version

    @property
    def provisions(self) -> tuple[Provision, ...]:
        return self.resolution.provisions

    @property
    def official(self) -> str | None:
        return self.resolution.official


@dataclass(frozen=True, slots=True)
class Report:
    """A text's citations with their verdicts, in the order of the text."""

    text: str
    on: datetime.date
    verdicts: tuple[Verdict, ...]
