"""Where the articles of a former law went: into another law, or to other numbers of the same one.

The table was compared with the texts of both laws; rows that nobody has compared are not in it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .locators import Locator
from .titles import title_key

TABLE = Path(__file__).parent / "data" / "article_map.csv"
OTHER_SUBSTANCE = "实质变更"

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Target:
    """An article in which a former one goes on.

    ``article`` is 0 where the new law has nothing in its place. ``differs`` says that the substance
    is another one now, ``note`` what changed, in Chinese.
    """

    law: str
    article: int
    differs: bool = False
    note: str = ""


def successors(law_title: str, locator: Locator) -> tuple[Target, ...]:
    """Return where an article of a repealed law stands now, () where that is not known.

    合同法 第二百零六条 gives 民法典 675. The title may lack 中华人民共和国; 款 and 项 do not count.
    """
    return _found(law_title, "", "", locator)


def renumbered(
    law_title: str, locator: Locator, old_year: int, new_year: int
) -> tuple[Target, ...]:
    """Return where an article of an earlier version of a law stands in a later one, by their years.

    公司法 第二十六条 of 2018 is 第四十七条 of 2023.
    """
    return _found(law_title, str(old_year), str(new_year), locator)


def _found(law_title: str, old_year: str, new_year: str, locator: Locator) -> tuple[Target, ...]:
    if locator.article_suffix or not locator.article:
        return ()
    targets = _table().get((title_key(law_title), old_year, locator.article), {})
    return targets.get(new_year, ())


@cache
def _table() -> dict[Key, dict[str, tuple[Target, ...]]]:
    """The targets by the old article, and by the year of the version that they belong to."""
    found: dict[Key, dict[str, tuple[Target, ...]]] = {}
    with TABLE.open(encoding="utf-8", newline="") as table:
        for line in csv.DictReader(table):
            key = title_key(line["old_law"]), line["old_year"], int(line["old_article"])
            found.setdefault(key, {})[line["new_year"]] = _targets(line)
    return found


def _targets(line: dict[str, str]) -> tuple[Target, ...]:
    numbers = [int(number) for number in line["new_articles"].split(";") if number] or [0]
    differs = line["relation"] == OTHER_SUBSTANCE
    return tuple(Target(line["new_law"], number, differs, line["note"]) for number in numbers)
