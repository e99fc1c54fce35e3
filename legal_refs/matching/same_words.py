"""Pairs provisions that say the same, by their texts alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from .match import P, Piece
from .pairing import Pairing
from .wording import without_references, words


def pair_same_words(pairing: Pairing[P]) -> None:
    """Pair what is the same to the character, then in its words, then but for its references.

    The same article number comes first; where a text stands several times, their order decides.
    """
    for key in (_text, words, _masked_words):
        keys = _Keys(pairing, key)
        keys.pair_same_number()
        keys.pair_same_count()


def _text(text: str) -> str:
    return text


def _masked_words(text: str) -> str:
    return without_references(words(text))


class _Keys:
    """What is compared of each provision that has no partner yet."""

    def __init__(self, pairing: Pairing[P], key: Callable[[str], str]) -> None:
        self._pairing = pairing
        self._old = {place: key(pairing.old[place].text) for place in pairing.old_left}
        self._new = {place: key(pairing.new[place].text) for place in pairing.new_left}

    def pair_same_number(self) -> None:
        numbered = {_number(self._pairing.new[place]): place for place in self._new}
        for place, text in self._old.items():
            other = numbered.get(_number(self._pairing.old[place]))
            if other is not None and self._new[other] == text:
                self._pairing.add(place, other)

    def pair_same_count(self) -> None:
        others = _groups(item for item in self._new.items() if item[0] not in self._pairing.old_of)
        mine = _groups(item for item in self._old.items() if item[0] not in self._pairing.new_of)
        for text, places in mine.items():
            if len(others.get(text, ())) == len(places):
                for old, new in zip(places, others[text], strict=True):
                    self._pairing.add(old, new)


def _number(piece: Piece) -> tuple[int, int]:
    return piece.article, piece.article_suffix


def _groups(items: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place, text in items:
        groups[text].append(place)
    return groups
