"""What two texts of a law have and have not in common, as a page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .changes import is_only_missing
from .law_change import LawChange
from .matching import Match, MatchKind, Segment, SegmentKind, compare, segments
from .models import LawVersion, Provision

LABELS = {MatchKind(kind.value): str(kind.label) for kind in LawChange.Kind}


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision that is not the same in both texts, with its words marked."""

    match: Match[Provision]
    segments: tuple[Segment, ...]

    @property
    def kind(self) -> str:
        """What became of it, as a name for style sheets."""
        return self.match.kind.value

    @property
    def label(self) -> str:
        """What became of it, in Chinese."""
        return LABELS[self.match.kind]

    @property
    def title(self) -> str:
        """第十条, or 第十条 → 第十二条 where the number changed."""
        names = [piece.label for piece in (self.match.old, self.match.new) if piece]
        return " → ".join(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts of a law, the older one first: what changed, what only moved, what stayed."""

    old: LawVersion
    new: LawVersion
    changed: Sequence[Match[Provision]]
    renumbered: Sequence[Match[Provision]]
    unchanged: int

    def count(self, kind: str) -> int:
        """How many provisions are of a kind."""
        return sum(1 for match in self.changed if match.kind.value == kind)

    @property
    def summary(self) -> list[tuple[str, int]]:
        """How many provisions are of each kind that there is, in Chinese."""
        counts = [(label, self.count(kind.value)) for kind, label in LABELS.items()]
        moved = [(LABELS[MatchKind.RENUMBERED], len(self.renumbered))]
        same = [("文字和条号都没有变", self.unchanged)]
        return [(label, count) for label, count in [*counts, *moved, *same] if count]


def compared(one: LawVersion, other: LawVersion) -> Comparison:
    """Compare two texts of a law, the older with the newer; two queries.

    Of an excerpt what it lacks is neither new nor deleted.
    """
    old, new = sorted((one, other), key=lambda version: version.effective_on)
    matches = compare(_pieces(old), _pieces(new))
    known = [match for match in matches if not is_only_missing(match, old, new)]
    moved = [match for match in known if match.kind is MatchKind.RENUMBERED]
    same = sum(1 for match in known if match.kind is MatchKind.UNCHANGED)
    unlike = (MatchKind.RENUMBERED, MatchKind.UNCHANGED)
    changed = [match for match in known if match.kind not in unlike]
    return Comparison(old, new, changed, moved, same)


def entries(matches: Sequence[Match[Provision]]) -> list[Entry]:
    """Mark the words of provisions that changed."""
    return [Entry(match, _segments(match)) for match in matches]


def _segments(match: Match[Provision]) -> tuple[Segment, ...]:
    if match.kind is MatchKind.DELETED and match.old:
        return (Segment(SegmentKind.DELETED, match.old.text),)
    if match.old is None and match.new:
        return (Segment(SegmentKind.INSERTED, match.new.text),)
    old, new = (piece.text if piece else "" for piece in (match.old, match.new))
    return tuple(segments(old, new))


def _pieces(version: LawVersion) -> list[Provision]:
    rows = version.provisions.order_by("position")
    return list(rows.only("article", "article_suffix", "kind", "text", "version_id"))
