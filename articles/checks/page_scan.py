"""The last look at a page's final HTML: nothing internal, no preview, no draft may be on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from ..plaintext import text_of
from .leftovers import template_fields
from .phrases import SENTENCE_END, Phrases
from .rows import Row
from .shipped import compiled

INTERNAL = ("residue.internal_note", "residue.model_answer")
# /preview/<token>/, /admin/, a link of the demo's sources: none may be seen by readers
ADDRESS = re.compile(
    r"/preview/[\w:=-]{8,}|/admin/[\w/-]*|post:[a-z0-9-]{3,}|data-(?:draft|note)[\w-]*="
)
# The head's values count too: a note in a description is as public as one in the text.
VALUE = re.compile(r"\b(?:content|alt|title|aria-label|placeholder)=(?:\"([^\"]*)\"|'([^']*)')")
# Shorter sentences stand on many pages.
LONG_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Leak:
    """Something on a page that is not for readers: what kind, and the words."""

    kind: str
    words: str


def scan_page(
    html: str, hidden: Iterable[str] = (), rows: Iterable[Row] | None = None
) -> list[Leak]:
    """Return what must not be on a page's final HTML: internal notes, preview addresses, drafts.

    ``hidden`` are texts that readers must not see (a draft, an internal note): a sentence of theirs
    on the page is a leak. ``rows`` stand in for the shipped check data.
    """
    # The JSON-LD of the head is text too.
    shown = text_of(re.sub(r"</?script\b[^>]*>", "\n", html)).text
    values = "\n".join(unescape(found[1] or found[2] or "") for found in VALUE.finditer(html))
    # A straight quotation mark is JSON's there, not a writer's.
    text = f"{shown}\n{values}".replace('"', "\n")
    given = compiled() if rows is None else list(rows)
    return [
        *_addresses(html),
        *_internal(text, [row for row in given if row.check_id in INTERNAL]),
        *(Leak("template_field", text[mark.start : mark.end]) for mark in template_fields(text)),
        *_drafts(text, hidden),
    ]


def _addresses(html: str) -> Iterator[Leak]:
    for found in ADDRESS.finditer(html):
        yield Leak("address", found[0])


def _internal(text: str, rows: list[Row]) -> Iterator[Leak]:
    phrases = Phrases(text)
    for row in rows:
        for start, end in row.places(phrases):
            if not phrases.in_quotation(start, end):
                yield Leak(row.check_id, phrases.sentence_text(start).strip())


def _drafts(text: str, hidden: Iterable[str]) -> Iterator[Leak]:
    for words in hidden:
        for sentence in SENTENCE_END.split(words):
            if len(sentence.strip()) >= LONG_ENOUGH and sentence.strip() in text:
                yield Leak("draft", sentence.strip())
