"""Pairs provisions that say nearly the same: in the order of the texts, moved, or rewritten."""

from collections.abc import Iterator
from itertools import product

from .chain import Candidate, heaviest_chain
from .likeness import Likeness, Places
from .match import P
from .pairing import Pairing

# How alike two provisions have to be: in the order of the texts, out of it, in the same gap.
_IN_ORDER = 0.34
_MOVED = 0.45
_REWRITTEN = 0.2
# In a gap with more pairs than that only those are compared that share rare pairs of characters.
_NARROW = 10_000


def pair_alike(pairing: Pairing[P], likeness: Likeness) -> None:
    """Pair what is left by its likeness: where both stand between the same neighbours, then elsewhere."""
    _pair_in_gaps(pairing, likeness, _IN_ORDER)
    _pair_moved(pairing, likeness)
    _pair_in_gaps(pairing, likeness, _REWRITTEN)


def _pair_in_gaps(pairing: Pairing[P], likeness: Likeness, least: float) -> None:
    """Take the heaviest order of each gap; likeness counts squared: two poor pairs are no good one."""
    for old, new in list(pairing.gaps()):
        scored = [
            Candidate(*pair, score * score)
            for pair in _worth_comparing(old, new, likeness)
            if (score := likeness.score(*pair)) >= least
        ]
        for i, j, _ in heaviest_chain(scored):
            pairing.add(i, j)


def _worth_comparing(
    old: list[int], new: list[int], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    if len(old) * len(new) <= _NARROW:
        yield from product(old, new)
        return
    places = Places({place: likeness.new[place] for place in new})
    for place in old:
        most_like = places.most_like(likeness.old[place], likeness.weights)
        yield from ((place, other) for other in most_like)


def _pair_moved(pairing: Pairing[P], likeness: Likeness) -> None:
    """Pair across the gaps, the most alike first."""
    pairs = _worth_comparing(pairing.old_left, pairing.new_left, likeness)
    scored = [Candidate(*pair, likeness.score(*pair)) for pair in pairs]
    for old, new, score in sorted(scored, key=lambda pair: (-pair.weight, pair.old, pair.new)):
        if score >= _MOVED:
            pairing.add(old, new)
