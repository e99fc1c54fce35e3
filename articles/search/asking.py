"""How the index is asked, the same on both databases."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import Enum


class Column(Enum):
    """Where words may stand, best first; ANY is anywhere in the post."""

    TITLE = "title"
    HEADINGS = "headings"
    STATUTES = "statutes"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other; with ``begins`` the last may be the beginning of a word."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Which rows count: those with all marks, with keys from ``first`` and below ``end``."""

    marks: tuple[str, ...] = ()
    first: int = 0
    end: int = sys.maxsize
