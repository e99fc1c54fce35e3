"""From an edition's approved text to the HTML that its page shows."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.defaultfilters import linebreaks

from ..citations import CitedText, report_for
from ..models import Edition
from .contents import anchor_edits, contents_html, headings_of
from .links import link_edits
from .markup import Edit, apply
from .pictures import picture_edits, table_edits


@dataclass(frozen=True, slots=True)
class Source:
    """The answer and the body of an edition as one piece of HTML, with its citations.

    In one piece, so that a short name that one of them introduces is known in both.
    """

    html: str
    body_at: int
    cited: CitedText


def source_of(edition: Edition) -> Source:
    """Find and verify what an edition cites by the law of its ``law_on``."""
    answer = linebreaks(edition.answer.strip(), autoescape=True) if edition.answer.strip() else ""
    html = answer + edition.text.body
    return Source(html, len(answer), report_for(html, edition.law_on))


def body_parts(edition: Edition, source: Source) -> tuple[str, str, str]:
    """Return answer, contents and body of an edition as ready HTML."""
    headings = headings_of(source.html)
    edits = [
        *link_edits(source.html, source.cited.plain, source.cited.verdicts, edition.law_on),
        *anchor_edits(headings),
        *picture_edits(source.html),
        *table_edits(source.html),
    ]
    answer = apply(source.html[: source.body_at], _within(edits, 0, source.body_at))
    body = apply(
        source.html[source.body_at :], _within(edits, source.body_at, len(source.html) + 1)
    )
    return answer, contents_html(headings), body


def _within(edits: list[Edit], low: int, high: int) -> list[Edit]:
    """The edits that start in one part of the HTML, counted from its start."""
    return [
        Edit(edit.start - low, edit.end - low, edit.text, edit.order)
        for edit in edits
        if low <= edit.start < high
    ]
