"""The check data that comes with the program: read from ``data/``, kept in step in the database."""

from __future__ import annotations

import csv
import datetime
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..models import Term
from ..models.checks import CONTENT
from .rows import Row

FILES = [
    Path(__file__).parent / "data" / f"{name}.csv" for name in ("profession", "residue", "terms")
]
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Upgrade:
    """What an upgrade of the shipped rows did, by their keys; ``kept`` were changed by staff."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def shipped_rows() -> list[dict[str, str]]:
    """Read every row of the shipped files."""
    rows: list[dict[str, str]] = []
    for path in FILES:
        with path.open(encoding="utf-8", newline="") as file:
            rows += csv.DictReader(file)
    return rows


def compiled() -> list[Row]:
    """The shipped rows as the checks use them, without the database."""
    return [
        Row(**{**row, "since": _date(row["since"])})  # type: ignore[arg-type]
        for row in shipped_rows()
    ]


def apply(using: str = "default", **kwargs: Any) -> None:
    """Bring the stored rows up to what is shipped; runs on ``post_migrate``."""
    if not any(model._meta.db_table == Term._meta.db_table for model in _migrated(kwargs)):
        return
    done = upgrade(using)
    if done.kept and kwargs.get("verbosity", 1):
        logger.warning("词条有新的随附内容，本所改过的没有动：%s", "、".join(done.kept))


def _migrated(kwargs: dict[str, Any]) -> list[Any]:
    """The models of the state that was migrated to: a step back may have no table of rows."""
    return kwargs["apps"].get_models() if "apps" in kwargs else [Term]


def upgrade(using: str = "default") -> Upgrade:
    """Add, change and remove shipped rows; a row that staff touched stays and is listed."""
    done = Upgrade()
    stored = {term.key: term for term in Term.objects.using(using).exclude(key="")}
    fresh = []
    for row in shipped_rows():
        content = _content(row)
        term = stored.pop(row["key"], None)
        if term is None:
            fresh.append(_term(row["key"], content))
            done.added.append(row["key"])
        elif term.shipped != content:
            _offer(term, content, done)
    Term.objects.using(using).bulk_create(fresh)
    for term in stored.values():
        _withdraw(term, done)
    return done


def restore(term: Term) -> None:
    """Give a shipped row back the content that is shipped."""
    _fill(term, term.shipped)
    term.save()


def _content(row: dict[str, str]) -> dict[str, Any]:
    return {
        **{name: row.get(name, "") for name in CONTENT},
        "since": row["since"] or None,
        "active": True,
    }


def _term(key: str, content: dict[str, Any]) -> Term:
    term = Term(key=key, origin=Term.Origin.SHIPPED)
    term.shipped = content
    _fill(term, content)
    return term


def _fill(term: Term, content: dict[str, Any]) -> None:
    for name, value in content.items():
        setattr(term, name, _date(value) if name == "since" else value)


def _offer(term: Term, content: dict[str, Any], done: Upgrade) -> None:
    touched = term.is_touched
    term.shipped = content
    if not touched:
        _fill(term, content)
    term.save()
    (done.kept if touched else done.changed).append(term.key)


def _withdraw(term: Term, done: Upgrade) -> None:
    """A row that is shipped no more goes; where staff changed it, it is the firm's own now."""
    if term.is_touched:
        done.kept.append(term.key)
        term.origin, term.key, term.shipped = Term.Origin.FIRM, "", None
        term.save()
    else:
        done.removed.append(term.key)
        term.delete()


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
