"""The heaviest order-preserving choice among pairs of places in two texts."""

from collections.abc import Iterable
from typing import NamedTuple


class Candidate(NamedTuple):
    """An old and a new place that may belong together, and how much speaks for it (above 0)."""

    old: int
    new: int
    weight: float


def heaviest_chain(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the pairs that rise in both places and weigh most together, in their order.

    The number of steps grows as n log n with the candidates.
    """
    # Of pairs with the same old place the higher new one comes first, so that only one is taken.
    ordered = sorted(set(candidates), key=lambda pair: (pair.old, -pair.new))
    best = _BestUpTo(max((pair.new for pair in ordered), default=0) + 1)
    before: list[int] = []
    for index, pair in enumerate(ordered):
        weight, previous = best.below(pair.new)
        before.append(previous)
        best.put(pair.new, weight + pair.weight, index)
    index = best.below(best.size)[1]
    chain: list[Candidate] = []
    while index >= 0:
        chain.append(ordered[index])
        index = before[index]
    return chain[::-1]


class _BestUpTo:
    """A Fenwick tree of maxima: the heaviest chain that ends below a new place."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def below(self, place: int) -> tuple[float, int]:
        best = (0.0, -1)
        while place > 0:
            best = max(best, self._tree[place])
            place &= place - 1
        return best

    def put(self, place: int, weight: float, index: int) -> None:
        place += 1
        while place <= self.size:
            self._tree[place] = max(self._tree[place], (weight, index))
            place += place & -place
