"""The catalogue of laws that the program brings with it: names, kinds, dates, what ended them."""

from __future__ import annotations

import csv
import datetime
from dataclasses import dataclass
from functools import cache

from .grammar.names import SHIPPED
from .titles import title_key


@dataclass(frozen=True, slots=True)
class Catalogued:
    """One law of the catalogue; dates that were not verified are left out."""

    title: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    issuing_body: str = ""
    document_number: str = ""
    effective_on: datetime.date | None = None
    repealed_on: datetime.date | None = None
    replaced_by: str = ""


def catalogued(title: str) -> Catalogued | None:
    """Return the row of a law, however its title is written; None for a law not listed."""
    return catalogue().get(title_key(title))


@cache
def catalogue() -> dict[str, Catalogued]:
    """Return all rows by the folded title."""
    with SHIPPED.open(encoding="utf-8", newline="") as table:
        rows = [_row(line) for line in csv.DictReader(table)]
    found: dict[str, Catalogued] = {}
    for row in rows:
        found.setdefault(title_key(row.title), row)
    return found


def _row(line: dict[str, str]) -> Catalogued:
    verified = line["confidence"].startswith("verified")
    return Catalogued(
        line["title"],
        tuple(alias for alias in line["aliases"].split(";") if alias),
        line["kind"],
        line["issuing_body"],
        line["document_number"] if verified else "",
        _day(line["effective_on"]) if verified else None,
        _day(line["repealed_on"]) if verified else None,
        line["replaced_by"],
    )


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
