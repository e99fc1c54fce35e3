"""Finds where parts of a provision went: into a second one, or beside what another one says."""

from collections.abc import Iterator, Mapping

from .likeness import Bigrams, Likeness, Places

_CONTAINED = 0.5
_FEWEST_PAIRS = 8


def shares(
    left: Mapping[int, Bigrams], gone: Mapping[int, Bigrams], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    """Yield (place in left, place in gone) where most of a provision stands in what another one lost.

    ``left`` are provisions without a partner, ``gone`` what provisions of the other text have and
    their partners have not.
    """
    places = Places(gone)
    for place, grams in left.items():
        mass = likeness.mass(grams)
        for other in places.most_like(grams, likeness.weights):
            shared = grams & gone[other]
            if len(shared) >= _FEWEST_PAIRS and likeness.mass(shared) >= _CONTAINED * mass:
                yield place, other
