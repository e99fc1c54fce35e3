"""The provisions of two texts and which old one goes with which new one."""

from collections.abc import Iterator, Sequence
from typing import Generic

from .chain import longest_chain
from .match import P


class Pairing(Generic[P]):
    """The pairs found among the places of two texts; each place is in one pair at most."""

    def __init__(self, old: Sequence[P], new: Sequence[P]) -> None:
        self.old = old
        self.new = new
        self.new_of: dict[int, int] = {}
        self.old_of: dict[int, int] = {}

    def add(self, old: int, new: int) -> None:
        """Take a pair unless one of its places is taken."""
        if old not in self.new_of and new not in self.old_of:
            self.new_of[old] = new
            self.old_of[new] = old

    @property
    def old_left(self) -> list[int]:
        """The old places without a partner."""
        return [place for place in range(len(self.old)) if place not in self.new_of]

    @property
    def new_left(self) -> list[int]:
        """The new places without a partner."""
        return [place for place in range(len(self.new)) if place not in self.old_of]

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the old and new places without a partner between pairs that keep the order."""
        stops = [*longest_chain(self.new_of.items()), (len(self.old), len(self.new))]
        old_start = new_start = 0
        for old_stop, new_stop in stops:
            old = [place for place in range(old_start, old_stop) if place not in self.new_of]
            new = [place for place in range(new_start, new_stop) if place not in self.old_of]
            if old and new:
                yield old, new
            old_start, new_start = old_stop + 1, new_stop + 1
