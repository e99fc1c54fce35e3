"""Lengths of a Chinese text and how often a keyword stands in it, all in characters."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

SENTENCE = re.compile(r"[^。！？!?；\n]+[。！？!?；]*[”’」』）)]*")
NOT_COUNTED = re.compile(r"[\W_]+")
HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a text and its length in letters, digits and Chinese characters."""

    start: int
    end: int
    length: int


def length_of(text: str) -> int:
    """Return how many letters, digits and Chinese characters a text has; marks count nothing."""
    return len(NOT_COUNTED.sub("", text))


def sentences_of(text: str) -> list[Stretch]:
    """Return the sentences of a text; a semicolon ends one too."""
    return [
        Stretch(found.start(), found.end(), length)
        for found in SENTENCE.finditer(text)
        if (length := length_of(found[0]))
    ]


def occurrences(text: str, keyword: str) -> list[int]:
    """Return where a keyword starts, upper and lower case alike, overlaps counted once."""
    word = keyword.strip().lower()
    if not word:
        return []
    return [found.start() for found in re.finditer(re.escape(word), text.lower())]


def mentions(text: str, keyword: str) -> bool:
    """Whether a text has a keyword, or each two characters of it somewhere: 网贷已经逾期 has 网贷逾期."""
    word, given = keyword.strip().lower(), text.lower()
    last = max(0, len(word) - 2)
    pieces = {word[min(at, last) : min(at, last) + 2] for at in range(0, len(word), 2)}
    return all(piece in given for piece in pieces)


def density(text: str, keyword: str) -> float:
    """Return the characters that a keyword takes up in a text, in per cent.

    ``density("借条要写清。借条要保管。", "借条")`` is 40.0: 4 characters of 10.
    """
    total = length_of(text)
    found = len(occurrences(text, keyword)) * length_of(keyword)
    return 100 * found / total if total else 0.0


def crowded_phrase(
    text: str, least: int = 2, shortest: int = 4, longest: int = 12
) -> tuple[str, int]:
    """Return the phrase of Chinese characters that takes up most of a text, and how often it stands.

    Of phrases that stand equally often the longest is meant. ``("", 0)`` where none stands at least
    ``least`` times.
    """
    best: tuple[int, int, str] = (0, 0, "")
    runs = HAN.findall(text)
    for size in range(shortest, longest + 1):
        counts = Counter(run[at : at + size] for run in runs for at in range(len(run) - size + 1))
        if not counts:
            break
        phrase, times = counts.most_common(1)[0]
        if times < least:
            break
        best = max(best, (times * size, size, phrase))
    return best[2], best[0] // best[1] if best[1] else 0
