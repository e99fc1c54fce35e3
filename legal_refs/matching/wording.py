"""The words of provisions, as far as they count when two versions are compared."""

import re

from ..folding import fold
from ..numerals import NUMERAL_CHARS

# 依照本法第二百零七条第六项、第二百七十六条之一第（二）项
_REFERENCE = re.compile(
    rf"第[{NUMERAL_CHARS}]+条(?:之[{NUMERAL_CHARS}]+)?"
    rf"(?:第[{NUMERAL_CHARS}]+款)?(?:第\(?[{NUMERAL_CHARS}]+\)?项)?"
)
_MASK = "第§条"


def words(text: str) -> str:
    """Return the words of a text: blanks, quotation marks and the width of marks do not count."""
    return fold(text).text


def without_references(folded: str) -> str:
    """Return folded words with every pinpoint (第二百零七条第六项) made the same."""
    return _REFERENCE.sub(_MASK, folded)
