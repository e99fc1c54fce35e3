"""Which post stands for which keyword: doubles, and keywords that a reader would take for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count

from .models import Edition
from .models.edition import EditionQuerySet
from .similar import alike, subject_of

PER_PAGE = 50
# Of very many keywords the first by their order are compared.
COMPARED = 20_000
# A pair of characters that more keywords share says little; comparing them all would take long.
CROWD = 40
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword with the editions that stand for it."""

    word: str
    editions: Sequence[Edition]


def open_ended() -> EditionQuerySet:
    """Return what is live without an end, or will be, and has a keyword: as the index has it."""
    return Edition.objects.filter(live_until=None).exclude(focus_keyword="")


def page(first: str = "") -> tuple[list[Keyword], str]:
    """Return fifty keywords from one on, in their order, and where the next page begins."""
    words = _words().filter(focus_keyword__gte=first)[: PER_PAGE + 1]
    found = list(words)
    return with_editions(found[:PER_PAGE]), found[PER_PAGE] if len(found) > PER_PAGE else ""


def doubles() -> list[Keyword]:
    """Return the keywords for which several posts stand, those with most posts first."""
    counted = open_ended().order_by().values("focus_keyword").annotate(posts=Count("post"))
    several = counted.filter(posts__gt=1).order_by("-posts", "focus_keyword")
    return with_editions(several.values_list("focus_keyword", flat=True)[:SHOWN])


def near_doubles() -> list[tuple[str, str]]:
    """Return pairs of different keywords that mean the same subject, at most a hundred."""
    return near(list(_words()[:COMPARED]))


def near(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return the pairs of alike keywords: ``near(["借条 利息", "利息借条"])`` is one pair."""
    pairs = dict.fromkeys(pair for pair in _candidates(words) if _alike(*pair))
    return list(pairs)[:SHOWN]


def with_editions(words: Iterable[str]) -> list[Keyword]:
    """Return keywords with their editions, in one query."""
    words = list(words)
    groups: defaultdict[str, list[Edition]] = defaultdict(list)
    rows = open_ended().filter(focus_keyword__in=words).select_related("post", "category")
    for edition in rows.defer("report").order_by("id"):
        groups[edition.focus_keyword].append(edition)
    return [Keyword(word, groups[word]) for word in words if groups[word]]


def _words():
    words = open_ended().order_by("focus_keyword").values_list("focus_keyword", flat=True)
    return words.distinct()


def _candidates(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs with the same characters, or with two neighbouring characters in common."""
    buckets: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        subject = subject_of(word)
        buckets["".join(sorted(subject))].append(word)
        for place in range(len(subject) - 1):
            bucket = buckets[subject[place : place + 2]]
            if len(bucket) < CROWD and word not in bucket:
                bucket.append(word)
    for bucket in buckets.values():
        for place, word in enumerate(bucket):
            yield from ((word, other) for other in bucket[place + 1 : place + CROWD])


def _alike(one: str, other: str) -> bool:
    if one == other:
        return False
    same = sorted(subject_of(one)) == sorted(subject_of(other))
    return same or alike(one, other)
