"""Articles of which only the number was kept."""

import re

from .match import P, Piece, place_of
from .pairing import Pairing
from .wording import words

# 第一百九十九条 （删去）
_STRUCK_OUT = re.compile(r"\(?本?条?已?(?:被|经|予以)?(?:删去|删除|废止)\)?\.?")


def is_struck_out(piece: Piece) -> bool:
    """Tell whether an article says only that it was deleted: （删去）, 已废止。"""
    return bool(_STRUCK_OUT.fullmatch(words(piece.text)))


def pair_struck_out(pairing: Pairing[P]) -> None:
    """Pair an article with the one of its number where one of both is struck out."""
    numbered = {place_of(pairing.new[place]): place for place in pairing.new_left}
    for place in pairing.old_left:
        before = pairing.old[place]
        other = numbered.get(place_of(before))
        if other is not None and (is_struck_out(before) or is_struck_out(pairing.new[other])):
            pairing.add(place, other)
