"""The full-text index on PostgreSQL: two generated tsvector columns of ``SearchText``, each with GIN."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from .asking import Column, Phrase, Scope

TABLE = "articles_searchtext"
WEIGHTS = {Column.TITLE: "A", Column.HEADINGS: "B", Column.STATUTES: "C"}
MARKS = "D"
PARTS = frozenset({"head", "whole", "search_text_head", "search_text_whole"})


def newest(phrases: Sequence[Phrase], column: Column, scope: Scope, limit: int) -> list[int]:
    """Return the keys of the newest rows that hold all phrases in a column, newest first."""
    vector = "whole" if column is Column.ANY else "head"
    asked = " & ".join(_query(phrase, WEIGHTS.get(column, "")) for phrase in phrases)
    conditions, values = [f"{vector} @@ %s::tsquery"], [asked]
    if scope.marks:
        conditions.append("head @@ %s::tsquery")
        values.append(" & ".join(f"'{mark}':{MARKS}" for mark in scope.marks))
    statement = (
        f"SELECT id FROM {TABLE} WHERE {' AND '.join(conditions)}"
        " AND id >= %s AND id < %s ORDER BY id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, scope.first, scope.end, limit])
        return [key for (key,) in cursor]


def missing() -> set[str]:
    """Return the names of what keeps the index and is not there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND NOT attisdropped"
            " UNION SELECT indexname FROM pg_indexes WHERE tablename = %s",
            [TABLE, TABLE],
        )
        return PARTS - {name for (name,) in cursor}


def _query(phrase: Phrase, weight: str) -> str:
    flags = ("*" if phrase.begins else "") + weight
    suffix = f":{flags}" if flags else ""
    words = (word.replace("\\", "\\\\").replace("'", "''") for word in phrase.words)
    return "(" + " <-> ".join(f"'{word}'{suffix}" for word in words) + ")"
