"""Reads what is typed into the statute picker: a law, an article, words of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from legal_refs.locators import Locator
from legal_refs.numerals import FULL_WIDTH, NUMERAL_CHARS, parse_numeral

# 民法典 675, 675, 劳动合同法82, 刑法第二百七十六条之一, 刑法276-1
_NUMBER = rf"第?\s*(?P<article>(?<=第)[{NUMERAL_CHARS}]+|[{NUMERAL_CHARS}]+(?=条)|[0-9０-９]+)"
_SUFFIX = rf"(?:\s*条)?(?:\s*[-－之]\s*(?P<suffix>[{NUMERAL_CHARS}]+))?(?:\s*条)?"
_ASKED = re.compile(rf"《?(?P<name>.*?)》?\s*{_NUMBER}{_SUFFIX}")
LARGEST = 99_999


@dataclass(frozen=True, slots=True)
class Asked:
    """A law's name, the place of an article, or words; what was not typed is empty."""

    name: str = ""
    place: Locator | None = None
    words: tuple[str, ...] = ()


def read_asked(text: str) -> Asked:
    """Return what is asked for: 劳动合同法82 is article 82 of 劳动合同法, 675 article 675 of any law.

    Without a number all of it is words: 借款 期限 asks for texts that have both.
    """
    plain = text.strip()
    found = _ASKED.fullmatch(plain)
    place = _place(found["article"], found["suffix"]) if found else None
    if found and place:
        return Asked(found["name"].strip(), place)
    return Asked(words=tuple(plain.split()))


def _place(article: str, suffix: str | None) -> Locator | None:
    try:
        place = Locator(_parsed(article), _parsed(suffix) if suffix else 0)
    except ValueError:
        return None
    return place if 0 < place.article <= LARGEST and place.article_suffix < 100 else None


def _parsed(numeral: str) -> int:
    if len(numeral) > 12:
        raise ValueError(numeral)
    return parse_numeral(numeral.translate(FULL_WIDTH))
