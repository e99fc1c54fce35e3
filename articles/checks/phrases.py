"""Sentences, clauses and quotations of a text: where the words around a place begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right

SENTENCE_END = re.compile(r"[。！？!?；;\n]+[”’」』）)]*")
CLAUSE_END = re.compile(r"[。！？!?；;\n，,：:、]+[”’」』）)]*")
LINE_END = re.compile(r"\n")
# “……”, ‘……’, 「……」, "……" within a line
QUOTED = re.compile(
    r"“[^“”\n]{0,600}”|‘[^‘’\n]{0,600}’|「[^「」\n]{0,600}」|『[^『』\n]{0,600}』|\"[^\"\n]{0,600}\""
)
TITLED = re.compile(r"《[^》\n]{0,200}》|〈[^〉\n]{0,200}〉")
# Nobody writes sentences so long; without a bound a text without marks would take quadratic time.
LONGEST = 400


class Phrases:
    """A text with its boundaries, asked for the words round a place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = text.lower()
        self._sentences = [found.end() for found in SENTENCE_END.finditer(text)]
        self._clauses = [found.end() for found in CLAUSE_END.finditer(text)]
        self._lines = [found.end() for found in LINE_END.finditer(text)]
        self._quoted = [found.span() for found in QUOTED.finditer(text)]
        self._titled = [found.span() for found in TITLED.finditer(text)]

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds a place; a semicolon ends one too."""
        return _near(at, *_between(self._sentences, at, len(self.text)))

    def clause(self, at: int) -> tuple[int, int]:
        """The part of a sentence, between commas, that holds a place."""
        return _near(at, *_between(self._clauses, at, len(self.text)))

    def line(self, at: int) -> tuple[int, int]:
        """The line (the block of the HTML) that holds a place, without its line break."""
        start, end = _between(self._lines, at, len(self.text))
        return start, end - self.text.endswith("\n", start, end)

    def sentence_text(self, at: int) -> str:
        """The words of the sentence that holds a place."""
        start, end = self.sentence(at)
        return self.text[start:end]

    def previous_sentence(self, at: int) -> str:
        """The words of the sentence before, in the same line; empty at the line's start."""
        start, _end = self.sentence(at)
        return self.sentence_text(start - 1) if start > self.line(at)[0] else ""

    def in_quotation(self, start: int, end: int) -> bool:
        """Whether a place stands within quotation marks."""
        return _inside(self._quoted, start, end)

    def in_title(self, start: int, end: int) -> bool:
        """Whether a place stands within 《》."""
        return _inside(self._titled, start, end)


def _between(ends: list[int], at: int, last: int) -> tuple[int, int]:
    index = bisect_right(ends, at)
    start = ends[index - 1] if index else 0
    return start, ends[index] if index < len(ends) else last


def _near(at: int, start: int, end: int) -> tuple[int, int]:
    return max(start, at - LONGEST), min(end, at + LONGEST)


def _inside(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return index >= 0 and spans[index][0] <= start and end <= spans[index][1]
