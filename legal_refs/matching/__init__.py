"""Comparing two versions of a law: what became of each provision, and which words changed."""

from .comparing import compare
from .match import Match, MatchKind, Piece, place_of

__all__ = ["Match", "MatchKind", "Piece", "compare", "place_of"]
