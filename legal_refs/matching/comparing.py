"""What became of each provision from one text of a law to another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .alike import pair_alike
from .likeness import Likeness
from .match import (
    MAIN_PART,
    ONLY_DIVISION,
    ONLY_REFERENCES,
    OTHER_PART,
    Match,
    MatchKind,
    P,
    Piece,
    place_of,
)
from .pairing import Pairing
from .same_words import pair_same_words
from .shares import shares
from .struck_out import is_struck_out, pair_struck_out
from .wording import without_references, words


class _Row(NamedTuple):
    """An old place and a new one; a part is less than what the old or the new one says."""

    old: int | None
    new: int | None
    is_part: bool = False


def compare(old: Sequence[P], new: Sequence[P]) -> list[Match[P]]:
    """Say for each provision what became of it, in the order of the new text.

    Each provision of both texts is in one match at least; what was deleted stands where it stood.
    Blanks, invisible characters, quotation marks and the width of punctuation are no amendment.
    """
    pairing = Pairing(old, new)
    pair_same_words(pairing)
    likeness = Likeness(
        {place: _compared(old[place]) for place in pairing.old_left},
        {place: _compared(new[place]) for place in pairing.new_left},
    )
    pair_alike(pairing, likeness)
    parts = list(_parts(pairing, likeness))
    pair_struck_out(pairing)
    rows = [*(_Row(*pair) for pair in pairing.new_of.items()), *parts]
    rows += _unmatched(pairing, rows)
    return [_match(row, old, new, *counts) for row, counts in _counted(_in_order(rows))]


def _compared(piece: Piece) -> str:
    return without_references(words(piece.text))


def _parts(pairing: Pairing[P], likeness: Likeness) -> Iterator[_Row]:
    """The parts that went to or came from a provision which has its partner elsewhere."""
    lost = {
        place: grams - likeness.new[pairing.new_of[place]]
        for place, grams in likeness.old.items()
        if place in pairing.new_of
    }
    gained = {
        place: grams - likeness.old[pairing.old_of[place]]
        for place, grams in likeness.new.items()
        if place in pairing.old_of
    }
    new_left = {place: likeness.new[place] for place in pairing.new_left}
    old_left = {place: likeness.old[place] for place in pairing.old_left}
    for new, old in shares(new_left, lost, likeness):
        yield _Row(old, new, is_part=True)
    for old, new in shares(old_left, gained, likeness):
        yield _Row(old, new, is_part=True)


def _unmatched(pairing: Pairing[P], rows: list[_Row]) -> list[_Row]:
    old_found = {row.old for row in rows}
    new_found = {row.new for row in rows}
    deleted = [_Row(place, None) for place in range(len(pairing.old)) if place not in old_found]
    added = [_Row(None, place) for place in range(len(pairing.new)) if place not in new_found]
    return deleted + added


def _in_order(rows: list[_Row]) -> list[_Row]:
    """Sort by the new place; what was deleted comes behind the new place of the one before it."""
    new_of = {row.old: row.new for row in rows if not row.is_part}
    behind: dict[int | None, int] = {}
    last = -1
    for old in sorted(place for place in new_of if place is not None):
        new = new_of[old]
        last = last if new is None else new
        behind[old] = last
    return sorted(
        rows,
        key=lambda row: (
            (behind[row.old], 1, row.old or 0)
            if row.new is None
            else (row.new, row.is_part, row.old or 0)
        ),
    )


def _counted(rows: list[_Row]) -> Iterator[tuple[_Row, tuple[int, int]]]:
    """Each row with how many rows its old and its new provision have."""
    olds = Counter(row.old for row in rows)
    news = Counter(row.new for row in rows)
    for row in rows:
        yield row, (olds[row.old], news[row.new])


def _match(row: _Row, old: Sequence[P], new: Sequence[P], olds: int, news: int) -> Match[P]:
    before = None if row.old is None else old[row.old]
    after = None if row.new is None else new[row.new]
    if before is None or after is None:
        return Match(MatchKind.NEW if before is None else MatchKind.DELETED, before, after)
    if olds > 1 or news > 1:
        kind = MatchKind.SPLIT if olds > 1 else MatchKind.MERGED
        return Match(kind, before, after, OTHER_PART if row.is_part else MAIN_PART)
    moved = place_of(before) != place_of(after)
    if before.text == after.text or words(before.text) == words(after.text):
        return _same_words(before, after, moved)
    if is_struck_out(after):
        return Match(MatchKind.DELETED, before, after)
    if is_struck_out(before):
        return Match(MatchKind.NEW, before, after)
    kind = MatchKind.RENUMBERED_AMENDED if moved else MatchKind.AMENDED
    return Match(kind, before, after, _only_references(before, after))


def _same_words(before: P, after: P, moved: bool) -> Match[P]:
    divided = before.text.count("\n") != after.text.count("\n")
    kind = MatchKind.RENUMBERED if moved else MatchKind.UNCHANGED
    return Match(kind, before, after, ONLY_DIVISION if divided else "")


def _only_references(before: Piece, after: Piece) -> str:
    return ONLY_REFERENCES if _compared(before) == _compared(after) else ""
