"""Whether each citation of a text holds, and whether what it quotes is the official text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

from .grammar import Citation, find_citations
from .models import Law, LawVersion, Provision
from .names import current_names
from .quotations import Quotation, find_quotations
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
class Verdict:
    """One citation, what it resolved to, and whether it holds.

    ``differences`` are spans in the quotation's words and in ``official``.
    """

    status: Status
    resolution: Resolution
    quotation: Quotation | None = None
    differences: tuple[Difference, ...] = ()
    suggestion: Suggestion | None = None

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
    citations = find_citations(text, names=current_names(), self_title=self_title)
    quoted = {q.citation_index: q for q in find_quotations(text, citations)}
    resolved = resolve(citations, on)
    return Report(
        text, on, tuple(_verdict(found, quoted.get(i)) for i, found in enumerate(resolved))
    )


def _verdict(resolution: Resolution, quotation: Quotation | None) -> Verdict:
    status = _place_status(resolution)
    if status is not Status.VERIFIED or quotation is None:
        return Verdict(status, resolution, quotation, suggestion=_suggestion(resolution))
    official = resolution.official
    if official is None or not is_quotation_of(quotation.text, official):
        return Verdict(status, resolution)
    differences = tuple(compare(quotation.text, official))
    status = Status.QUOTE_DIFFERS if differences else Status.VERIFIED
    return Verdict(status, resolution, quotation, differences)


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
