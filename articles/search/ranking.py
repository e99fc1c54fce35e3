"""The order of what is found: the exact phrase, then all words, then any of them.

Within each, words in the title count for more than in headings, these for more than in the names of
statutes, these for more than in the body; of equals the newest stands first. No list read from the
index is longer than ``NEWEST``, however common a word is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..models import SearchText
from .asking import Column, Phrase, Scope
from .database import newest
from .query import STOP, Query
from .tokens import parts

NEWEST = 1000
# Of a word that fewer rows hold, the words inside it are looked for too.
SCARCE = 100
WORTH = {Column.TITLE: 6.0, Column.HEADINGS: 3.0, Column.STATUTES: 2.0, Column.ANY: 1.0}
# What a word counts for that was not typed: the term of the law, a word inside of a longer one.
SIDEWAYS = 0.5


def ranked(query: Query, scope: Scope, limit: int) -> Iterator[int]:
    """Give the keys of rows in their order, each once; at most ``limit`` from each list read."""
    seen: set[int] = set()
    for keys in _levels(query, scope, limit):
        for key in keys:
            if key not in seen:
                seen.add(key)
                yield key


def _levels(query: Query, scope: Scope, limit: int) -> Iterator[list[int]]:
    if query.character:
        begun = [Phrase(query.phrases[0].words, begins=True)]
        yield from (newest(begun, column, scope, limit) for column in Column)
        return
    # What stands nowhere stands in no column, each of which would be read to its end.
    if query.is_single or newest(query.phrases, Column.ANY, scope, 1):
        yield from (newest(query.phrases, column, scope, limit) for column in Column)
    if not query.is_single:
        yield newest(query.needed, Column.TITLE, scope, limit)
    yield _by_score(query, scope)


def _by_score(query: Query, scope: Scope) -> list[int]:
    """All rows with any of the words, those with all of them first."""
    total = SearchText.objects.all()[: NEWEST + 1].count()
    typed = {unit: _hits(unit, scope) for unit in query.units}
    scarce = [unit for unit, found in typed.items() if len(found) < SCARCE]
    others = [_hits(term, scope) for term in (*query.meant, *_inner(scarce))]
    score: dict[int, float] = defaultdict(float)
    for share, group in ((1, typed.values()), (SIDEWAYS, others)):
        for found in group:
            factor = share * _rarity(len(found), total)
            for key, worth in found.items():
                score[key] += factor * worth
    whole = set(newest(query.needed, Column.ANY, scope, NEWEST))
    return sorted(
        score.keys() | whole, key=lambda key: (key in whole, score[key], key), reverse=True
    )


def _inner(units: Sequence[Phrase]) -> Iterator[Phrase]:
    """The words inside of long ones: 网贷平台 is also about 网贷."""
    found = {part for unit in units for word in unit.words for part in parts(word)}
    yield from (Phrase((part,)) for part in sorted(found - STOP))


def _hits(unit: Phrase, scope: Scope) -> dict[int, float]:
    """The newest rows that hold a word, each with what it is worth by where the word stands."""
    anywhere = newest([unit], Column.ANY, scope, NEWEST)
    if not anywhere:
        return {}
    worth = dict.fromkeys(anywhere, WORTH[Column.ANY])
    # A column that seldom holds the word would be read to its end; only a title may be that old.
    recent = replace(scope, first=anywhere[-1])
    for column in (Column.TITLE, Column.HEADINGS, Column.STATUTES):
        for key in newest([unit], column, scope if column is Column.TITLE else recent, NEWEST):
            worth[key] = worth.get(key, 0) + WORTH[column]
    return worth


def _rarity(holding: int, total: int) -> float:
    """Return what a word is worth that so many rows hold, as BM25 reckons it."""
    return math.log(1 + (total - min(holding, total) + 0.5) / (holding + 0.5))
