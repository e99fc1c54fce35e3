"""Pinpoints: 第六百七十五条, 第二十条第一款第（三）项, 第276条之一, and groups of them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ..numerals import CHINESE_CHARS, NUMERAL_CHARS, parse_numeral

NUMERAL = rf"(?:[{CHINESE_CHARS}]{{1,9}}+|[0-9０-９]{{1,5}}+)"
BLANK = r"[ \u3000\xa0]{0,2}"
# Inline tags that a page has put inside a citation
TAGS = r"(?:<[^<>\n]{1,80}>){0,4}"
UNITS = "条款项目"
# The same few numerals come again and again.
_value = lru_cache(maxsize=4096)(parse_numeral)

# One number of a group, with or without its 第 and its brackets: 第六, 六, （三）, (3)
_ONE = rf"(?:第?{BLANK}(?:[（(]{BLANK}{NUMERAL}{BLANK}[）)]|{NUMERAL}))"
_BRACKETED = rf"[（(]{BLANK}{NUMERAL}{BLANK}[）)]"
# Between numbers of one group: 第一、二项, 第（一）和（二）项, 第十五至十八条, 第15.16条
_BETWEEN = rf"{BLANK}(?:[、，,.．]|和|与|及|至|到|[-－—–~～]{{1,2}}){BLANK}"
# 条例, 条款, 项目 and 目的 only look like units: 第三条例
_UNIT = r"(?:条(?![例件款文约])|款(?![项式])|项(?!目)|目(?![标录的前]))"

# 第六百七十五条; 第（一）、（二）项; 第(一)(二)项; 第15、16条; 六百七十六条; 第二百三十六|第三款, 条 missing
_GROUP = re.compile(
    rf"({_ONE}(?:{_BETWEEN}{_ONE}|{_BRACKETED})*+){BLANK}({_UNIT}|(?=第{BLANK}{NUMERAL}{BLANK}款))"
)
_NUMBERS = re.compile(rf"({_BETWEEN})?(第?{BLANK}[（(]?{BLANK}({NUMERAL}){BLANK}[）)]?)")
# 第二百七十六条之一, 第120条之1; not 第五条之一般规定
_SUFFIX = re.compile(
    rf"{BLANK}之{BLANK}({NUMERAL})(?![{NUMERAL_CHARS}般些切致定旦经样直并类个种次年月日款项条倍分人])"
)
# 至第六百八十条, 到第139条之一, -18条: the other end of a range
_RANGE_END = re.compile(
    rf"{BLANK}(?:至|到|[-－—–~～]{{1,2}}){BLANK}(第?{BLANK}[（(]?{BLANK}({NUMERAL}){BLANK}[）)]?{BLANK}({_UNIT}))"
)
# 第十条但书第二款, 第十条</b><b>第二款, 第十条|line break|第二款: what stands inside one pinpoint
_FILLER = re.compile(
    rf"{BLANK}(?:前段|后段|中段|但书|本文|中的?|的|之)?{TAGS}{BLANK}(?:\r?\n{BLANK}{TAGS})?(?=第)"
)
_DOTS = (".", "．")
_RANGE_MARKS = re.compile(r"至|到|[-－—–~～]")


@dataclass(frozen=True, slots=True)
class Place:
    """One place named in a text: its span and its numbers, None where a part is not stated."""

    start: int
    end: int
    article: int | None = None
    article_suffix: int = 0
    article_to: int | None = None
    paragraph: int | None = None
    item: int | None = None
    sub_item: int | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """Numbers of one unit: (number, start, end, whether a range begins there)."""

    level: int
    numbers: tuple[tuple[int, int, int, int | None], ...]
    end: int


def read_places(
    text: str, start: int, before: Place | None = None, bare: bool = False
) -> list[Place]:
    """Read the pinpoint at ``start``: all of 第二十条第一款第（一）、（二）项, one place for each end.

    ``before`` is the place whose article and paragraph are understood where the text begins with
    第二款 or 第三项; ``bare`` allows the first number to lack its 第. The list is empty where the
    text has no pinpoint there.
    """
    group = _group(text, start)
    if group is None or not (bare or text[start] == "第"):
        return []
    place = _understood(before, group.level)
    return _places(text, group, place) if place is not None else []


def _understood(before: Place | None, level: int) -> Place | None:
    """Return what a pinpoint that begins at this level takes from the place before it."""
    if level == 0 or before is None:
        return Place(0, 0)
    article, suffix = before.article, before.article_suffix
    if level == 1:
        return Place(0, 0, article, suffix)
    if level == 2:
        return Place(0, 0, article, suffix, None, before.paragraph)
    return Place(0, 0, article, suffix, None, before.paragraph, before.item)


def _places(text: str, group: _Group, above: Place) -> list[Place]:
    places = []
    for number, start, end, last in group.numbers:
        places.append(_set(above, group.level, number, start, end, last))
    return places[:-1] + _lower(text, group, places[-1])


def _lower(text: str, group: _Group, place: Place) -> list[Place]:
    """Read on behind the last number of a group: 之一, the end of a range, 款, 项, 目."""
    end = group.end
    if group.level == 0 and (suffix := _SUFFIX.match(text, end)):
        end = suffix.end()
        place = _replaced(place, end=end, article_suffix=_value(suffix[1]))
    if reached := _range(text, end, group.level):
        last, end = reached
        to = last if group.level == 0 else place.article_to
        return [_replaced(place, end=end, article_to=to)]
    filler = _FILLER.match(text, end)
    lower = _group(text, filler.end()) if filler else None
    if lower is None or lower.level <= group.level:
        return [place]
    found = _places(text, lower, place)
    return [_replaced(found[0], start=place.start), *found[1:]]


def _range(text: str, end: int, level: int) -> tuple[int, int] | None:
    """Return number and end of 至第十条之一 or 至第三项, None where no range goes on."""
    found = _RANGE_END.match(text, end)
    if not found or found[3] != UNITS[level]:
        return None
    stop = found.end()
    if level == 0 and (suffix := _SUFFIX.match(text, stop)):
        stop = suffix.end()
    return _value(found[2]), stop


def _group(text: str, start: int) -> _Group | None:
    found = _GROUP.match(text, start)
    if not found:
        return None
    numbers: list[tuple[int, int, int, int | None]] = []
    for one in _NUMBERS.finditer(text, start, found.end(1)):
        number = _value(one[3])
        if one[1] and numbers and _RANGE_MARKS.search(one[1]):
            first, begin, _, _ = numbers[-1]
            numbers[-1] = (first, begin, one.end(), number)
        elif one[1] and one[1].strip() in _DOTS and numbers and number <= numbers[-1][0]:
            # 第15.16条 is two articles, 第9.2条 a clause of a technical standard.
            return None
        else:
            numbers.append((number, one.start(2), one.end(), None))
    first, begin, _, last = numbers[-1]
    numbers[-1] = (first, begin, found.end(), last)
    return _Group(UNITS.index(found[2] or "条"), tuple(numbers), found.end())


def _set(above: Place, level: int, number: int, start: int, end: int, last: int | None) -> Place:
    if level == 0:
        return Place(start, end, number, 0, last)
    if level == 1:
        return Place(start, end, above.article, above.article_suffix, None, number)
    article, suffix, paragraph = above.article, above.article_suffix, above.paragraph
    if level == 2:
        return Place(start, end, article, suffix, None, paragraph, number)
    return Place(start, end, article, suffix, None, paragraph, above.item, number)


def _replaced(
    place: Place,
    *,
    start: int | None = None,
    end: int | None = None,
    article_suffix: int | None = None,
    article_to: int | None = None,
) -> Place:
    """Copy a place, several times faster than ``dataclasses.replace``."""
    return Place(
        place.start if start is None else start,
        place.end if end is None else end,
        place.article,
        place.article_suffix if article_suffix is None else article_suffix,
        place.article_to if article_to is None else article_to,
        place.paragraph,
        place.item,
        place.sub_item,
    )


def read_below(text: str, place: Place, unit: str) -> list[Place]:
    """Read on behind a place whose last part is this unit: 前款 + 第二项, 本条 + 第一款."""
    return _lower(text, _Group(UNITS.index(unit), (), place.end), place)
