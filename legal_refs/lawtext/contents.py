"""The contents (目录) that stand before a text and name each heading once more.

Normalised: a list of contents is dropped once each of its entries has been found in the text.
"""

import re
from collections.abc import Sequence

from .articles import read_label
from .headings import is_heading_text
from .lines import Line
from .parsed import TextWarning

TITLE = re.compile(r"^目\s*[录次]$")
LEADERS = " \t　.．…·-—"
DIGITS = "0123456789"
BLANKS = re.compile(r"\s+")
FEWEST = 3
LONGEST_ENTRY = 60


def drop_contents(lines: list[Line]) -> tuple[list[Line], list[TextWarning]]:
    """Return the lines without the contents, and warnings that say what was dropped."""
    titled = next((i for i, line in enumerate(lines) if TITLE.match(line.text)), None)
    start = _first_heading(lines) if titled is None else titled + 1
    end = _end(lines, start)
    if end == start or (titled is None and end - start < FEWEST):
        unread = [] if titled is None else [TextWarning(lines[titled].number, "目录未能识别")]
        return lines, unread
    begin = start if titled is None else titled
    return lines[:begin] + lines[end:], _warnings(lines[begin], lines[start:end], lines[end:])


def fold_heading(text: str) -> str:
    """A heading without blanks and page number, to compare: 第一章　总　则…1 → 第一章总则."""
    return BLANKS.sub("", text.rstrip(DIGITS).rstrip(LEADERS))


def _first_heading(lines: Sequence[Line]) -> int:
    """Where the first heading stands, the number of lines where there is none."""
    found = (i for i, line in enumerate(lines) if line.level or is_heading_text(line.text))
    return next(found, len(lines))


def _end(lines: Sequence[Line], start: int) -> int:
    """Where the text begins: at the second time of the first entry.

    Where that lies behind some text (the copy of the contents lacks its first entries), it is the
    first of the entries that does not come again.
    """
    keys = [fold_heading(line.text) for line in lines[start:]]
    stretch = _stretch(lines, start)
    for index in range(start + 1, min(start + stretch + 1, len(lines))):
        if keys[index - start] == keys[0]:
            return index
    latest = {key: start + place for place, key in enumerate(keys)}
    entries = range(start, start + stretch)
    return next((i for i in entries if latest[keys[i - start]] == i), start + stretch)


def _stretch(lines: Sequence[Line], start: int) -> int:
    """How many lines from the start on could be entries: short, no article among them."""
    for count, line in enumerate(lines[start:]):
        if len(line.text) > LONGEST_ENTRY or read_label(line.text):
            return count
    return len(lines) - start


def _warnings(line: Line, dropped: Sequence[Line], rest: Sequence[Line]) -> list[TextWarning]:
    held = {fold_heading(other.text) for other in rest}
    missing = [entry for entry in dropped if fold_heading(entry.text) not in held]
    found = [TextWarning(line.number, f"目录（{len(dropped)} 行）已略去")]
    return found + [
        TextWarning(entry.number, f"目录中的标题在正文里没有：{entry.text}") for entry in missing
    ]
