"""The words that two texts of a provision have in common and those that only one of them has."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from ..folding import Folded, fold

# A longer middle is compared without its commonest characters first, which takes less time.
_LONG = 2_000
# A shorter stretch between two changes is no help to a reader: 的 in words that are all others.
_SHORTEST_SAME = 2


class SegmentKind(StrEnum):
    """In which of the two texts words stand."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one kind, as their text writes them; the same words as the new text does."""

    kind: SegmentKind
    text: str


_Block = tuple[int, int, int]


def segments(old: str, new: str) -> list[Segment]:
    """Return the characters that were kept, deleted and inserted, in their order.

    What is kept and inserted is the new text to the character. What ``fold`` ignores is no change:
    segments("应当依照约定。", "应当 依据约定。") keeps 应当 依, deletes 照, inserts 据, keeps 约定。
    """
    before, after = fold(old), fold(new)
    found: list[Segment] = []
    i = j = 0
    for i_next, j_next, size in _common_blocks(before.text, after.text):
        found += _segment(SegmentKind.DELETED, old, before, i, i_next)
        found += _segment(SegmentKind.INSERTED, new, after, j, j_next)
        i, j = i_next + size, j_next + size
        found += _segment(SegmentKind.SAME, new, after, j_next, j)
    return found


def _segment(kind: SegmentKind, text: str, folded: Folded, start: int, end: int) -> list[Segment]:
    """The characters from a folded place up to where the next folded character stands."""
    if start == end:
        return []
    begin = folded.positions[start] if start else 0
    return [Segment(kind, text[begin : folded.positions[end]])]


def _common_blocks(old: str, new: str) -> Iterator[_Block]:
    """Yield (old place, new place, length) of what both have, an empty block at the end."""
    head = _shared_start(old, new)
    tail = _shared_start(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    is_long = max(old_end, new_end) - head > _LONG
    middle = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=is_long)
    inner = [
        (head + i, head + j, size)
        for i, j, size in middle.get_matching_blocks()
        if size >= _SHORTEST_SAME
    ]
    yield from _joined([(0, 0, head), *inner, (old_end, new_end, tail)])
    yield len(old), len(new), 0


def _shared_start(one: str, other: str) -> int:
    """Return how many characters both texts begin with."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _joined(blocks: list[_Block]) -> Iterator[_Block]:
    """Make one of blocks that touch in both texts."""
    i, j, size = blocks[0]
    for i_next, j_next, more in blocks[1:]:
        if (i + size, j + size) == (i_next, j_next):
            size += more
        else:
            yield i, j, size
            i, j, size = i_next, j_next, more
    yield i, j, size
