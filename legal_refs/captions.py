"""What articles are about, as far as that is fixed: the crimes named after the Criminal Law's.

``data/crimes.csv`` holds the names; ``python -m legal_refs.crime_names`` makes it anew from the
documents that fix them. ``data/subjects.csv`` maps notions of other laws to the articles that
govern them; a lawyer keeps it.
"""

import csv
import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from .locators import Locator

DATA = Path(__file__).parent / "data"
CRIMINAL_LAW = "中华人民共和国刑法"
# The names are those of the text as amended to 2023-12-29; older texts name some crimes otherwise.
PRESENT_SINCE = datetime.date(2024, 3, 1)
# Short and partial names in common use.
SPOKEN = MappingProxyType(
    {
        "拒执罪": "拒不执行判决、裁定罪",
        "拒不执行判决罪": "拒不执行判决、裁定罪",
        "拒不执行裁定罪": "拒不执行判决、裁定罪",
        "恶意欠薪罪": "拒不支付劳动报酬罪",
        "帮信罪": "帮助信息网络犯罪活动罪",
        "掩饰、隐瞒犯罪所得罪": "掩饰、隐瞒犯罪所得、犯罪所得收益罪",
        "掩隐罪": "掩饰、隐瞒犯罪所得、犯罪所得收益罪",
        "窝藏罪": "窝藏、包庇罪",
        "包庇罪": "窝藏、包庇罪",
        "虚开增值税专用发票罪": "虚开增值税专用发票、用于骗取出口退税、抵扣税款发票罪",
        "骗取贷款罪": "骗取贷款、票据承兑、金融票证罪",
        "贩卖毒品罪": "走私、贩卖、运输、制造毒品罪",
        "运输毒品罪": "走私、贩卖、运输、制造毒品罪",
        "制造毒品罪": "走私、贩卖、运输、制造毒品罪",
        "拐卖儿童罪": "拐卖妇女、儿童罪",
        "拐卖妇女罪": "拐卖妇女、儿童罪",
        "强制猥亵罪": "强制猥亵、侮辱罪",
        "抽逃出资罪": "虚假出资、抽逃出资罪",
        "虚假出资罪": "虚假出资、抽逃出资罪",
    }
)
# Left out where names are compared: 拒不执行判决裁定罪 is 拒不执行判决、裁定罪.
SEPARATORS = frozenset("、，, \n")


@dataclass(frozen=True, slots=True)
class Crimes:
    """The crimes of the Criminal Law: by article, what articles touch, names without their marks."""

    named: Mapping[Locator, tuple[str, ...]]
    places: Mapping[str, frozenset[Locator]]
    touched: Mapping[Locator, frozenset[str]]
    folded: Mapping[str, str]

    def official(self, name: str) -> str:
        """Return the official name of a crime as written, "" where it is none; 拒执罪 is one."""
        return self.folded.get(_folded(name), "")


@dataclass(frozen=True, slots=True)
class Subject:
    """A notion of a law and the articles that govern it: 离婚冷静期, 民法典第一千零七十七条."""

    law: str
    term: str
    places: frozenset[Locator]


def crimes() -> dict[Locator, tuple[str, ...]]:
    """Return the crimes named after each article of the Criminal Law, by its present names.

    ``crimes()[Locator(313)]`` is ``("拒不执行判决、裁定罪",)``.
    """
    return dict(crime_table().named)


def caption_of(law: str, place: Locator, effective_on: datetime.date) -> str:
    """Return the crimes that an article of the Criminal Law is named for, "" for any other text.

    ``caption_of("中华人民共和国刑法", Locator(313), date(2024, 3, 1))`` is ``"拒不执行判决、裁定罪"``.
    """
    if law != CRIMINAL_LAW or effective_on < PRESENT_SINCE:
        return ""
    return "；".join(crime_table().named.get(place.whole_article, ()))


def article_of_crime(name: str) -> Locator | None:
    """Return the article of a crime as people call it; None where it is none or has several.

    ``article_of_crime("拒执罪")`` is ``Locator(313)``.
    """
    table = crime_table()
    places = [place for place, named in table.named.items() if table.official(name) in named]
    return places[0] if len(places) == 1 else None


@cache
def crime_table() -> Crimes:
    """Return the crimes with their former names, and what each article refers to."""
    named: dict[Locator, list[str]] = {}
    places: dict[str, set[Locator]] = {}
    touched: dict[Locator, set[str]] = {}
    for place, relation, name in _crime_rows():
        touched.setdefault(place, set()).add(name)
        if relation == "named":
            named.setdefault(place, []).append(name)
        if relation != "refers":
            places.setdefault(name, set()).add(place)
    return Crimes(
        {place: tuple(names) for place, names in named.items()},
        {name: frozenset(those) for name, those in places.items()},
        {place: frozenset(names) for place, names in touched.items()},
        {_folded(name): name for name in places}
        | {_folded(spoken): name for spoken, name in SPOKEN.items()},
    )


@cache
def subjects() -> tuple[Subject, ...]:
    """Return the notions whose articles are known, the longest terms first."""
    with (DATA / "subjects.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Subject(row["law"], row["term"], frozenset(map(_place, row["articles"].split(";"))))
            for row in csv.DictReader(file)
        ]
    return tuple(sorted(rows, key=lambda row: -len(row.term)))


def _place(text: str) -> Locator:
    article, _, suffix = text.strip().partition("-")
    return Locator(int(article), int(suffix or 0))


def _crime_rows() -> Iterator[tuple[Locator, str, str]]:
    with (DATA / "crimes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Locator(int(row["article"]), int(row["suffix"])), row["relation"], row["name"]


def _folded(name: str) -> str:
    return "".join(char for char in name if char not in SEPARATORS)
