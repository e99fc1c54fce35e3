"""Edits to stored HTML, all given by their place in it and made in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

# Tags as ``sanitize`` writes them: lower case, attributes in double quotes, no comments.
TAG = re.compile(r'<(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)(?:[^<>"]|"[^"]*")*>')
CLOSING, REPLACING, OPENING = range(3)


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``text`` in the place of ``html[start:end]``.

    At one place closing tags go in first, opening ones last.
    """

    start: int
    end: int
    text: str
    order: int = REPLACING


def apply(html: str, edits: Iterable[Edit]) -> str:
    """Return HTML with the edits made; they must not overlap."""
    pieces, done = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.order)):
        pieces += [html[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, html[done:]])


def wrap(start: int, end: int, before: str, after: str) -> list[Edit]:
    """Return the two edits that put a piece of HTML between two tags."""
    return [Edit(start, start, before, OPENING), Edit(end, end, after, CLOSING)]


def elements(html: str, names: frozenset[str]) -> Iterator[tuple[re.Match[str], int, int]]:
    """Yield the outermost elements of some names: opening tag, end of content, end of element.

    The HTML is that of ``sanitize``: every element but the void ones is closed.
    """
    opened: re.Match[str] | None = None
    depth = 0
    for token in TAG.finditer(html):
        tag = token["tag"]
        if opened is None:
            if tag in names and not token["close"]:
                opened, depth = token, 1
        elif tag == opened["tag"]:
            depth += -1 if token["close"] else 1
            if not depth:
                yield opened, token.start(), token.end()
                opened = None


def spans(html: str, names: frozenset[str]) -> list[tuple[int, int]]:
    """Return where the outermost elements of some names start and end."""
    return [(tag.start(), end) for tag, _content, end in elements(html, names)]


def outside(ranges: list[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Return a test that says whether a piece of HTML touches none of the ranges."""
    return lambda start, end: all(end <= low or start >= high for low, high in ranges)
