"""Lists of pinpoints of one law: 第六百七十五条、第六百七十六条和六百七十八条第二款."""

import re

from ..numerals import parse_numeral
from .pinpoints import BLANK, NUMERAL, TAGS, Place, read_places

# 第五条、第六条; 第五条第一款和第二款; 第七条，第八条; 第九条以及第十条
_AND = re.compile(
    rf"{TAGS}{BLANK}\n?(?:[、，,；;]|(?:以及|或者|和|与|及|或|并)){BLANK}(?:以及|和|与|及|或者)?{BLANK}{TAGS}"
)
# 第五条、六条: the number follows without 第; behind a comma it would be any number.
_TIGHT = re.compile(rf"{TAGS}{BLANK}(?:、|以及|和|与|及|或者|或){BLANK}{TAGS}$")
# 第一百二十条之一、之二
_SUFFIX_ONLY = re.compile(rf"之({NUMERAL})(?=[、，,和与及规的至]|$)")
# 第五条但书、第六条; 第十条前段和第十一条
_ASIDE = re.compile(r"(?:前段|后段|但书|本文)(?=[、，,和与及以或])")


def read_list(
    text: str, start: int, before: Place | None = None, bare: bool = False
) -> list[Place]:
    """Read a pinpoint and those that follow it in a list, each with its own span.

    ``before`` and ``bare`` are those of ``read_places``.
    """
    return with_following(text, read_places(text, start, before, bare))


def with_following(text: str, places: list[Place]) -> list[Place]:
    """Return the places read so far and those that follow the last of them in a list."""
    found = list(places)
    more = places
    while more:
        more = _next(text, found[-1])
        found += more
    return found


def _next(text: str, last: Place) -> list[Place]:
    aside = _ASIDE.match(text, last.end)
    link = _AND.match(text, aside.end() if aside else last.end)
    if not link:
        return []
    if found := _SUFFIX_ONLY.match(text, link.end()):
        suffix = parse_numeral(found[1])
        return [Place(found.start(), found.end(), last.article, suffix)] if last.article else []
    return read_places(text, link.end(), last, bare=bool(_TIGHT.match(link[0])))
