"""Headings (编, 分编, 章, 节, and others) and what is inside what.

A heading's words are kept as they stand in the text, but for blanks at its ends; a heading that is
broken over two lines becomes one that holds a line break.
"""

import re
from dataclasses import dataclass, field, replace

from ..numerals import NUMERAL_CHARS, parse_numeral
from .lines import Line

RANKS = {"编": 1, "分编": 2, "章": 3, "节": 4}
NUMBERED = re.compile(
    rf"^第\s*([{NUMERAL_CHARS}]+)\s*(分编|编|章|节)(?=$|\s|[^、，。；：（和及至的])"
)
SET_OFF = re.compile(rf"^第\s*([{NUMERAL_CHARS}]+)\s*(分编|编|章|节)(?=$|\s)")
PLAIN = re.compile(r"^(?:附\s*则|序\s*言|总\s*则|分\s*则)$")
HOLDS_NOTHING = re.compile(r"^(?:附\s*则|序\s*言)$")
CHINESE_NUMBER = re.compile(r"^[一二三四五六七八九十]+、")
BRACKETED_NUMBER = re.compile(r"^[（(][一二三四五六七八九十]+[）)]")
SENTENCE_END = re.compile(r"[。；：，、;:,.！？”]$")
LONGEST = 60
LONGEST_TIGHT = 30


def is_heading_text(text: str) -> bool:
    """Say whether an unmarked line is a heading by its words: 第一章　总则, 附则."""
    if len(text) > LONGEST or SENTENCE_END.search(text):
        return False
    return bool(PLAIN.match(text) or SET_OFF.match(text)) or _is_tight(text)


def _is_tight(text: str) -> bool:
    """第一章总则: without a blank only where the line is short and reads like no sentence."""
    reads_on = re.search(r"[，。；：的]|规定", text)
    return bool(NUMBERED.match(text)) and len(text) <= LONGEST_TIGHT and not reads_on


def rank(text: str) -> int:
    """How high a heading stands by its words: 编 is 1, 节 is 4; 0 where its words do not tell."""
    if match := NUMBERED.match(text):
        return RANKS[match.group(2)]
    if PLAIN.match(text):
        return 1
    if CHINESE_NUMBER.match(text):
        return 5
    return 6 if BRACKETED_NUMBER.match(text) else 0


def number(text: str) -> tuple[str, int]:
    """The unit and number of a heading: 第三章　犯罪 → 章, 3; ("", 0) where it has none."""
    match = NUMBERED.match(text)
    return (match.group(2), parse_numeral(match.group(1))) if match else ("", 0)


@dataclass(slots=True)
class HeadingStack:
    """The headings that hold at a place of the text, each with its rank."""

    entries: list[tuple[int, Line]] = field(default_factory=list)
    has_books: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of the headings, the highest first."""
        return tuple(line.text for _, line in self.entries)

    def push(self, line: Line) -> None:
        """Put a heading in, ending those of its rank and below."""
        place = rank(line.text)
        if not self.has_books and line.text.replace(" ", "") == "总则":
            place = RANKS["章"]
        while self.entries and self._ends(self.entries[-1], place, line):
            self.entries.pop()
        self.entries.append((place, line))

    def push_beside(self, line: Line) -> None:
        """Put a heading that lost its number in the place of the innermost one."""
        place, innermost = self.entries.pop() if self.entries else (0, line)
        self.entries.append((place, replace(line, level=innermost.level)))

    @staticmethod
    def _ends(entry: tuple[int, Line], place: int, line: Line) -> bool:
        other_place, other = entry
        if HOLDS_NOTHING.match(other.text):
            return True
        if place and other_place:
            return other_place >= place
        if line.level and other.level:
            return other.level >= line.level
        return True
