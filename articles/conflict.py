"""Two people, or two tabs, on one post: what the other one saved, and what is typed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .models import Post
from .plaintext import text_of
from .text_change import Piece, around, changes, differs


@dataclass(frozen=True, slots=True)
class Changed:
    """One field that is not the same in two wordings, with its characters marked."""

    label: str
    pieces: tuple[Piece, ...]
    # Only bold, links and the like differ.
    in_form_alone: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A save that was refused: the version that is stored now, and how what was typed differs."""

    version: int
    written: tuple[Changed, ...]
    others: tuple[str, ...]


def is_current(post: Post, given: Mapping[str, Any]) -> bool:
    """Tell whether a form was made from the post as it stands, or says that it takes over from it.

    Without a version it is neither.
    """
    return str(post.version) in (given.get("version"), given.get("take_over"))


def conflict_of(stored: Post, title: str, body: str, others: tuple[str, ...] = ()) -> Conflict:
    """Compare what is stored with a title and a body that somebody typed meanwhile."""
    found = [
        compared("标题", stored.title, title),
        compared_html("正文", stored.body, body),
    ]
    return Conflict(stored.version, tuple(row for row in found if row), others)


def compared(label: str, old: str, new: str) -> Changed | None:
    """Return where two values of a field differ, None where they are the same."""
    pieces = changes(old, new)
    return Changed(label, tuple(around(pieces))) if differs(pieces) else None


def compared_html(label: str, old: str, new: str) -> Changed | None:
    """Return where the texts of two pieces of HTML differ, None where the HTML is the same."""
    if old == new:
        return None
    found = compared(label, text_of(old).text, text_of(new).text)
    return found or Changed(label, (), in_form_alone=True)
