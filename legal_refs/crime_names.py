"""Reads which articles of the Criminal Law which crimes (罪名) are named after.

The names are facts fixed by official documents: 最高人民检察院关于适用刑法分则规定的犯罪的罪名的意见
(1997) and the 补充规定 of both supreme organs of 2002, 2003, 2007, 2009, 2011, 2015, 2021 and 2024.
``data/crimes.csv`` is made from their texts, in the order of their dates, and the text of the law:

    python -m legal_refs.crime_names 刑法.md 意见.md 补充规定.md 补充规定二.md … > legal_refs/data/crimes.csv
"""

import csv
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .locators import Locator
from .numerals import NUMERAL_CHARS, parse_numeral

PLACE = re.compile(rf"第(?P<article>[{NUMERAL_CHARS}]+)条(?:之(?P<suffix>[{NUMERAL_CHARS}]))?")
RANGE = re.compile(rf"第([{NUMERAL_CHARS}]+)条至第([{NUMERAL_CHARS}]+)条")
# 12．资敌罪（第112条）: a line of the list of 1997
LISTED = re.compile(r"(?:\d+．)?([^．\s]+?(?<!犯)罪)（(第[^）]*)）")
# | 第161条 （《刑法修正案（六）》第5条） |违规披露、不披露重要信息罪（取消提供虚假财会报告罪罪名） |
ROW = re.compile(r"^\|([^|\n]*)\|([^|\n]*)\|", re.MULTILINE)
# 第一百六十九条（…）的罪名由“…罪”修改为“…罪”
RENAMED = re.compile(r"》(第[^（\n]*)[^“\n]*的罪名由“([^”]+)”修改为“([^”]+)”")
# A bracket, but for the one of 国（边）境 and 国（境）外
BRACKET = re.compile(r"(?<!国)（([^（）]*)）")
NAME = re.compile(r"[、；;和]?(.+?(?<!犯)罪)")
ARTICLE = re.compile(rf"^(第[{NUMERAL_CHARS}]+条(?:之[{NUMERAL_CHARS}])?) ", re.MULTILINE)
# 以受贿论处, 以保险诈骗的共犯论处
TREATED_AS = re.compile(r"以(.{2,12}?)罪?(?:的共犯)?(?:论处|定罪)")
# Slips of the copies in circulation.
CORRECTIONS = {"剌探": "刺探", "伪造变造国家有价证券": "伪造、变造国家有价证券"}
# Names of 1997 in whose place the 补充规定 of 2002 put others without saying so.
REPLACED = (
    "伪造、变造、转让金融机构经营许可证罪",
    "编造并传播证券交易虚假信息罪",
    "诱骗投资者买卖证券罪",
    "操纵证券交易价格罪",
    "盗窃、抢夺枪支、弹药、爆炸物罪",
    "抢劫枪支、弹药、爆炸物罪",
)
# The crimes begin with 背叛国家罪; what comes before are the general provisions.
FIRST = 102


@dataclass(frozen=True, order=True, slots=True)
class CrimeName:
    """A crime and an article: ``named`` after it, ``formerly`` so, or one it ``refers`` to."""

    article: int
    suffix: int
    relation: str
    name: str


def read_names(documents: Iterable[str]) -> set[CrimeName]:
    """Return the crimes that documents name, later ones overruling earlier ones.

    Each document is the text of 罪名 as a list, as rows of a table, or as an amending sentence.
    """
    named: dict[str, set[Locator]] = {}
    former: dict[str, set[Locator]] = {}
    for text in documents:
        for places, names, cancelled in _entries(_corrected(text)):
            for name in cancelled:
                former.setdefault(name, set()).update(named.pop(name, set()) or places)
            for name in names:
                named.setdefault(name, set()).update(places)
    former |= {name: named.pop(name) for name in REPLACED if name in named}
    return _rows(named, "named") | _rows(former, "formerly")


def read_references(law: str, names: set[CrimeName]) -> set[CrimeName]:
    """Return which articles of the law speak of crimes of other articles: 依照本法第…条, 以…论处."""
    by_place: dict[Locator, set[str]] = {}
    by_name = {row.name for row in names if row.relation == "named"}
    for row in names:
        if row.relation == "named":
            by_place.setdefault(Locator(row.article, row.suffix), set()).add(row.name)
    found: set[CrimeName] = set()
    pieces = ARTICLE.split(law)
    for label, text in zip(pieces[1::2], pieces[2::2], strict=True):
        place = _places(label).pop()
        spoken = {name for to in _places(text) for name in by_place.get(to, ())}
        spoken |= {name for name in by_name if name in text}
        spoken |= {f"{what}罪" for what in TREATED_AS.findall(text)} & by_name
        if place.article >= FIRST:
            found |= _rows({key: {place} for key in spoken - by_place.get(place, set())}, "refers")
    return found


def _rows(places: dict[str, set[Locator]], relation: str) -> set[CrimeName]:
    return {
        CrimeName(place.article, place.article_suffix, relation, name)
        for name, those in places.items()
        for place in those
    }


def _corrected(text: str) -> str:
    for wrong, right in CORRECTIONS.items():
        text = text.replace(wrong, right)
    return text


def _entries(text: str) -> Iterable[tuple[set[Locator], list[str], list[str]]]:
    """Yield places, crimes named after them, and names that are given up."""
    for name, places in LISTED.findall(text):
        yield _places(places), [name], []
    above: set[Locator] = set()
    for left, right in ROW.findall(text):
        above = _places(_unbracketed(left)) if left.strip() else above
        if "《决定》" not in left and "罪" in right:
            yield above, *_names(right)
    for place, old, new in RENAMED.findall(text):
        yield _places(place), [new], [old]


def _names(cell: str) -> tuple[list[str], list[str]]:
    cell = re.sub(r"\s", "", cell)
    if cell.startswith("取消"):
        cell = f"（{cell}）"
    notes = "".join(note.removeprefix("取消") for note in BRACKET.findall(cell))
    notes = re.sub(r"罪罪名", "罪", notes)
    gone = re.sub(r"刑法原第\d+条第\d+项", "", notes)
    return NAME.findall(_unbracketed(cell)), NAME.findall(gone)


def _unbracketed(text: str) -> str:
    while (shorter := BRACKET.sub("", text)) != text:
        text = shorter
    return text


def _places(text: str) -> set[Locator]:
    found = {
        Locator(parse_numeral(place["article"]), parse_numeral(place["suffix"] or "0"))
        for place in PLACE.finditer(text)
    }
    for first, last in RANGE.findall(text):
        found |= {Locator(n) for n in range(parse_numeral(first), parse_numeral(last) + 1)}
    return found


def main(law: str, *documents: str) -> None:
    """Write the rows of ``data/crimes.csv`` made from files to standard output."""
    names = read_names(Path(path).read_text("utf-8") for path in documents)
    rows = names | read_references(Path(law).read_text("utf-8"), names)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("article", "suffix", "relation", "name"))
    out.writerows((row.article, row.suffix, row.relation, row.name) for row in sorted(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
