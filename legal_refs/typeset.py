"""The lines of a provision as a page sets them."""

from __future__ import annotations

import re
from typing import NamedTuple

from .lawtext.structure import ITEM, SUB_ITEM
from .numerals import CHINESE_CHARS

RULE = re.compile(r"^\|(?:\s*:?-+:?\s*\|)+$")

# 第一编 总　则, 第三章 法  人: the blanks inside the words only fill a line.
FILLING = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
NUMBERED = re.compile(rf"^(第[{CHINESE_CHARS}]+(?:分编|[编章节]))\s*(.*)$")


class Line(NamedTuple):
    """A 款, 项, 目 or a row of a table, which is divided into cells."""

    kind: str
    text: str
    cells: tuple[str, ...] = ()


def heading_text(text: str) -> str:
    """Return a heading without line break and blanks that only fill a line: 第一编 总　则 → 第一编 总则."""
    text = text.replace("\n", "")
    match = NUMBERED.match(text)
    if not match:
        return FILLING.sub("", text)
    return " ".join(filter(None, [match[1], FILLING.sub("", match[2])]))


def lines_of(text: str) -> list[Line]:
    """Return the lines of a provision, each with its kind: paragraph, item, sub-item or row."""
    return [_line(line) for line in text.split("\n") if line.strip() and not RULE.match(line)]


def _line(line: str) -> Line:
    if line.startswith("|") and line.endswith("|"):
        return Line("row", line, tuple(cell.strip() for cell in line.strip("|").split("|")))
    if ITEM.match(line):
        return Line("item", line)
    return Line("sub-item" if SUB_ITEM.match(line) else "paragraph", line)
