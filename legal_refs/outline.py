"""The contents of a law, and its division into pages that a telephone opens fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from .numerals import CHINESE_CHARS

# A law of this many pieces is one page; longer ones are divided at their chapters.
WHOLE = 120
PAGE = 60
CHAPTER = re.compile(rf"^第[{CHINESE_CHARS}]+章")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of a version stands, without its text."""

    position: int
    article: int = 0
    article_suffix: int = 0
    headings: tuple[str, ...] = ()


@dataclass(slots=True)
class Entry:
    """One heading of the contents: on which page it stands, from and to which article it goes."""

    text: str
    level: int
    position: int
    page: int
    places: list[Place] = field(default_factory=list)
    inside: list[Entry] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        """The id of the heading on its page."""
        return heading_anchor(self.position, self.level)

    @property
    def below(self) -> list[Entry]:
        """All headings under this one, in their order."""
        return [found for entry in self.inside for found in (entry, *entry.below)]

    @property
    def span(self) -> str:
        """From which article to which: 第463—988条."""
        numbers = [place.article for place in self.places if place.article]
        if not numbers:
            return ""
        first, last = numbers[0], numbers[-1]
        return f"第{first}条" if first == last else f"第{first}—{last}条"


def heading_anchor(position: int, level: int) -> str:
    """The id of the heading of a level that begins at a position."""
    return f"h{level}-{position}"


def pages(places: Sequence[Place]) -> list[Sequence[Place]]:
    """Divide a version into pages: whole chapters together up to about sixty pieces."""
    if len(places) <= WHOLE:
        return [places] if places else []
    found: list[list[Place]] = []
    for _, group in groupby(places, key=_chapter):
        chapter = list(group)
        if found and len(found[-1]) + len(chapter) <= PAGE:
            found[-1] += chapter
        else:
            found += [chapter[start : start + WHOLE] for start in range(0, len(chapter), WHOLE)]
    return list(found)


def contents(divided: Iterable[Sequence[Place]]) -> list[Entry]:
    """Return the headings of a version as a tree, each with its page (from 1)."""
    roots: list[Entry] = []
    open_entries: list[Entry] = []
    for page, places in enumerate(divided, 1):
        for place in places:
            kept = _common([entry.text for entry in open_entries], place.headings)
            del open_entries[kept:]
            for level in range(kept, len(place.headings)):
                entry = Entry(place.headings[level], level + 1, place.position, page)
                (open_entries[-1].inside if open_entries else roots).append(entry)
                open_entries.append(entry)
            for entry in open_entries:
                entry.places.append(place)
    return roots


def is_grouped(tree: Iterable[Entry]) -> bool:
    """Say whether a law has 编 above its chapters, which the contents then fold."""
    return any(CHAPTER.match(found.text) for entry in tree for found in entry.below)


def new_headings(places: Sequence[Place]) -> dict[int, list[tuple[str, int, str]]]:
    """Map positions to the headings that begin there: text, level from 1, anchor."""
    found: dict[int, list[tuple[str, int, str]]] = {}
    before: Sequence[str] = ()
    for place in places:
        kept = _common(before, place.headings)
        for level, text in enumerate(place.headings[kept:], kept + 1):
            entry = text, level, heading_anchor(place.position, level)
            found.setdefault(place.position, []).append(entry)
        before = place.headings
    return found


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    count = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        count += 1
    return count


def _chapter(place: Place) -> tuple[str, ...]:
    for index, heading in enumerate(place.headings):
        if CHAPTER.match(heading):
            return place.headings[: index + 1]
    return place.headings[:1]
