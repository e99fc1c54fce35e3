"""The rows of check data, compiled: what to look for, and what beside it makes it harmless."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ..models import Term
from ..wording import Wording, compile_words
from .phrases import Phrases

# How far from a find an exception still counts, in characters of the same sentence.
NEAR = 15


@dataclass(frozen=True)
class Row:
    """One row: its words, and what the finding says."""

    key: str
    check_id: str
    words: str
    exception: str = ""
    replacement: str = ""
    since: datetime.date | None = None
    rule: str = ""
    hint: str = ""

    @cached_property
    def wording(self) -> Wording:
        """The compiled words."""
        return compile_words(self.words)

    def places(self, phrases: Phrases) -> Iterator[tuple[int, int]]:
        """Yield where the words stand without an exception over or near them."""
        for start, end in self.wording.find(phrases.text, phrases.folded):
            if not (self.exception and self._excepted(phrases, start, end)):
                yield start, end

    def _excepted(self, phrases: Phrases, start: int, end: int) -> bool:
        first, _ = phrases.sentence(start)
        _, last = phrases.sentence(end - 1)
        near = phrases.text[max(first, start - NEAR) : min(last, end + NEAR)]
        return next(compile_words(self.exception).find(near), None) is not None


class Rows:
    """The rows by the check that they belong to."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows:
            self._rows[row.check_id].append(row)

    @classmethod
    def current(cls) -> Rows:
        """Read the rows that are switched on, in one query."""
        names = tuple(Row.__dataclass_fields__)
        return cls(Row(*values) for values in Term.objects.filter(active=True).values_list(*names))

    def of(self, check_id: str) -> list[Row]:
        """The rows of a check."""
        return self._rows[check_id]
