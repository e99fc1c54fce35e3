"""Whether each citation of a text holds, and whether what it quotes is the official text."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from .elsewhere import with_places
from .grammar import Citation, Names, find_citations
from .grammar.times import day_spoken_of
from .models import LawVersion
from .names import current_names
from .quotations import Quotation, find_quotations, within
from .resolve import Resolution, resolve
from .suggesting import suggestion
from .textdiff import compare, is_quotation_of
from .verdict import Compared, Report, Status, Suggestion, Verdict

__all__ = ["Compared", "Report", "Status", "Suggestion", "Verdict", "verify"]


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
    spoken = [day_spoken_of(text, citation.start) for citation in citations]
    resolved = resolve(citations, on, spoken)
    verdicts = [_best(row, quoted[i]) for i, row in enumerate(resolved)]
    return Report(text, on, tuple(with_places(verdicts, quoted)))


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


def _best(resolution: Resolution, quotations: Sequence[Quotation]) -> Verdict:
    """The verdict by the first text that holds with all quotations, else by the likeliest text."""
    tried = [_verdict(row, quotations) for row in (resolution, *resolution.others)]
    holding = (
        verdict
        for verdict in tried
        if verdict.status is Status.VERIFIED and len(verdict.compared) == len(quotations)
    )
    return next(holding, tried[0])


def _verdict(resolution: Resolution, quotations: Sequence[Quotation]) -> Verdict:
    status = _place_status(resolution)
    official = resolution.official
    if status is not Status.VERIFIED or official is None:
        compared = tuple(Compared(quotation) for quotation in quotations)
        return Verdict(status, resolution, compared, suggestion(resolution))
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
    if law is None or resolution.citation.past or resolution.of_then:
        return False
    if resolution.superseded:
        return True
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
