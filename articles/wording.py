"""The small language in which staff write what a check looks for: words, gaps, choices.

``(保证|确保)…(胜诉|打赢)`` finds 保证帮您打赢; marks of full width stand for themselves. Every repetition has a bound, so that no pattern that
can be written takes more than linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

STOP = r"。；;！!？?\n"
# The marks by what they stand for.
MARKS = {
    "…": rf"[^{STOP}，,]{{0,8}}?",
    "*": rf"[^{STOP}]{{0,20}}?",
    "#": r"(?:[0-9０-９][0-9０-９.,，]{0,11}|[零〇一二两三四五六七八九十百千万亿几数]{1,12})",
}
# Each gap multiplies the ways in which words can fit.
MOST_GAPS = 4
SPECIAL = frozenset("(|)?") | MARKS.keys()


class WordingError(ValueError):
    """The words cannot be read; the message tells staff what to change."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Compiled words: ``anchors`` are pieces of which every find holds at least one."""

    pattern: re.Pattern[str]
    anchors: tuple[str, ...]

    def find(self, text: str, folded: str | None = None) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each place where the words stand, from left to right.

        ``folded`` is the text in small letters, where the caller has it already.
        """
        folded = text.lower() if folded is None else folded
        if any(anchor in folded for anchor in self.anchors):
            for found in self.pattern.finditer(text):
                yield found.span()


@dataclass(frozen=True, slots=True)
class _Piece:
    regex: str
    # None where the piece may be missing or fits any words.
    anchors: tuple[str, ...] | None
    gaps: int = 0


@lru_cache(maxsize=2048)
def compile_words(words: str) -> Wording:
    """Compile words: ``|`` or a new line between choices, ``( )`` round a part, ``?`` after a
    character or part that may be missing, ``…`` up to 8 characters of a clause, ``*`` up to 20 of a
    sentence, ``#`` a number.

    Raises WordingError where a parenthesis is alone or nothing is certain to stand in the text.
    """
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if not lines:
        raise WordingError("请填写要查找的词语。")
    reader = _Reader("|".join(lines))
    piece = reader.choices()
    if reader.at < len(reader.words):
        raise WordingError("右括号多了一个。")
    if piece.gaps > MOST_GAPS:
        raise WordingError(f"一种说法里的 … * # 合计不能超过 {MOST_GAPS} 个。")
    if not piece.anchors:
        raise WordingError(
            "每一种说法里至少要有一个一定出现的词，不能只有 … * # 或者可省略的部分。"
        )
    return Wording(re.compile(piece.regex, re.IGNORECASE), piece.anchors)


class _Reader:
    def __init__(self, words: str) -> None:
        self.words = words
        self.at = 0

    def peek(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, mark: str) -> bool:
        taken = self.peek() == mark
        self.at += taken
        return taken

    def choices(self) -> _Piece:
        options = [self.sequence()]
        while self.take("|"):
            options.append(self.sequence())
        regex = "|".join(option.regex for option in options)
        gaps = max(option.gaps for option in options)
        anchors: list[str] = []
        for option in options:
            if option.anchors is None:
                return _Piece(regex, None, gaps)
            anchors += option.anchors
        return _Piece(regex, tuple(dict.fromkeys(anchors)), gaps)

    def sequence(self) -> _Piece:
        pieces = []
        while self.peek() not in ("", "|", ")"):
            pieces.append(self.piece())
        if not pieces:
            raise WordingError("“|”的一边或者括号里是空的。")
        certain = [piece.anchors for piece in pieces if piece.anchors]
        best = max(certain, key=lambda words: min(map(len, words)), default=None)
        gaps = sum(piece.gaps for piece in pieces)
        return _Piece("".join(piece.regex for piece in pieces), best, gaps)

    def piece(self) -> _Piece:
        if self.peek() in MARKS:
            return self.mark()
        if self.take("("):
            inner = self.choices()
            if not self.take(")"):
                raise WordingError("少了一个右括号。")
            piece = _Piece(f"(?:{inner.regex})", inner.anchors, inner.gaps)
        else:
            literal = self.literal()
            piece = _Piece(f"(?:{re.escape(literal)})", (literal.lower(),))
        return _Piece(piece.regex + "?", None, piece.gaps) if self.take("?") else piece

    def mark(self) -> _Piece:
        mark = self.peek()
        while self.take(mark):
            continue
        return _Piece(MARKS[mark], None, 1)

    def literal(self) -> str:
        start = self.at
        if self.peek() == "?":
            raise WordingError("问号前面要有可以省略的字。")
        while self.peek() and self.peek() not in SPECIAL:
            self.at += 1
        # In 网站?上 the question mark is of the last character alone.
        if self.peek() == "?" and self.at - start > 1:
            self.at -= 1
        return self.words[start : self.at]
