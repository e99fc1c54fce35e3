"""Choosing pairs of places in two texts that keep the order of both."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

Pair = tuple[int, int]


class Candidate(NamedTuple):
    """An old and a new place that may belong together, and how much speaks for it (above 0)."""

    old: int
    new: int
    weight: float


def longest_chain(pairs: Iterable[Pair]) -> list[Pair]:
    """Return as many pairs as possible that rise in both places; each place is in one pair at most.

    longest_chain([(0, 5), (1, 0), (2, 1)]) leaves (0, 5) out. Takes n log n steps.
    """
    ordered = sorted(pairs)
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, (_, new) in enumerate(ordered):
        place = bisect_left(ends, new)
        before.append(tails[place - 1] if place else -1)
        ends[place : place + 1] = [new]
        tails[place : place + 1] = [index]
    return [ordered[index] for index in _back(before, tails[-1] if tails else -1)]


def heaviest_chain(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the pairs that rise in both places and weigh most together, in their order."""
    # Of pairs with the same old place the higher new one comes first, so that only one is taken.
    ordered = sorted(set(candidates), key=lambda pair: (pair.old, -pair.new))
    best = _HeaviestUpTo(max((pair.new for pair in ordered), default=0) + 1)
    before: list[int] = []
    for index, pair in enumerate(ordered):
        weight, previous = best.below(pair.new)
        before.append(previous)
        best.put(pair.new, weight + pair.weight, index)
    return [ordered[index] for index in _back(before, best.below(best.size)[1])]


def _back(before: list[int], index: int) -> list[int]:
    """Follow the links from the last of a chain to its first, and return them in their order."""
    chain: list[int] = []
    while index >= 0:
        chain.append(index)
        index = before[index]
    return chain[::-1]


class _HeaviestUpTo:
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
