"""Names of laws: what a name in a text can mean."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from .misprints import Misprints
from .short_names import core, same_type
from .spelling import STATE, folded, split_issuer, written

SHIPPED = Path(__file__).parent.parent / "data" / "law_names.csv"
# So many characters are looked back from 第…条 for a name without 《》.
LONGEST_BARE = 46


@dataclass(frozen=True, slots=True)
class NameRow:
    """A law and its other names. ``repealed_on`` is an ISO date, "" while the law is in force."""

    title: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    document_number: str = ""
    repealed_on: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means: titles, likeliest first; ``misprint`` where it is not written so."""

    titles: tuple[str, ...]
    misprint: bool = False


NOTHING = Meaning(())


class Names:
    """An immutable index of the names of laws, made by ``Names.from_rows``."""

    def __init__(self, rows: Iterable[NameRow]) -> None:
        self._rows = {row.title: row for row in rows}
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._cores: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._numbers: dict[str, set[str]] = defaultdict(set)
        self._abbreviations: dict[str, str] = {}
        self._bare: dict[str, set[str]] = defaultdict(set)
        for row in self._rows.values():
            self._add(row)
        self._lengths = {
            ending: sorted({len(name) for name in names}, reverse=True)
            for ending, names in self._bare.items()
        }
        self.meaning = lru_cache(maxsize=20_000)(self._meaning)
        self._misprints: Misprints | None = None

    @classmethod
    def from_rows(cls, rows: Iterable[NameRow]) -> "Names":
        """Return the index of these laws; a later row of one title takes the place of an earlier."""
        return cls(rows)

    def row(self, title: str) -> NameRow | None:
        """Return the row of a full title."""
        return self._rows.get(title)

    def nearest(self, name: str, most: int = 3) -> list[str]:
        """Return at most so many titles that an unknown name may mean, nearest first."""
        keys = self._spelling().nearest(folded(name), most)
        return list(dict.fromkeys(title for key in keys for title in self._ranked(self._exact[key])))

    def bare_name_before(self, text: str, end: int) -> str:
        """Return the longest known name that ends at this place of a text, "" where none does."""
        for length in self._lengths.get(text[end - 2 : end], ()):
            if length <= end and text[end - length : end] in self._bare[text[end - 2 : end]]:
                name = text[end - length : end]
                before = end - length - len(STATE)
                return STATE + name if before >= 0 and text.startswith(STATE, before) else name
        return ""

    def _add(self, row: NameRow) -> None:
        key = folded(row.title)
        for name in {key, split_issuer(key)[1], *map(folded, row.aliases)}:
            self._exact[name].append(row.title)
        if "（试行）" in key:
            self._exact[key.replace("（试行）", "")].append(row.title)
        self._add_short(row, key)
        for name in (written(row.title).replace(STATE, ""), written(row.title), *row.aliases):
            if 1 < len(name) <= LONGEST_BARE:
                self._bare[name[-2:]].add(name)

    def _add_short(self, row: NameRow, key: str) -> None:
        parts = core(key)
        if parts and row.kind in ("司法解释", "规范性文件", ""):
            matter, kind, number = parts
            for short in {matter, matter.removeprefix("民法典")}:
                self._cores[short, number].append((kind, row.title))
                self._numbers[short].add(number)
        if key.endswith("法"):
            for alias in row.aliases:
                if alias.endswith("法"):
                    self._abbreviations[alias] = key

    def _meaning(self, name: str, issuer: str = "") -> Meaning:
        """Return what a name means, as written in a text with or without 《》.

        ``issuer`` is what stands before 《 and chooses between laws of one name.
        """
        key = folded(name)
        named_issuer, rest = split_issuer(key)
        titles = self._exact.get(key) or self._exact.get(rest) or self._by_core(key)
        if titles:
            return Meaning(self._of_issuer(self._ranked(titles), named_issuer or issuer))
        meant = self._spelling().meant(key)
        return Meaning(self._ranked(self._exact[meant])[:1], True) if meant else NOTHING

    def _by_core(self, key: str) -> list[str]:
        parts = core(key)
        if not parts:
            return []
        matter, kind, number = parts
        for length in range(min(8, len(matter)), 1, -1):
            if full := self._abbreviations.get(matter[:length]):
                matter = full + matter[length:]
                break
        if not number and len(self._numbers.get(matter, ())) == 1:
            number = next(iter(self._numbers[matter]))
        found = self._cores.get((matter, number), [])
        same = [title for title_kind, title in found if title_kind == kind]
        return same or [title for title_kind, title in found if same_type(kind, title_kind)]

    def _ranked(self, titles: Iterable[str]) -> tuple[str, ...]:
        """Put laws in force before repealed ones, statutes before other documents."""
        rows = (self._rows[title] for title in dict.fromkeys(titles))
        order = sorted(rows, key=lambda row: (bool(row.repealed_on), row.kind not in ("法律", "宪法")))
        return tuple(row.title for row in order)

    def _of_issuer(self, titles: tuple[str, ...], issuer: str) -> tuple[str, ...]:
        if not issuer or len(titles) == 1:
            return titles
        same = tuple(title for title in titles if split_issuer(folded(title))[0] == issuer)
        return same or titles

    def _spelling(self) -> Misprints:
        if self._misprints is None:
            self._misprints = Misprints(self._exact)
        return self._misprints


def read_rows(path: Path) -> list[NameRow]:
    """Read the rows of a table of names: columns title, aliases (parted by ;), kind …"""
    with path.open(encoding="utf-8", newline="") as table:
        return [
            NameRow(
                line["title"],
                tuple(alias for alias in line["aliases"].split(";") if alias),
                line["kind"],
                line["document_number"],
                line["repealed_on"],
            )
            for line in csv.DictReader(table)
        ]


@cache
def shipped_names() -> Names:
    """Return the names that the program brings with it."""
    return Names.from_rows(read_rows(SHIPPED))


def with_aliases(row: NameRow, aliases: Iterable[str]) -> NameRow:
    """Return a row with further names of its law."""
    return replace(row, aliases=tuple(dict.fromkeys((*row.aliases, *aliases))))
