"""The full-text index on SQLite: FTS5 over the rows of ``SearchText``, kept by three triggers."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from .asking import Column, Phrase, Scope

INDEX = "articles_searchtext_fts"
TRIGGERS = frozenset(f"articles_searchtext_{event}" for event in ("inserted", "deleted", "updated"))
WHOLE = "{title headings statutes body}"


def newest(phrases: Sequence[Phrase], column: Column, scope: Scope, limit: int) -> list[int]:
    """Return the keys of the newest rows that hold all phrases in a column, newest first."""
    place = WHOLE if column is Column.ANY else f"{{{column.value}}}"
    terms = [f"{place} : {_quoted(phrase)}" for phrase in phrases]
    terms += [f"{{marks}} : {_quoted(Phrase((mark,)))}" for mark in scope.marks]
    statement = (
        f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s AND rowid >= %s AND rowid < %s"
        " ORDER BY rowid DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [" AND ".join(terms), scope.first, scope.end, limit])
        return [key for (key,) in cursor]


def missing() -> set[str]:
    """Return the names of what keeps the index and is not there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' OR name = %s", [INDEX]
        )
        return {INDEX, *TRIGGERS} - {name for (name,) in cursor}


def _quoted(phrase: Phrase) -> str:
    """Quoted, a word is text whatever it says; FTS5 knows AND, OR, NOT and NEAR."""
    words = " ".join(phrase.words).replace('"', '""')
    return f'"{words}"' + (" *" if phrase.begins else "")
