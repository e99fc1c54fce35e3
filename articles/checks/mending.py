"""Edits of a body's HTML for a place in its text; none where markup stands in between."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from .registry import Edit

if TYPE_CHECKING:
    from .subject import Subject

OPENING = re.compile(r"<(p|li|h[1-6]|blockquote|div)>\s*(?:<(?:strong|em|b|i|u|span)>\s*)*\Z")


def mend(subject: Subject, start: int, end: int, replacement: str) -> tuple[Edit, ...]:
    """Put text in the place of ``start`` to ``end`` of the body's text."""
    first, last = subject.plain.span(start, end)
    if "<" in subject.html[first:last]:
        return ()
    return (Edit(first, last, escape(replacement, quote=False)),)


def removal(subject: Subject, start: int, end: int) -> tuple[Edit, ...]:
    """Take a passage out: with its element where it fills one, else its text alone."""
    line_start, line_end = subject.phrases["body"].line(start)
    first, last = subject.plain.span(start, end)
    if (line_start, line_end) == (start, end):
        first, last = _element(subject.html, first, last)
    inner = re.sub(
        r"<(/?)(?:p|li|h[1-6]|div|strong|em|b|i|u|span|a|blockquote)\b[^<>]*>",
        "",
        subject.html[first:last],
    )
    return (
        (Edit(first, last, ""),)
        if "<" not in inner and _is_balanced(subject.html[first:last])
        else ()
    )


def _element(html: str, first: int, last: int) -> tuple[int, int]:
    opened = OPENING.search(html, max(0, first - 80), first)
    if not opened:
        return first, last
    closing = re.compile(rf"\s*(?:</(?:strong|em|b|i|u|span)>\s*)*</{opened[1]}>\s*")
    closed = closing.match(html, last)
    return (opened.start(), closed.end()) if closed else (first, last)


def _is_balanced(piece: str) -> bool:
    depth = 0
    for slash in re.findall(r"<(/?)[a-z]", piece):
        depth += -1 if slash else 1
        if depth < 0:
            return False
    return depth == 0
