"""What changed from one wording to another: line by line, then character by character."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Lines that have less in common are shown as one that went and one that came.
_LIKE_ENOUGH = 0.4
# Beyond this many pairs of characters the lines themselves are compared and no more.
_MOST_PAIRS = 4_000_000
# A shorter stretch between two changes is no help to a reader: 的 in words that are all others.
_SHORTEST_SAME = 2


class Kind(StrEnum):
    """In which of the two wordings a piece stands."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one kind, in their order."""

    kind: Kind
    text: str


def changes(old: str, new: str) -> list[Piece]:
    """Return the characters that were kept, deleted and inserted, in their order.

    changes("依照约定还款", "依据约定还款") keeps 依, deletes 照, inserts 据, keeps 约定还款.
    """
    return list(_joined(_by_line(old, new)))


def differs(pieces: Iterable[Piece]) -> bool:
    """Tell whether anything was deleted or inserted."""
    return any(piece.kind is not Kind.SAME for piece in pieces)


def around(pieces: list[Piece], width: int = 40) -> list[Piece]:
    """Return the changes with at most ``width`` kept characters to each side, … for the others."""
    last = len(pieces) - 1
    return [
        _shortened(piece, width if at else 0, width if at < last else 0)
        for at, piece in enumerate(pieces)
    ]


def _shortened(piece: Piece, head: int, tail: int) -> Piece:
    if piece.kind is not Kind.SAME or len(piece.text) <= head + tail + 1:
        return piece
    end = piece.text[-tail:] if tail else ""
    return Piece(Kind.SAME, f"{piece.text[:head]}…{end}")


def _by_line(old: str, new: str) -> Iterator[Piece]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, False).get_opcodes():
        went, came = "".join(before[i:i_end]), "".join(after[j:j_end])
        if tag == "equal":
            yield Piece(Kind.SAME, came)
        else:
            yield from _by_character(went, came)


def _by_character(went: str, came: str) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, went, came, autojunk=False)
    if len(went) * len(came) > _MOST_PAIRS or matcher.quick_ratio() < _LIKE_ENOUGH:
        yield Piece(Kind.DELETED, went)
        yield Piece(Kind.INSERTED, came)
        return
    i = j = 0
    for i_next, j_next, size in matcher.get_matching_blocks():
        at_end = i_next + size == len(went) and j_next + size == len(came)
        if size < _SHORTEST_SAME and (i_next, j_next) != (0, 0) and not at_end:
            continue
        yield Piece(Kind.DELETED, went[i:i_next])
        yield Piece(Kind.INSERTED, came[j:j_next])
        yield Piece(Kind.SAME, came[j_next : j_next + size])
        i, j = i_next + size, j_next + size


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave empty pieces out and make one of neighbours of a kind."""
    last = None
    for piece in pieces:
        if not piece.text:
            continue
        if last and last.kind is piece.kind:
            last = Piece(piece.kind, last.text + piece.text)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
