"""Quoted words that stand in another 款 or article of the law than the one cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from .folding import fold
from .grammar import Citation
from .lawtext.structure import paragraphs
from .locators import Locator
from .models import LawVersion, Provision
from .quotations import Quotation
from .verdict import Compared, Status, Verdict

# Shorter words are a term, which may stand in many articles.
SHORTEST = 12
SHORTEST_RUN = 6
MOST_RUNS = 3
RUN = re.compile(r"[\u4e00-\u9fff]+")
ENDS = ".,;:?!、-"


class _Sought(NamedTuple):
    """Words that are not those of the place cited, with what the database is asked for."""

    verdict: int
    quotation: Quotation
    version: LawVersion
    words: str
    runs: list[str]


class _Text(NamedTuple):
    """An article's words."""

    version: int
    article: int
    article_suffix: int
    text: str

    @property
    def place(self) -> Locator:
        """Where they stand."""
        return Locator(self.article, self.article_suffix)


def with_places(
    verdicts: Sequence[Verdict], quoted: Mapping[int, Sequence[Quotation]]
) -> list[Verdict]:
    """Return the verdicts, those with words of another place of the same law marked so.

    ``quoted`` has the quotations of each by its index. One query where there is anything to look
    for, none else.
    """
    found = list(verdicts)
    sought = [row for index in range(len(found)) for row in _sought(index, found, quoted)]
    texts = _texts(sought)
    for row in sought:
        place = _place(row, texts.get(row.version.pk, []), found[row.verdict])
        if place:
            found[row.verdict] = _marked(found[row.verdict], row.quotation, place)
    return found


def _sought(
    index: int, verdicts: Sequence[Verdict], quoted: Mapping[int, Sequence[Quotation]]
) -> Iterator[_Sought]:
    verdict = verdicts[index]
    settled = (Status.VERIFIED, Status.QUOTE_DIFFERS)
    if verdict.status not in settled or verdict.version is None or not verdict.provisions:
        return
    exact = {compared.quotation.start for compared in verdict.compared if not compared.differences}
    for quotation in quoted.get(index, ()):
        words = fold(quotation.text).text.strip(ENDS)
        runs = [run for run in RUN.findall(quotation.text) if len(run) >= SHORTEST_RUN]
        wanted = quotation.closed and quotation.start not in exact
        if wanted and len(words) >= SHORTEST and runs:
            runs = sorted(runs, key=len)[-MOST_RUNS:]
            yield _Sought(index, quotation, verdict.version, words, runs)


def _texts(sought: Sequence[_Sought]) -> dict[int, list[_Text]]:
    """The articles that have the longest runs of the words sought, by their version."""
    if not sought:
        return {}
    wanted = [
        Q(*(("text__contains", run) for run in row.runs), version=row.version) for row in sought
    ]
    rows = Provision.objects.filter(reduce(or_, wanted), kind=Provision.Kind.ARTICLE)
    found: dict[int, list[_Text]] = {}
    for text in map(_Text._make, rows.order_by("position").values_list(*_Text._fields)):
        found.setdefault(text.version, []).append(text)
    return found


def _place(row: _Sought, texts: Sequence[_Text], verdict: Verdict) -> Locator | None:
    """The first other place that has the words to the letter; the cited article's own 款 first."""
    cited = verdict.citation.locator
    for held in sorted(texts, key=lambda held: held.place != cited.whole_article):
        if row.words in fold(held.text).text:
            place = _inside(held, row.words)
            return None if _covers(verdict.citation, place) else place
    return None


def _covers(citation: Citation, place: Locator) -> bool:
    """Whether the words stand where they are cited, or in the 款 whose 项 is cited."""
    first, last = citation.article or 0, citation.article_to or citation.article or 0
    if citation.article_to:
        return first <= place.article <= last
    same_article = place.whole_article == citation.locator.whole_article
    return same_article and place.paragraph in (0, citation.paragraph or place.paragraph)


def _inside(held: _Text, words: str) -> Locator:
    parts = paragraphs(held.text)
    holding = [part.number for part in parts if words in fold(part.text).text]
    paragraph = holding[0] if holding and len(parts) > 1 else 0
    return replace(held.place, paragraph=paragraph)


def _marked(verdict: Verdict, quotation: Quotation, place: Locator) -> Verdict:
    others = [one for one in verdict.compared if one.quotation.start != quotation.start]
    before = [one for one in verdict.compared if one.quotation.start == quotation.start]
    mark = replace(before[0], found_at=place) if before else Compared(quotation, found_at=place)
    compared = sorted([*others, mark], key=lambda one: one.quotation.start)
    return replace(verdict, status=Status.QUOTE_DIFFERS, compared=tuple(compared))
