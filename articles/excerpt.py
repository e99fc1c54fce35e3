"""An excerpt: exact, whole sentences from the head of a text."""

import re

SENTENCE_END = re.compile(r"[。！？]+[”’」）]*")


def excerpt_of(text: str, limit: int = 120) -> str:
    """Return the first whole sentences of a text within ``limit`` characters, of one paragraph.

    The first sentence is given whole even where it alone is longer; a text without a full stop
    gives its first line.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines:
        ends = [found.end() for found in SENTENCE_END.finditer(line)]
        if ends:
            return line[: max((end for end in ends if end <= limit), default=ends[0])]
    return lines[0] if lines else ""
