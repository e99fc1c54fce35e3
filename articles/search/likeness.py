"""What a reader may have meant by words that are not found: words and titles that are like them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pypinyin import lazy_pinyin

from ..models import SearchText
from ..models.edition import EditionQuerySet
from ..stamp import kept
from .asking import Column, Phrase, Scope
from .database import newest
from .query import STOP, Query
from .tokens import fold, lexicon

# So many of the newest posts give the words and the titles to choose from.
NEWEST = 2000
MOST = 5
SHORT = 6


def suggestions(query: Query, live: EditionQuerySet) -> list[str]:
    """Return queries with what is not found replaced by what live posts say, likeliest first.

    愈期还款 gives 逾期还款, 劳动和同法 gives 劳动合同法, one character the words that hold it.
    """
    if query.character:
        known = _known(live)
        holding = [word for word in known if query.character in word]
        return sorted(holding, key=lambda word: (-known[word], word))[:MOST]
    unknown = list(_unknown(query))
    if not unknown:
        return []
    known = {**dict.fromkeys(lexicon(), 0), **_known(live)}
    texts = [
        text for written in unknown for text in _replaced(fold(query.text), written, known, live)
    ]
    return list(dict.fromkeys(texts))[:MOST]


def nearest(query: Query, live: EditionQuerySet) -> list[int]:
    """Return the keys of live editions whose titles share most characters with a query."""
    wanted = {char for phrase in query.phrases for word in phrase.words for char in word}
    least = max(1, (len(wanted) + 1) // 2)
    rows = live.order_by("-published_at", "-id").values_list("id", "title")[:NEWEST]
    shared = [(len(wanted & set(title)), pk) for pk, title in rows]
    near = sorted((row for row in shared if row[0] >= least), key=lambda row: -row[0])
    return [pk for _count, pk in near[:MOST]]


def alike(one: str, other: str) -> float:
    """Return how alike two words are, 0 where they are not: by sound, characters, or their order.

    Words of two lengths, or without a character in common, are not alike. 愈期 sounds as 逾期; 违规金 has one character other than 违约金; 条借 has those of 借条.
    """
    if one == other or len(one) != len(other) or not set(one) & set(other):
        return 0
    if _sounds(one) == _sounds(other):
        return 3
    if sorted(one) == sorted(other):
        return 2
    differing = sum(a != b for a, b in zip(one, other, strict=True))
    return 1 if differing == 1 and len(one) > 2 else 0


@lru_cache(maxsize=50_000)
def _sounds(word: str) -> tuple[str, ...]:
    return tuple(lazy_pinyin(word))


def _replaced(
    text: str, unknown: list[str], known: dict[str, int], live: EditionQuerySet
) -> list[str]:
    near = [
        (alike(written, word), known[word], word, written) for written in unknown for word in known
    ]
    best = sorted((row for row in near if row[0]), reverse=True)[:MOST]
    return [
        text.replace(written, word)
        for _score, count, word, written in best
        if count or _is_shown(word, live)
    ]


def _is_shown(word: str, live: EditionQuerySet) -> bool:
    """Whether a live post holds a word; what is scheduled stands in the index too."""
    keys = newest([Phrase((word,))], Column.ANY, Scope(), 50)
    return live.filter(search_row__in=keys).exists()


def _known(live: EditionQuerySet) -> Counter[str]:
    return kept("search words", lambda: _words(live))


def _words(live: EditionQuerySet) -> Counter[str]:
    """The words in titles, headings and tags of live posts: those still to come are not told."""
    rows = SearchText.objects.filter(edition__in=live).order_by("-id")
    texts = rows.values_list("title", "headings")[:NEWEST]
    return Counter(word for row in texts for text in row for word in text.split() if len(word) > 1)


def _unknown(query: Query) -> Iterator[list[str]]:
    """Stretches of a query that no post holds, each with what it may be part of.

    误工非 is cut into 误工 and 非, of which 非 is in some post and 误工非 in none.
    """
    for phrase in query.phrases:
        for start, end in _stretches(phrase.words):
            if end - start == 1 and len(phrase.words[start]) == 1:
                # In a whole sentence a single character is a word of its own.
                if len(query.text) > SHORT:
                    continue
            elif _held(phrase.words[start:end]):
                continue
            wider = {(start, end), (max(0, start - 1), end), (start, end + 1)}
            yield ["".join(phrase.words[first:last]) for first, last in sorted(wider)]


def _stretches(found: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Runs of words that are single characters or in no post."""
    start: int | None = None
    for place, word in enumerate([*found, ""]):
        odd = word and word not in STOP and (len(word) == 1 or not _held((word,)))
        if odd and start is None:
            start = place
        elif not odd and start is not None:
            yield start, place
            start = None


def _held(found: tuple[str, ...]) -> bool:
    return bool(newest([Phrase(found)], Column.ANY, Scope(), 1))
