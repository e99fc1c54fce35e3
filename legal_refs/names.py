"""The names of laws: those shipped with the program and those of the rows in the library."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from django.db import DatabaseError, connection
from django.db.models import Count, Max, Min, QuerySet, Sum, Value
from django.db.models.functions import Length

from .grammar.names import SHIPPED, NameRow, Names, read_rows, shipped_names, with_aliases
from .models import Law, LawAlias
from .titles import NATION, title_key


class _Kept(NamedTuple):
    """An index of names with the stamp of the rows that it was made from."""

    stamp: tuple[object, ...]
    names: Names


_kept: _Kept | None = None


def current_names() -> Names:
    """Return the names of all laws known, with one small query while the rows stay as they are.

    Without tables, in a database not yet migrated, the shipped names alone.
    """
    global _kept
    try:
        stamp = _stamp()
    except DatabaseError:
        if Law._meta.db_table in connection.introspection.table_names():
            raise
        return shipped_names()
    if _kept is None or _kept.stamp != stamp:
        _kept = _Kept(stamp, Names.from_rows(_rows()))
    return _kept.names


def forget_names() -> None:
    """Make the next ``current_names`` read the rows again."""
    global _kept
    _kept = None


def laws_by_title(titles: Iterable[str]) -> dict[str, Law]:
    """Map titles to the laws in the library that have them, in one query; unknown ones are left out.

    A title is found with and without 中华人民共和国 and with 〈〉 for 《》.
    """
    wanted = {title: _spellings(title) for title in titles if title}
    if not wanted:
        return {}
    known = Law.objects.filter(title__in=set().union(*wanted.values())).select_related("successor")
    by_title = {law.title: law for law in known}
    found = {
        title: next((by_title[name] for name in names if name in by_title), None)
        for title, names in wanted.items()
    }
    return {title: law for title, law in found.items() if law}


def law_of(title: str) -> Law | None:
    """Return the law of a title, however it is spaced and marked; None where it is not known."""
    found = laws_by_title([title]).get(title)
    if found:
        return found
    key = title_key(title)
    for pk, known in Law.objects.order_by("pk").values_list("pk", "title"):
        if title_key(known) == key:
            return Law.objects.select_related("successor").get(pk=pk)
    return None


def _spellings(title: str) -> list[str]:
    marked = title.translate(str.maketrans("〈〉", "《》"))
    names = [title, marked, NATION + marked, marked.removeprefix(NATION)]
    return list(dict.fromkeys(name for name in names if name))


def _rows() -> list[NameRow]:
    """The shipped rows, each replaced by the library's row of the same law where there is one."""
    rows = dict(_shipped_rows())
    laws = Law.objects.order_by("pk").select_related("successor").prefetch_related("aliases")
    for law in laws:
        key = title_key(law.title)
        shipped = rows.get(key)
        ended = str(law.repealed_on or "") or (shipped.repealed_on if shipped else "")
        replaced = law.successor.title if law.successor else _replaced_by(shipped)
        own = NameRow(law.title, (), law.get_kind_display(), law.document_number, ended, replaced)
        rows[key] = with_aliases(
            own, [*_aliases(shipped), *(row.name for row in law.aliases.all())]
        )
    return list(rows.values())


def _replaced_by(row: NameRow | None) -> str:
    return row.replaced_by if row else ""


def _aliases(row: NameRow | None) -> tuple[str, ...]:
    return row.aliases if row else ()


@cache
def _shipped_rows() -> dict[str, NameRow]:
    rows: dict[str, NameRow] = {}
    for row in read_rows(SHIPPED):
        rows.setdefault(title_key(row.title), row)
    return rows


def _stamp() -> tuple[object, ...]:
    """What moves whenever a law or one of its names is added, taken away, renamed or repealed."""
    parts = [
        _summary(Law.objects.all(), "title", "repealed_on"),
        _summary(LawAlias.objects.all(), "name", "law"),
    ]
    return tuple(sorted(parts[0].union(parts[1], all=True)))


def _summary(rows: QuerySet, name: str, counted: str) -> QuerySet:
    return (
        rows.order_by()
        .annotate(which=Value(name))
        .values("which")
        .annotate(
            rows=Count("pk"),
            newest=Max("pk"),
            length=Sum(Length(name)),
            counted=Count(counted),
            first=Min(name),
            last=Max(name),
        )
        .values_list("which", "rows", "newest", "length", "counted", "first", "last")
    )
