"""Documents without 第N条: numbered 1. 2. 3., numbered 一、二、三、, or plain."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ..numerals import CHINESE_CHARS, parse_numeral
from .parsed import ParsedProvision, ProvisionKind

ARABIC = re.compile(r"^([0-9]{1,3})[.．、]\s*(?=\S)")
CHINESE = re.compile(rf"^([{CHINESE_CHARS}]{{1,4}})、")
FEWEST_ARTICLES = 10


def number_articles(provisions: Sequence[ParsedProvision]) -> tuple[ParsedProvision, ...]:
    """Make articles of sections whose lines are numbered 1. to n. through the whole text.

    最高人民法院关于人民法院执行工作若干问题的规定（试行） is cited as 第41条 and has no 第N条.
    """
    pieces: list[ParsedProvision] = []
    last = 0
    for provision in provisions:
        for part in _cut(provision, ARABIC, last):
            match = ARABIC.match(part.text)
            if match and int(match.group(1)) == last + 1:
                last += 1
                label, text = match.group(), part.text[match.end() :]
                part = replace(
                    part, kind=ProvisionKind.ARTICLE, article=last, text=text, opening=label
                )
            pieces.append(part)
    lines = [line for piece in provisions for line in piece.text.split("\n")]
    restarts = sum(1 for line in lines if ARABIC.match(line)) > last
    return tuple(provisions) if restarts or last < FEWEST_ARTICLES else _numbered(pieces)


def cut_sections(provisions: Sequence[ParsedProvision]) -> tuple[ParsedProvision, ...]:
    """Give each 一、 二、 三、 that follows the one before a piece of its own."""
    pieces: list[ParsedProvision] = []
    last = 0
    for provision in provisions:
        parts = _cut(provision, CHINESE, last)
        last = sum(1 for part in parts if CHINESE.match(part.text)) + last
        pieces += parts
    return _numbered(pieces)


def _cut(provision: ParsedProvision, pattern: re.Pattern[str], last: int) -> list[ParsedProvision]:
    """Cut a section before each line whose number follows the last one."""
    if provision.kind is not ProvisionKind.SECTION:
        return [provision]
    groups: list[list[str]] = [[]]
    for line in provision.text.split("\n"):
        match = pattern.match(line)
        if match and parse_numeral(match.group(1)) == last + 1:
            last += 1
            groups.append([])
        groups[-1].append(line)
    return [replace(provision, text="\n".join(group)) for group in groups if group]


def _numbered(pieces: Sequence[ParsedProvision]) -> tuple[ParsedProvision, ...]:
    return tuple(replace(piece, position=place) for place, piece in enumerate(pieces))
