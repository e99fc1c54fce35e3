"""Pairs provisions that say nearly the same: in the order of the texts, moved, rewritten in place."""

from collections.abc import Iterator
from itertools import product

from .chain import Candidate, heaviest_chain
from .likeness import Likeness
from .match import P
from .pairing import Pairing

# How alike two provisions have to be: in the order of the texts, out of it, alone in their gap.
_IN_ORDER = 0.34
_MOVED = 0.45
_REWRITTEN = 0.2
_WIDEST_GAP = 2_500


def pair_alike(pairing: Pairing[P], likeness: Likeness) -> None:
    """Pair what is left by its likeness: the best order of the whole first, then what was moved."""
    scored = sorted(set(_scored(pairing, likeness)))
    _pair_in_order(pairing, scored)
    _pair_moved(pairing, scored)
    _pair_rewritten(pairing, likeness)


def _scored(pairing: Pairing[P], likeness: Likeness) -> Iterator[Candidate]:
    for old, new in _worth_comparing(pairing, likeness):
        score = likeness.score(old, new)
        if score >= _IN_ORDER:
            yield Candidate(old, new, score)


def _worth_comparing(pairing: Pairing[P], likeness: Likeness) -> Iterator[tuple[int, int]]:
    for old, new in pairing.gaps():
        if len(old) * len(new) <= _WIDEST_GAP:
            yield from product(old, new)
    for place in pairing.old_left:
        yield from ((place, other) for other in likeness.candidates(place))


def _pair_in_order(pairing: Pairing[P], scored: list[Candidate]) -> None:
    """Take the pairs of the heaviest order; a score counts squared, so that two poor ones are no good one."""
    fixed = [Candidate(old, new, 1.0) for old, new in pairing.new_of.items()]
    open_pairs = [Candidate(old, new, score * score) for old, new, score in scored]
    for old, new, _ in heaviest_chain([*fixed, *open_pairs]):
        pairing.add(old, new)


def _pair_moved(pairing: Pairing[P], scored: list[Candidate]) -> None:
    for old, new, score in sorted(scored, key=lambda pair: (-pair.weight, pair.old, pair.new)):
        if score >= _MOVED:
            pairing.add(old, new)


def _pair_rewritten(pairing: Pairing[P], likeness: Likeness) -> None:
    """Pair what stands between the same neighbours, in its order, though little of it was kept."""
    for old, new in list(pairing.gaps()):
        if len(old) * len(new) > _WIDEST_GAP:
            continue
        scored = (Candidate(i, j, likeness.score(i, j)) for i, j in product(old, new))
        for i, j, _ in heaviest_chain(pair for pair in scored if pair.weight >= _REWRITTEN):
            pairing.add(i, j)
