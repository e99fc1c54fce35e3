"""How alike provisions of two texts are, by the pairs of characters that they share."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest, nsmallest
from itertools import pairwise

Bigrams = frozenset[str]

_SHORT = 8
_TELLING = 24
_LONGEST_LIST = 60
_MOST_CANDIDATES = 8


def bigrams(folded: str) -> Bigrams:
    """Return the pairs of neighbouring characters of folded words; one character is its own."""
    return frozenset(map("".join, pairwise(folded))) or frozenset(folded)


class Likeness:
    """Compares old with new provisions, each known by its place; rare pairs of characters count more."""

    def __init__(self, old: Mapping[int, str], new: Mapping[int, str]) -> None:
        self.old = {place: bigrams(text) for place, text in old.items()}
        self.new = {place: bigrams(text) for place, text in new.items()}
        self.weights = _weights([*self.old.values(), *self.new.values()])
        self._old_masses = {place: self.mass(grams) for place, grams in self.old.items()}
        self._new_masses = {place: self.mass(grams) for place, grams in self.new.items()}

    def mass(self, grams: Iterable[str]) -> float:
        """Return what pairs of characters weigh together."""
        return sum(map(self.weights.__getitem__, grams))

    def score(self, old: int, new: int) -> float:
        """Return how alike two provisions are, from 0 to 1.

        Half of it is what both share of both, half what they share of the shorter one: a 款 put
        behind an article leaves it like itself. Of a few words it tells nothing that a longer
        text has them too.
        """
        shared = self.mass(self.old[old] & self.new[new])
        if not shared:
            return 0.0
        masses = self._old_masses[old], self._new_masses[new]
        of_both = 2 * shared / sum(masses)
        is_short = min(len(self.old[old]), len(self.new[new])) < _SHORT
        of_shorter = of_both if is_short else shared / min(masses)
        # Sums of fractions depend on the order of a set, which is another one in each process.
        return round((of_both + of_shorter) / 2, 6)


class Places:
    """In which provisions each pair of characters stands."""

    def __init__(self, grams: Mapping[int, Bigrams]) -> None:
        self._lists: dict[str, list[int]] = defaultdict(list)
        for place, own in grams.items():
            for gram in own:
                self._lists[gram].append(place)

    def most_like(self, grams: Bigrams, weights: Mapping[str, float]) -> list[int]:
        """Return the places that share most of the rarest of some pairs, the best first."""
        lists = [(len(self._lists[gram]), gram) for gram in grams & self._lists.keys()]
        votes: dict[int, float] = defaultdict(float)
        for length, gram in nsmallest(_TELLING, lists):
            if length <= _LONGEST_LIST:
                for place in self._lists[gram]:
                    votes[place] += weights[gram]
        return nlargest(_MOST_CANDIDATES, votes, key=lambda place: (votes[place], -place))


def _weights(all_grams: list[Bigrams]) -> dict[str, float]:
    counts = Counter(gram for grams in all_grams for gram in grams)
    return {gram: math.log(1 + len(all_grams) / count) for gram, count in counts.items()}
