"""The inside of an article: 款, 项, 目.

The line with the label is 款 1. A line that begins with （一） is an 项 of the 款 above it; one that
begins with 1. or （1） is a 目 of the 项 above it, or an 项 where the 款 has none. What comes after
the items and is none itself is the next 款; but where the items go on after it with the next
number, it belongs to the item before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..locators import Locator
from ..numerals import CHINESE_CHARS, parse_numeral

ITEM = re.compile(rf"^(?:[（(]\s*([{CHINESE_CHARS}]{{1,4}})\s*[）)]|([㈠-㈩]))\s*")
SUB_ITEM = re.compile(
    r"^(?:[（(]\s*([0-9０-９]{1,3})\s*[）)]|([0-9０-９]{1,3})\s*[.．、]|([⒈-⒛]))\s*"
)
# 下列条件：（一）…；（二）…: items that were not given lines of their own.
INSIDE = re.compile(rf"(?<=[；：。，;:])\s*(?=[（(]([{CHINESE_CHARS}]{{1,4}})[）)])")
# A line goes on where it ends without a stop, but not a formula (应纳税额＝应纳税所得额×适用税率).
FINISHED = re.compile(r"[。；！？”）》】…;.!?)%％]$")
# （一）认定: neither a stop nor a colon at the end.
HEADING_END = re.compile(r"[^。；：，、！？”）》】…;:,.!?)%％]$")
FORMULA = re.compile(r"[=＝]")


class SubItem(NamedTuple):
    """A 目, its text without the label."""

    number: int
    text: str


class Item(NamedTuple):
    """An 项, its text with its 目, without its own label."""

    number: int
    text: str
    sub_items: tuple[SubItem, ...]


class Paragraph(NamedTuple):
    """A 款, its text with its 项 as the source has them."""

    number: int
    text: str
    items: tuple[Item, ...]


@dataclass(slots=True)
class _Gathered:
    """A 款 while its lines are gathered; each mark is a line's index, its 项 or 目, its number."""

    lines: list[str] = field(default_factory=list)
    items: list[tuple[int, int]] = field(default_factory=list)
    sub_items: list[tuple[int, int]] = field(default_factory=list)

    def add(self, line: str) -> None:
        """Take one more line in."""
        if (number := _item_number(line)) is not None:
            self.items.append((len(self.lines), number))
        elif (number := _sub_item_number(line)) is not None:
            self.sub_items.append((len(self.lines), number))
        self.lines.append(line)


def paragraphs(text: str) -> list[Paragraph]:
    """Divide an article's text, without its label, into 款 with their 项 and 目."""
    lines = _lines(text)
    gathered = [_Gathered()]
    ahead = _numbers_ahead(lines)
    for index, line in enumerate(lines):
        if index and _is_new(line, lines[index - 1], gathered[-1], ahead[index]):
            gathered.append(_Gathered())
        gathered[-1].add(line)
    return [_paragraph(place, part) for place, part in enumerate(gathered, 1)]


def text_at(text: str, locator: Locator) -> str | None:
    """Return the words at a 款, 项 or 目 of an article's text, None where there is no such place.

    An 项 without its 款 is searched for: the first 款 that has it counts. 款 and 项 have their own
    label off: 第一款第二项 of "下列…：\\n（一）甲；\\n（二）乙。" is "乙。".
    """
    found = paragraphs(text)
    if locator.paragraph:
        found = [part for part in found if part.number == locator.paragraph]
    if not locator.item and not locator.sub_item:
        return (found[0].text if found else None) if locator.paragraph else text
    items = [item for part in found for item in part.items]
    if locator.item:
        items = [item for item in items if item.number == locator.item]
    if not locator.sub_item:
        return items[0].text if items else None
    matching = (sub for item in items for sub in item.sub_items if sub.number == locator.sub_item)
    return next((sub.text for sub in matching), None)


def _lines(text: str) -> list[str]:
    """The lines, with items that stand inside a line on lines of their own."""
    lines: list[str] = []
    for line in text.split("\n"):
        start, last = 0, _item_number(line) or 0
        for match in INSIDE.finditer(line):
            if parse_numeral(match.group(1)) == last + 1:
                lines.append(line[start : match.start()])
                start, last = match.end(), last + 1
        lines.append(line[start:])
    return lines


def _item_number(line: str) -> int | None:
    match = ITEM.match(line)
    if not match:
        return None
    numeral, single = match.groups()
    return ord(single) - ord("㈠") + 1 if single else parse_numeral(numeral)


def _sub_item_number(line: str) -> int | None:
    match = SUB_ITEM.match(line)
    if not match:
        return None
    round_brackets, plain, single = match.groups()
    return ord(single) - ord("⒈") + 1 if single else parse_numeral(round_brackets or plain)


def _numbers_ahead(lines: Sequence[str]) -> list[tuple[int, int]]:
    """For each line the number of the next 项 from it on and of the next 目, 0 where none comes."""
    ahead: list[tuple[int, int]] = []
    item = sub_item = 0
    for line in reversed(lines):
        item = _item_number(line) or item
        sub_item = _sub_item_number(line) or sub_item
        ahead.append((item, sub_item))
    return ahead[::-1]


def _is_new(line: str, before: str, current: _Gathered, ahead: tuple[int, int]) -> bool:
    """Say whether a line begins a new 款; ahead are the numbers of the next 项 and 目."""
    if SUB_ITEM.match(line) or ITEM.match(line) or _goes_on(before):
        return False
    marks = current.items or current.sub_items
    following = ahead[0] if current.items else ahead[1]
    if not marks:
        return True
    place, last = marks[-1]
    if HEADING_END.search(current.lines[place]):
        # （一）认定: an item that is a heading holds what stands under it.
        return False
    return following != last + 1


def _goes_on(line: str) -> bool:
    """Say whether the line after this one belongs to it: it ends in ：, in ， or without a stop."""
    return not FINISHED.search(line) and not FORMULA.search(line)


def _paragraph(number: int, part: _Gathered) -> Paragraph:
    text = "\n".join(part.lines)
    if not part.items:
        subs = _sub_items(part.lines, [place for place, _ in part.sub_items])
        return Paragraph(number, text, tuple(Item(sub.number, sub.text, ()) for sub in subs))
    ends = [place for place, _ in part.items[1:]] + [len(part.lines)]
    items = [
        _item(value, part.lines[start:end])
        for (start, value), end in zip(part.items, ends, strict=True)
    ]
    return Paragraph(number, text, tuple(items))


def _item(number: int, lines: Sequence[str]) -> Item:
    own = [ITEM.sub("", lines[0], count=1), *lines[1:]]
    places = [place for place, line in enumerate(own) if place and SUB_ITEM.match(line)]
    return Item(number, "\n".join(own), tuple(_sub_items(own, places)))


def _sub_items(lines: Sequence[str], places: Sequence[int]) -> list[SubItem]:
    """The 目 whose labels stand at some of the lines."""
    found: list[SubItem] = []
    ends = [*places, len(lines)][1:]
    for start, end in zip(places, ends, strict=True):
        number = _sub_item_number(lines[start]) or 0
        rest = SUB_ITEM.sub("", lines[start], count=1)
        found.append(SubItem(number, "\n".join([rest, *lines[start + 1 : end]])))
    return found
