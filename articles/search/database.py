"""The full-text index of the database in use."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from . import postgres, sqlite
from .asking import Column, Phrase, Scope

BACKENDS = {"sqlite": sqlite, "postgresql": postgres}


def newest(phrases: Sequence[Phrase], column: Column, scope: Scope, limit: int) -> list[int]:
    """Return the keys of the newest rows that hold all phrases in a column, newest first."""
    if not phrases:
        return []
    return BACKENDS[connection.vendor].newest(phrases, column, scope, limit)


def missing_parts() -> set[str]:
    """Return the names of triggers, columns and indexes without which the index goes stale."""
    return BACKENDS[connection.vendor].missing()
