"""An excerpt: exact, whole sentences from the head of a text."""

import re

SENTENCE = re.compile(r"[^。！？\n]+[。！？]+[”’」）]*")


def excerpt_of(text: str, limit: int = 120) -> str:
    """Return the first whole sentences of a text within ``limit`` characters.

    The first sentence is given whole even where it alone is longer; a text without a full stop
    gives its first line.
    """
    chosen = ""
    for sentence in SENTENCE.finditer(text):
        if chosen and len(chosen) + len(sentence[0]) > limit:
            break
        if chosen and sentence.start() and text[sentence.start() - 1] == "\n":
            break
        chosen += sentence[0]
    return chosen.strip() or text.strip().split("\n")[0]
