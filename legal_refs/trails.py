"""What became of an article through all later texts: its numbers, its changes, step by step."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable

from .law_change import LawChange
from .locators import Locator
from .models import Law, LawVersion

# What one later text did to one article; of a split one all its parts.
Step = list[LawChange]
UNUSED = ("frame", "warnings")


class Trails:
    """The texts of some laws and all that changed from one to the next, read in three queries.

    The laws that took the place of a repealed one are read with it.
    """

    def __init__(self, laws: Collection[int]) -> None:
        ids = _with_successors(laws)
        self._versions: dict[int, list[LawVersion]] = defaultdict(list)
        for version in _versions_of(ids):
            self._versions[version.law_id].append(version)
        self._steps: dict[tuple[int, Locator], Step] = {}
        for row in _rows_of(ids):
            key = row.old_version_id, row.old_place or Locator()
            step = self._steps.setdefault(key, [])
            # Of several texts that an article went to, an excerpt and a whole one, the first counts.
            if not step or step[0].new_version_id == row.new_version_id:
                step.append(row)

    def since(
        self, law: int, place: Locator, on: datetime.date, known_at: datetime.datetime
    ) -> list[Step]:
        """Return what later texts did to an article that was cited by the law of a day.

        Later than those that were in force on the day and that the library held at a moment; where
        it held none, than those in force on the day of all that it holds now.
        """
        versions = self._versions.get(law, [])
        held = [version for version in versions if version.imported_at <= known_at] or versions
        started = [version for version in held if version.effective_on <= on] or held[:1]
        if not started:
            return []
        whole = [version for version in started if version.complete]
        known = {version.pk for version in started}
        steps = self.after(whole[-1] if whole else started[0], place)
        return [step for step in steps if step[0].new_version_id not in known]

    def after(self, version: LawVersion, place: Locator) -> list[Step]:
        """Return what later texts did to an article and to what it became, the earliest first."""
        found: dict[tuple[int, Locator], Step] = {}
        self._follow(version, place, found)
        return sorted(found.values(), key=lambda step: step[0].new_version.effective_on)

    def _follow(
        self, version: LawVersion, place: Locator, found: dict[tuple[int, Locator], Step]
    ) -> None:
        key = version.pk, place
        step = self._steps.get(key)
        if key in found:
            return
        if step is None:
            following = self._next_whole(version)
            if following:
                self._follow(following, place, found)
            return
        found[key] = step
        for row in step:
            if row.new_place and row.kind != LawChange.Kind.DELETED:
                self._follow(row.new_version, row.new_place, found)

    def _next_whole(self, version: LawVersion) -> LawVersion | None:
        later = (
            other
            for other in self._versions[version.law_id]
            if other.complete and other.effective_on > version.effective_on
        )
        return next(later, None)


def _versions_of(laws: Collection[int]) -> Iterable[LawVersion]:
    rows = LawVersion.objects.filter(law__in=laws).order_by("effective_on")
    return rows.only("law", "effective_on", "complete", "imported_at")


def _rows_of(laws: Collection[int]) -> Iterable[LawChange]:
    rows = LawChange.objects.filter(old_version__law__in=laws, old_article__gt=0)
    related = rows.select_related("old_version__law", "new_version__law")
    unused = [f"{version}__{name}" for version in ("old_version", "new_version") for name in UNUSED]
    return related.defer(*unused).order_by("new_version__effective_on", "pk")


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
