"""Citations in a body become links to the provision as of the day whose law counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html

from legal_refs.models import Law
from legal_refs.verify import Status, Verdict

from ..plaintext import Plain
from .markup import Edit, outside, spans, wrap

# A link holds no link; a heading's text is also that of the contents, which leads to it.
UNLINKED = frozenset(("a", "h2", "h3", "h4", "pre", "code"))
GOOD = frozenset((Status.VERIFIED, Status.QUOTE_DIFFERS))
NAMELESS = frozenset((Status.UNKNOWN_LAW, Status.AMBIGUOUS_LAW))


def law_url(law: Law, on: datetime.date, article: str = "") -> str:
    """Return the address of a law, or of one of its articles, as of a day.

    ``/laws/minfadian/675/?on=2026-11-20`` for article ``"675"``.
    """
    if article:
        path = reverse("legal_refs:provision", args=[law.slug, article])
    else:
        path = reverse("legal_refs:law", args=[law.slug])
    return f"{path}?{urlencode({'on': on.isoformat()})}"


def day_of(verdict: Verdict, on: datetime.date) -> datetime.date:
    """Return the day that a link names: a text no longer in force is shown as of its start."""
    version = verdict.version
    if version is None or verdict.resolution.in_force:
        return on
    return version.effective_on


def url_of(verdict: Verdict, on: datetime.date) -> str | None:
    """Return where a citation leads, None where the library holds no text of it."""
    law = verdict.law
    if law is None or verdict.version is None or verdict.status in NAMELESS:
        return None
    article = ""
    if verdict.provisions and verdict.status in GOOD:
        article = verdict.provisions[0].locator.slug
    return law_url(law, day_of(verdict, on), article)


def link_edits(
    html: str, plain: Plain, verdicts: Sequence[Verdict], on: datetime.date
) -> list[Edit]:
    """Return the edits that link the citations of a piece of HTML.

    A citation that runs across inline tags gets a link on each of its runs of text; one that
    touches a heading or another link gets none.
    """
    free = outside(spans(html, UNLINKED))
    edits: list[Edit] = []
    reached = 0
    for verdict in verdicts:
        start, end = verdict.citation.start, verdict.citation.end
        url = url_of(verdict, on)
        if url is None or start < reached or not free(*plain.span(start, end)):
            continue
        reached = end
        opening = format_html('<a class="cite" href="{}">', url)
        for run in text_runs(html, plain, start, end):
            edits += wrap(*run, opening, "</a>")
    return edits


def text_runs(html: str, plain: Plain, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places in the HTML of ``plain.text[start:end]``, cut where a tag stands between."""
    run: tuple[int, int] | None = None
    for index in range(start, end):
        first, last = plain.starts[index], plain.ends[index]
        if first == last:
            continue
        if run and "<" not in html[run[1] : first]:
            run = run[0], last
            continue
        if run:
            yield run
        run = first, last
    if run:
        yield run
