"""Names of laws: what a name in a text can mean."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from .misprints import Misprints
from .short_names import ShortNames
from .spelling import STATE, folded, is_statute, split_issuer, written

# 《新公司法》, 《旧证券法》, 两高诈骗解释
_BEFORE_NAME = re.compile(r"^(?:新|旧|原|现行|两高|最高院|最高法|最高检)(?!关于)")
SHIPPED = Path(__file__).parent.parent / "data" / "law_names.csv"
# So many characters are looked back from 第…条 for a name without 《》.
LONGEST_BARE = 46


@dataclass(frozen=True, slots=True)
class NameRow:
    """A law and its other names. ``repealed_on`` is an ISO date, "" where none is known."""

    title: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    document_number: str = ""
    repealed_on: str = ""
    replaced_by: str = ""

    @property
    def is_former(self) -> bool:
        """Whether the law is no longer in force, or another has taken its place."""
        return bool(self.repealed_on or self.replaced_by)


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
        self._of_number: dict[str, list[str]] = defaultdict(list)
        self._trial: dict[str, list[str]] = defaultdict(list)
        self._short = ShortNames()
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

    def titles_of_number(self, number: str) -> tuple[str, ...]:
        """Return the titles of the documents of a number such as 法释〔2020〕17号."""
        return tuple(self._of_number.get(number, ()))

    def nearest(self, name: str, most: int = 3) -> list[str]:
        """Return at most so many titles that an unknown name may mean, nearest first."""
        keys = self._spelling().nearest(folded(name), most)
        return list(
            dict.fromkeys(title for key in keys for title in self._ranked(self._exact[key]))
        )

    def bare_name_before(self, text: str, end: int) -> str:
        """Return the longest known name that ends at this place of a text, "" where none does."""
        for length in self._lengths.get(text[end - 2 : end], ()):
            if length <= end and text[end - length : end] in self._bare[text[end - 2 : end]]:
                name = text[end - length : end]
                before = end - length - len(STATE)
                return STATE + name if before >= 0 and text.startswith(STATE, before) else name
        return ""

    def _add(self, row: NameRow) -> None:
        if row.document_number:
            self._of_number[row.document_number].append(row.title)
        key = folded(row.title)
        for name in {key, split_issuer(key)[1], *map(folded, row.aliases)}:
            self._exact[name].append(row.title)
        self._trial[key.removesuffix("（试行）")].append(row.title)
        self._add_short(row, key)
        for name in (written(row.title).replace(STATE, ""), written(row.title), *row.aliases):
            if 1 < len(name) <= LONGEST_BARE:
                self._bare[name[-2:]].add(name)

    def _add_short(self, row: NameRow, key: str) -> None:
        if row.kind in ("司法解释", "规范性文件", ""):
            self._short.add(key, row.title, row.is_former)
        if is_statute(key):
            for alias in filter(is_statute, row.aliases):
                self._abbreviations[alias] = key

    def _meaning(self, name: str, issuer: str = "") -> Meaning:
        """Return what a name means, as written in a text with or without 《》.

        ``issuer`` is what stands before 《 and chooses between laws of one name.
        """
        key = folded(name)
        named_issuer, _ = split_issuer(key)
        for reading in self._readings(key):
            if titles := self._titles(reading) or self._short.holding(reading):
                return Meaning(self._of_issuer(self._ranked(titles), named_issuer or issuer))
        meant = {title for near in self._spelling().meant(key) for title in self._exact[near]}
        if len(meant) != 1:
            meant = set(self._short.resembling(key))
        return Meaning(tuple(meant), True) if meant else NOTHING

    def _readings(self, key: str) -> Iterator[str]:
        """Return a name, and what is left of it without 新 or with an abbreviation written out."""
        yield key
        plain = _BEFORE_NAME.sub("", key)
        if plain != key and len(plain) > 2:
            yield plain
        for length in range(min(8, len(plain) - 1), 1, -1):
            if full := self._abbreviations.get(plain[:length]):
                yield full + plain[length:]

    def _titles(self, key: str) -> list[str]:
        rest = split_issuer(key)[1]
        titles = self._exact.get(key) or self._exact.get(rest) or self._trial.get(key) or []
        if titles and self._is_title(titles[0], key, rest):
            return titles
        # 劳动争议解释（二） is said of two interpretations, of 2006 and 2025.
        return titles + self._short.titles(key)

    def _is_title(self, title: str, *keys: str) -> bool:
        plain = folded(title)
        return plain in keys or split_issuer(plain)[1] in keys

    def _ranked(self, titles: Iterable[str]) -> tuple[str, ...]:
        """Put laws in force before repealed ones, statutes before other documents."""
        rows = [self._rows[title] for title in dict.fromkeys(titles)]
        # A document that another of the same name has replaced is no second meaning.
        meant = [row for row in rows if row.replaced_by not in {other.title for other in rows}]
        order = sorted(meant, key=lambda row: (row.is_former, row.kind not in ("法律", "宪法")))
        return tuple(row.title for row in order)

    def _of_issuer(self, titles: tuple[str, ...], issuer: str) -> tuple[str, ...]:
        if not issuer or len(titles) == 1:
            return titles
        wanted = folded(issuer)
        same = tuple(title for title in titles if folded(split_issuer(folded(title))[0]) == wanted)
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
                line["replaced_by"],
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
