"""Texts with all that a comparison of words ignores taken away."""

import re
from dataclasses import dataclass

# Blanks, zero-width characters, soft hyphens, marks of emphasis and quotation marks of all kinds.
_DROPPED = (
    " \t\n\r\v\f\x85\xa0\xad\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
    "“”‘’\"'「」『』﹁﹂﹃﹄＂＇〝〞〟｀`´*"
)
# Characters to the left fold to the one on the right.
_ALIKE = (
    ("，﹐", ","),
    ("﹑､", "、"),
    ("。．｡﹒", "."),
    ("；", ";"),
    ("：∶", ":"),
    ("？", "?"),
    ("！", "!"),
    ("（﹙［[〔【", "("),
    ("）﹚］]〕】", ")"),
    ("《〈﹤＜", "<"),
    ("》〉﹥＞", ">"),
    ("－–—―‐", "-"),
    ("～", "~"),
    ("％", "%"),
    ("○", "〇"),
    ("笫", "第"),
    ("⋯", "…"),
)
_TABLE = {code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}
_TABLE |= {ord(char): folded for chars, folded in _ALIKE for char in chars}
_KEPT = re.compile(f"[^{re.escape(_DROPPED)}]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: ``text[i]`` was at ``positions[i]``; the last position is the text's end."""

    text: str
    positions: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the text as written of ``text[start:end]``."""
        if start >= end:
            place = self.positions[start]
            return place, place
        return self.positions[start], self.positions[end - 1] + 1


def fold(text: str) -> Folded:
    """Fold width of letters, digits and punctuation, and drop blanks and quotation marks.

    “借款人，应当” and 借款人,应当 fold to the same text; all kinds of brackets fold to one.
    """
    positions: list[int] = []
    parts: list[str] = []
    for kept in _KEPT.finditer(text):
        positions.extend(range(kept.start(), kept.end()))
        parts.append(kept[0])
    positions.append(len(text))
    return Folded("".join(parts).translate(_TABLE), positions)
