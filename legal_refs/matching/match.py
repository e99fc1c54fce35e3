"""What became of one provision from one text of a law to another."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from ..locators import Locator

ONLY_REFERENCES = "只有所引条文的序号变了"
ONLY_DIVISION = "只有分款不同"
MAIN_PART = "主要内容"
OTHER_PART = "部分内容"


class Piece(Protocol):
    """A provision as read from a file or as stored; article 0 is one that is no article."""

    @property
    def article(self) -> int: ...
    @property
    def article_suffix(self) -> int: ...
    @property
    def text(self) -> str: ...


class MatchKind(StrEnum):
    """What became of a provision."""

    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"
    AMENDED = "amended"
    RENUMBERED_AMENDED = "renumbered_amended"
    SPLIT = "split"
    MERGED = "merged"
    DELETED = "deleted"
    NEW = "new"


P = TypeVar("P", bound=Piece)


@dataclass(frozen=True, slots=True)
class Match(Generic[P]):
    """An old provision and what stands in its place.

    For NEW ``old`` is None and for DELETED ``new`` is, or the text in which only the number was
    kept: 第一百九十九条 （删去）. A provision that was split, or into which several were merged, has
    several matches; the note of the one where its main body went is ``MAIN_PART``.
    """

    kind: MatchKind
    old: P | None
    new: P | None
    note: str = ""


def place_of(piece: Piece) -> Locator:
    """Return the article that a piece is, ``Locator()`` for a preamble, section or annex."""
    return Locator(piece.article, piece.article_suffix)
