"""What each new text of a law did to the one before it, kept as rows and told upwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Q

from .law_change import LawChange
from .matching import Match, MatchKind, Piece, compare
from .models import Law, LawVersion, Provision

# One call a version, not one a change: what follows a new text is asked for once.
Watcher = Callable[[LawVersion, Sequence[LawChange]], None]
Step = tuple[LawVersion, LawVersion]

watchers: list[Watcher] = []
BATCH = 500


def renew(version: LawVersion) -> list[LawChange]:
    """Compare a version with those next to it, keep what changed, and tell the watchers.

    To be called in the transaction that stores a version or changes its text. A whole text that is
    put between two others takes the place of the step from the one to the other.
    """
    _forget(version)
    rows = [row for step in _steps_of(version) for row in _rows(*step)]
    LawChange.objects.bulk_create(rows, batch_size=BATCH)
    for watcher in watchers:
        watcher(version, rows)
    return rows


def is_only_missing(match: Match[Provision], old: LawVersion, new: LawVersion) -> bool:
    """Tell whether an article is there or not because an excerpt lacks it, or is of another law."""
    if match.kind is MatchKind.DELETED:
        return not new.complete
    if match.kind is MatchKind.NEW:
        return not old.complete or old.law_id != new.law_id
    return False


def _forget(version: LawVersion) -> None:
    """Delete the rows of the steps that a version begins, ends or divides."""
    divided = Q()
    if version.complete:
        before = Q(old_version__law=version.law, old_version__effective_on__lt=version.effective_on)
        behind = Q(new_version__law=version.law, new_version__effective_on__lt=version.effective_on)
        divided = before & ~behind
    LawChange.objects.filter(Q(new_version=version) | Q(old_version=version) | divided).delete()


def _steps_of(version: LawVersion) -> Iterator[Step]:
    """Yield the steps from one text to a later one that a version begins or ends."""
    law = version.law
    versions = list(law.versions.order_by("effective_on"))
    yield from (step for step in _pairs(versions) if version in step)
    following = _taking_over(law)
    if following and version in _last(versions):
        yield version, following
    for repealed in Law.objects.filter(successor=law).exclude(repealed_on=None):
        if _taking_over(repealed) == version:
            for last in _last(list(repealed.versions.order_by("effective_on"))):
                yield last, version


def _pairs(versions: Sequence[LawVersion]) -> Iterator[Step]:
    """Yield each text with the later ones up to the next whole one: an excerpt parts no two texts."""
    for place, old in enumerate(versions):
        for new in versions[place + 1 :]:
            yield old, new
            if new.complete:
                break


def _last(versions: Sequence[LawVersion]) -> list[LawVersion]:
    """Return the last whole text with the excerpts behind it."""
    whole = [place for place, version in enumerate(versions) if version.complete]
    return list(versions[whole[-1] if whole else 0 :])


def _taking_over(law: Law) -> LawVersion | None:
    """Return the text of the successor that was in force when a law ended."""
    if law.repealed_on is None or law.successor is None:
        return None
    return law.successor.versions.in_force(law.repealed_on).first()


def _rows(old: LawVersion, new: LawVersion) -> Iterator[LawChange]:
    is_repeal = old.law_id != new.law_id
    for match in compare(_articles(old), _articles(new)):
        # Of a law that ended, what stays the same under its number is the other law's now.
        unchanged = match.kind is MatchKind.UNCHANGED
        kind = MatchKind.RENUMBERED if unchanged and is_repeal else match.kind
        if kind is not MatchKind.UNCHANGED and not is_only_missing(match, old, new):
            yield _row(match, kind, old, new)


def _articles(version: LawVersion) -> list[Provision]:
    rows = version.provisions.filter(kind=Provision.Kind.ARTICLE).order_by("position")
    return list(rows.only("article", "article_suffix", "text", "version_id"))


def _row(match: Match[Provision], kind: MatchKind, old: LawVersion, new: LawVersion) -> LawChange:
    before, after = _place(match.old), _place(match.new)
    return LawChange(
        old_version=old,
        new_version=new,
        kind=kind.value,
        old_article=before[0],
        old_article_suffix=before[1],
        new_article=after[0],
        new_article_suffix=after[1],
        note=match.note,
    )


def _place(piece: Piece | None) -> tuple[int, int]:
    return (piece.article, piece.article_suffix) if piece else (0, 0)
