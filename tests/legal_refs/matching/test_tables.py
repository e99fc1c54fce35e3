"""Against the tables of shared/laws/versions and shared/domain, made by reading both texts."""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from legal_refs.lawtext import ParsedProvision, parse, read_source
from legal_refs.matching import Match, MatchKind, compare

TABLES = [
    "反垄断法_2007-08-30_to_2022-06-24",
    "民事诉讼法_2021-12-24_to_2023-09-01",
    "民诉法解释_2020-12-29_to_2022-04-02",
]
# The tables say amended for all that has other words, whatever its number or its parts.
STATUS = {kind: kind.value for kind in (MatchKind.UNCHANGED, MatchKind.RENUMBERED)}
STATUS |= {MatchKind.NEW: "new", MatchKind.DELETED: "deleted"}
OLD_LAWS = {
    "侵权责任法": "2009-12-26",
    "合同法": "1999-03-15",
    "婚姻法": "2001-04-28",
    "担保法": "1995-06-30",
    "收养法": "1998-11-04",
    "民法总则": "2017-03-15",
    "民法通则": "2009-08-27",
    "物权法": "2007-03-16",
    "继承法": "1985-04-10",
}


def read(path: Path) -> tuple[ParsedProvision, ...]:
    return parse(read_source(path)).articles


@cache
def civil_code(shared: Path) -> list[ParsedProvision]:
    parts = [read(path) for path in (shared / "laws" / "民法典").glob("*.md")]
    return sorted((part for own in parts for part in own), key=lambda part: part.article)


def number(piece: ParsedProvision | None) -> str:
    return str(piece.article) if piece else ""


def status(match: Match[ParsedProvision]) -> tuple[str, str, str]:
    return number(match.old), number(match.new), STATUS.get(match.kind, "amended")


@pytest.mark.parametrize("table", TABLES)
def test_compare_versions_tables(table, shared):
    folder = shared / "laws" / "versions"
    name, before, _, after = table.split("_")
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        wanted = [
            (row["old_article"], row["new_article"], row["status"]) for row in csv.DictReader(file)
        ]

    matches = compare(
        read(folder / f"{name}_{before}_old.md"), read(folder / f"{name}_{after}_new.md")
    )

    assert Counter(status(match) for match in matches) == Counter(wanted)


def test_compare_repealed_laws_with_civil_code(shared):
    """Of the rows that a person chose and a program found in the text, nineteen in twenty."""
    folder = shared / "laws" / "update-2026-06" / "民法商法"
    found = {
        (law, number(match.old), number(match.new))
        for law, date in OLD_LAWS.items()
        for match in compare(read(folder / f"{law}({date}).md"), civil_code(shared))
    }
    with (shared / "domain" / "article_map.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["old_law"], row["old_no"], row["new_nos"].split(";")[0])
            for row in csv.DictReader(file)
            if row["new_law"] == "民法典" and row["new_nos"]
            if row["tier"] == "curated" and row["confidence"] == "verified:text"
        ]

    hits = sum(row in found for row in rows)

    assert len(rows) > 350
    assert hits / len(rows) > 0.95
