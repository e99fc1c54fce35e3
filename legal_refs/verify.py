"""Whether each citation of a text holds, and whether what it quotes is the official text."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from .grammar import Citation, Names, find_citations
from .models import Law, LawVersion, Provision
from .names import current_names
from .quotations import Quotation, find_quotations, within
from .resolve import Resolution, resolve
from .textdiff import Difference, compare, is_quotation_of


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
    """What the writer may have meant: a law's full title, and articles of it where known."""

    law: str
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Words quoted from a provision, and where they are not the official ones.

    ``differences`` are spans in the quotation's words and in the official text.
    """

    quotation: Quotation
    differences: tuple[Difference, ...] = ()


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
        differing = (found for found in self.compared if found.differences)
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


def verify(text: str, on: datetime.date, *, self_title: str | None = None) -> Report:
    """Find the citations of a plain text and check each by the law of a day.

    ``self_title`` is the title of the law that the text is part of, if it is one. The number of
    queries does not grow with the text.
    """
    names = current_names()
    found = find_citations(text, names=names, self_title=self_title)
    citations = [_settled(citation, names, on) for citation in found]
    quoted: dict[int, list[Quotation]] = defaultdict(list)
    for quotation in find_quotations(text, citations):
        quoted[quotation.citation_index].append(quotation)
    resolved = resolve(citations, on)
    return Report(text, on, tuple(_verdict(row, quoted[i]) for i, row in enumerate(resolved)))


def _settled(citation: Citation, names: Names, on: datetime.date) -> Citation:
    """Take the one law of a name that was in force on the day, where the others had ended."""
    if len(citation.candidates) < 2:
        return citation
    rows = [(title, names.row(title)) for title in citation.candidates]
    lasting = [title for title, row in rows if not (row and _ended(row.repealed_on, on))]
    if len(lasting) != 1:
        return citation
    return replace(citation, law=lasting[0], candidates=())


def _ended(day: str, on: datetime.date) -> bool:
    return bool(day) and datetime.date.fromisoformat(day) <= on


def _verdict(resolution: Resolution, quotations: Sequence[Quotation]) -> Verdict:
    status = _place_status(resolution)
    official = resolution.official
    if status is not Status.VERIFIED or official is None:
        compared = tuple(Compared(quotation) for quotation in quotations)
        return Verdict(status, resolution, compared, _suggestion(resolution))
    compared = tuple(
        Compared(quotation, tuple(compare(quotation.text, official)))
        for quotation in (within(given, official) for given in quotations)
        if quotation.text and is_quotation_of(quotation.text, official)
    )
    if any(found.differences for found in compared):
        status = Status.QUOTE_DIFFERS
    return Verdict(status, resolution, compared)


def _place_status(resolution: Resolution) -> Status:
    """Whether the place exists on the day, the quotation left aside."""
    citation = resolution.citation
    if len(citation.candidates) > 1:
        return Status.AMBIGUOUS_LAW
    if citation.suggestion or (citation.law and not citation.known):
        return Status.UNKNOWN_LAW
    if _out_of_force(resolution):
        return Status.NOT_IN_FORCE
    if resolution.version is None:
        return Status.NOT_HELD
    return _provision_status(resolution, resolution.version)


def _out_of_force(resolution: Resolution) -> bool:
    """Repealed or not yet begun, in a sentence that does not speak of the past."""
    law, version = resolution.law, resolution.version
    if law is None or resolution.citation.past:
        return False
    return not resolution.in_force if version else law.repealed_on is not None


def _provision_status(resolution: Resolution, version: LawVersion) -> Status:
    citation = resolution.citation
    if citation.article is None:
        return Status.VERIFIED
    if not resolution.provisions:
        return Status.NO_SUCH_PROVISION if version.complete else Status.NOT_HELD
    if resolution.official is not None:
        return Status.VERIFIED
    merged = citation.paragraph is not None and not version.paragraphs_known
    return Status.NOT_HELD if merged else Status.NO_SUCH_PROVISION


def _suggestion(resolution: Resolution) -> Suggestion | None:
    if resolution.citation.suggestion:
        return Suggestion(resolution.citation.suggestion)
    law = resolution.law
    if law is not None and not resolution.in_force and law.successor is not None:
        return Suggestion(law.successor.title)
    return None
