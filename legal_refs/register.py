"""The register of laws: the row of a law, its other names, what ended it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from .catalogue import Catalogued, catalogued
from .lawtext.closing import read_closing
from .lawtext.parsed import ParsedLaw
from .models import Law, LawAlias, LawVersion
from .names import law_of
from .titles import title_key

KINDS = {str(kind.label): kind.value for kind in Law.Kind}


def law_for(parsed: ParsedLaw, row: Catalogued | None) -> Law:
    """Return the law of a text that was read, entered where it is not known yet.

    The row of the shipped catalogue adds other names, the repeal and what the text leaves open.
    """
    law = law_of(parsed.title) or add_law(parsed.title)
    if not law.versions.exists():
        law.kind = KINDS.get(row.kind if row else "", parsed.kind.value)
    law.issuing_body = law.issuing_body or parsed.issuing_body or (row.issuing_body if row else "")
    law.document_number = law.document_number or parsed.document_number
    if row:
        _add_aliases(law, row.aliases)
        _note_repeal(law, row)
    law.save()
    return law


def add_law(title: str) -> Law:
    """Enter a law by its title alone, spelt as in the catalogue; its text may follow."""
    row = catalogued(title)
    law = Law(title=row.title if row else title)
    if row:
        law.kind = KINDS.get(row.kind, law.kind)
        law.issuing_body = row.issuing_body
    law.save()
    return law


def mark_repealed(parsed: ParsedLaw, by: LawVersion) -> None:
    """Record which other laws a text ends, from the day on which its closing articles count.

    A law not in the register is entered by its name. Its own title means an earlier version of the
    same law, a text of that title from that day on means that the title lives on: neither ends.
    """
    day = _closing_day(parsed, by)
    if day is None:
        return
    for title in parsed.repeals:
        if title_key(title) == title_key(by.law.title):
            continue
        law = law_of(title) or add_law(title)
        if not law.versions.filter(effective_on__gte=day).exists():
            _end(law, day, by.law)
            law.save()


def _closing_day(parsed: ParsedLaw, by: LawVersion) -> datetime.date | None:
    """The closing articles of an amended text are those of its first version, and so is their day."""
    stated = read_closing([article.text for article in parsed.articles]).effective_on
    if stated:
        return stated
    return parsed.adopted_on if "修正" in parsed.label else by.effective_on


def _note_repeal(law: Law, row: Catalogued) -> None:
    if row.repealed_on:
        _end(law, row.repealed_on, law_of(row.replaced_by) if row.replaced_by else None)


def _end(law: Law, on: datetime.date, successor: Law | None) -> None:
    """Of two dates the earlier one counts: later versions of the law that ended it repeat the clause."""
    row = catalogued(law.title)
    law.repealed_on = (row.repealed_on if row else None) or min(on, law.repealed_on or on)
    if successor != law:
        law.successor = law.successor or successor


def _add_aliases(law: Law, names: Iterable[str]) -> None:
    rows = [LawAlias(law=law, name=name) for name in dict.fromkeys(names) if name != law.title]
    LawAlias.objects.bulk_create(rows, ignore_conflicts=True)
