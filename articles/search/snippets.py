"""The passage of a post that shows why it was found, its words marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from legal_refs.numerals import to_chinese

from ..plaintext import BLOCKS, TOKEN
from .provisions import LARGEST
from .query import Query
from .tokens import fold

LENGTH = 110
# So much of the passage may stand before its first marked word.
BEFORE = 24
_ARTICLE = re.compile(r"(\d+)条(?:之(\d+))?")
_ENDS = "。！？；\n"


def visible(html: str) -> str:
    """Return the text that a reader sees of sanitised HTML, a line a block."""
    parts: list[str] = []
    for token in TOKEN.finditer(html):
        if token["text"] or token["entity"]:
            parts.append(unescape(token[0]))
        elif token["tag"] and token["tag"].lower() in BLOCKS:
            parts.append("\n")
    lines = ("".join(parts)).split("\n")
    return "\n".join(line for part in lines if (line := " ".join(part.split())))


def pattern(query: Query) -> re.Pattern[str]:
    """Return what is marked: the query as typed, its words, and the terms of the law for them."""
    phrases = {fold(part) for part in query.text.split(" ") if len(part) > 1}
    shown = {_written(unit.words) for unit in (*query.units, *query.meant)}
    sources = {re.escape(text) for text in phrases} | shown
    return re.compile("|".join(sorted(sources, key=len, reverse=True)) or r"(?!)")


def marked(text: str, wanted: re.Pattern[str]) -> SafeString:
    """Return a text, escaped, with what was looked for in <mark>."""
    pieces: list[tuple[str, ...]] = []
    done = 0
    for found in wanted.finditer(fold(text)):
        pieces.append((text[done : found.start()], text[found.start() : found.end()]))
        done = found.end()
    head = format_html_join("", "{}<mark>{}</mark>", pieces)
    return head + conditional_escape(text[done:])


def snippet(text: str, wanted: re.Pattern[str]) -> SafeString:
    """Return about 110 characters of a text, marked, where most of what was looked for stands.

    Empty where none of it does.
    """
    folded = fold(text)
    spans = [found.span() for found in wanted.finditer(folded)]
    if not spans:
        return SafeString("")
    start = _best_start(spans, folded)
    start = _sentence_start(text, start)
    start += len(text[start:]) - len(text[start:].lstrip())
    end = min(len(text), start + LENGTH)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    passage = marked(text[start:end].replace("\n", " "), wanted)
    return format_html("{}{}{}", before, passage, after)


def _best_start(spans: list[tuple[int, int]], text: str) -> int:
    """Where the passage with most different words begins, the first of equals."""
    best, most = 0, 0
    for start, _end in spans:
        held = {text[a:b] for a, b in spans if start <= a and b <= start + LENGTH - BEFORE}
        if len(held) > most:
            best, most = start, len(held)
    return best


def _sentence_start(text: str, start: int) -> int:
    """The beginning of the sentence, where it is near, else a few characters before."""
    near = max(0, start - BEFORE)
    if not near:
        return 0
    ends = [text.rfind(mark, near, start) for mark in _ENDS]
    return max(ends) + 1 if max(ends) >= 0 else near


def _written(words: Iterable[str]) -> str:
    """The pattern of words as they stand in a text, with anything but letters between them."""
    return r"[^\w]{0,3}".join(map(_word, words))


def _word(word: str) -> str:
    article = _ARTICLE.fullmatch(word)
    number, suffix = (int(article[1]), int(article[2] or 0)) if article else (0, 0)
    if not 0 < number <= LARGEST:
        return re.escape(word)
    written = f"(?:{number}|{to_chinese(number)})"
    return f"第? ?{written} ?条" + (f"之(?:{suffix}|{to_chinese(suffix)})" if suffix else "")
