"""What became of an article through all later texts: its numbers, its changes, step by step."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise

from .law_change import LawChange
from .locators import Locator
from .models import Law, LawVersion

# What one later text did to one article; of a split one all its parts.
Step = list[LawChange]


class Trails:
    """The texts of some laws and all that changed from one to the next, read in three queries.

    The laws that took the place of a repealed one are read with it.
    """

    def __init__(self, laws: Collection[int]) -> None:
        ids = _with_successors(laws)
        self._versions: dict[int, list[LawVersion]] = defaultdict(list)
        for version in LawVersion.objects.filter(law__in=ids).order_by("effective_on"):
            self._versions[version.law_id].append(version)
        self._rows: dict[tuple[int, Locator], list[LawChange]] = defaultdict(list)
        self._next: dict[int, int] = {}
        for versions in self._versions.values():
            self._next |= {a.pk: b.pk for a, b in pairwise(versions)}
        rows = LawChange.objects.filter(old_version__law__in=ids, old_article__gt=0)
        for row in rows.select_related("old_version__law", "new_version__law").order_by("pk"):
            if row.old_place:
                self._rows[row.old_version_id, row.old_place].append(row)
            self._next.setdefault(row.old_version_id, row.new_version_id)

    def version_on(
        self, law: int, on: datetime.date, known_at: datetime.datetime
    ) -> LawVersion | None:
        """Return the text of a law by which a day was judged at a moment.

        The one in force on the day of those that the library held then; where it held none, of
        those that it holds now; before the first of them, the first.
        """
        versions = self._versions.get(law, [])
        held = [version for version in versions if version.imported_at <= known_at] or versions
        started = [version for version in held if version.effective_on <= on]
        return started[-1] if started else next(iter(held), None)

    def after(self, version: LawVersion, place: Locator) -> list[Step]:
        """Return what later texts did to an article and to what it became, the earliest first."""
        steps: list[Step] = []
        places, at = [place], version.pk
        while places and at in self._next:
            steps += [self._rows[at, each] for each in places if (at, each) in self._rows]
            places = list(dict.fromkeys(self._places_after(at, places)))
            at = self._next[at]
        return steps

    def _places_after(self, at: int, places: list[Locator]) -> Iterator[Locator]:
        for place in places:
            rows = self._rows.get((at, place))
            if rows is None:
                yield place
                continue
            for row in rows:
                if row.new_place and row.kind != LawChange.Kind.DELETED:
                    yield row.new_place


def _with_successors(laws: Collection[int]) -> set[int]:
    found, newer = set(laws), set(laws)
    while newer:
        rows = Law.objects.filter(pk__in=newer).exclude(successor=None)
        newer = set(rows.values_list("successor", flat=True)) - found
        found |= newer
    return found


def with_predecessors(laws: Collection[int]) -> set[int]:
    """Return some laws with those that they took the place of, and theirs."""
    found, newer = set(laws), set(laws)
    while newer:
        newer = set(Law.objects.filter(successor__in=newer).values_list("pk", flat=True)) - found
        found |= newer
    return found
