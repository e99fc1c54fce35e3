"""The lines of a law's source put together again from its provisions and its frame.

What comes back is what ``lawtext.lines`` makes of a file: without empty lines, blanks at the ends
of lines, U+200B and its like, and the marks of Markdown. Beyond that one thing alone is lost: where
one line held several articles, the blanks behind their stops are line breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from .locators import Locator


class Piece(Protocol):
    """A provision as read from a file or as stored."""

    @property
    def article(self) -> int: ...
    @property
    def article_suffix(self) -> int: ...
    @property
    def headings(self) -> Sequence[str]: ...
    @property
    def opening(self) -> str: ...
    @property
    def text(self) -> str: ...


def source_lines(pieces: Iterable[Piece], frame: Iterable[tuple[int, str]]) -> list[str]:
    """Return the source's lines that have text, from its provisions in order and its frame.

    The frame holds the lines that are no provision (title, history, contents), each with its place
    among all lines, from 0.
    """
    lines = "".join(_pieces(pieces)).split("\n")[1:]
    for place, text in frame:
        lines.insert(place, text)
    return lines


def _pieces(pieces: Iterable[Piece]) -> Iterator[str]:
    before: Sequence[str] = ()
    for piece in pieces:
        begun = piece.headings[_shared(before, piece.headings) :]
        yield from (f"\n{heading}" for heading in begun)
        words = _opening(piece) + piece.text
        yield words if words.startswith(" ") else f"\n{words.rstrip()}" if words else ""
        before = piece.headings


def _opening(piece: Piece) -> str:
    if not piece.article or piece.opening:
        return piece.opening
    return f"{Locator(piece.article, piece.article_suffix)} "


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """How many headings still hold."""
    count = 0
    while after[: count + 1] == before[: count + 1] and count < len(after):
        count += 1
    return count
