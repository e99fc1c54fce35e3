"""The contents of a body: its headings, the anchors they get, the list that leads to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string

from ..plaintext import text_of
from .markup import Edit, elements

HEADINGS = frozenset(("h2", "h3"))
# Fewer headings are seen at a glance without a list.
FEWEST = 3


@dataclass(slots=True)
class Heading:
    """A heading of a body; an h2 holds the h3 that follow it."""

    level: int
    text: str
    anchor: str
    at: tuple[int, int]
    inner: list[Heading] = field(default_factory=list)


def headings_of(html: str) -> list[Heading]:
    """Return the h2 and h3 of a body in order, each with an anchor of its own.

    Anchors are ``section-2`` and, for an h3 below it, ``section-2-1``.
    """
    found: list[Heading] = []
    major = minor = 0
    for tag, content_end, _end in elements(html, HEADINGS):
        level = int(tag["tag"][1])
        if level == 2:
            major, minor = major + 1, 0
        else:
            minor += 1
        anchor = f"section-{major}-{minor}" if minor else f"section-{major}"
        text = text_of(html[tag.end() : content_end]).text.strip()
        found.append(Heading(level, text, anchor, tag.span()))
    return [heading for heading in found if heading.text]


def anchor_edits(headings: Sequence[Heading]) -> list[Edit]:
    """Return the edits that give each heading its anchor."""
    return [Edit(*h.at, f'<h{h.level} id="{h.anchor}">') for h in headings]


def nested(headings: Sequence[Heading]) -> list[Heading]:
    """Return the headings as a tree; an h3 without an h2 above it stands at the top."""
    tree: list[Heading] = []
    for heading in headings:
        heading.inner = []
        if heading.level == 3 and tree and tree[-1].level == 2:
            tree[-1].inner.append(heading)
        else:
            tree.append(heading)
    return tree


def contents_html(headings: Sequence[Heading]) -> str:
    """Return the list of contents, empty where the headings are few."""
    if len(headings) < FEWEST:
        return ""
    return render_to_string("articles/_contents.html", {"headings": nested(headings)})
