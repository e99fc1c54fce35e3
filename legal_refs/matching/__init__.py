"""Comparing two versions of a law: what became of each provision, and which words changed.

``compare`` matches the provisions of two texts, ``segments`` marks the changed words of one pair.
"""

from .comparing import compare
from .match import (
    MAIN_PART,
    ONLY_DIVISION,
    ONLY_REFERENCES,
    OTHER_PART,
    Match,
    MatchKind,
    Piece,
    place_of,
)
from .segments import Segment, SegmentKind, segments
from .wording import words

__all__ = [
    "MAIN_PART",
    "ONLY_DIVISION",
    "ONLY_REFERENCES",
    "OTHER_PART",
    "Match",
    "MatchKind",
    "Piece",
    "Segment",
    "SegmentKind",
    "compare",
    "place_of",
    "segments",
    "words",
]
