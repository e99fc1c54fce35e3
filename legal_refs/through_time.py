"""An article through all texts of its law, under the number that it had in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_

from django.db.models import Q

from .law_change import LawChange
from .locators import Locator
from .matching import MAIN_PART, Segment, segments, words
from .models import LawVersion, Provision

FIELDS = (
    *("old_version", "old_article", "old_article_suffix"),
    *("new_version", "new_article", "new_article_suffix"),
    "note",
)
Key = tuple[int, Locator]


@dataclass(frozen=True, slots=True)
class Stage:
    """An article in one text: its number there and its words, marked against the text before.

    ``segments`` is empty for the first text that has it; ``is_same`` says that the words did not
    change.
    """

    version: LawVersion
    place: Locator
    provision: Provision
    segments: tuple[Segment, ...] = ()
    is_same: bool = False


def stages(versions: Sequence[LawVersion], here: Provision | None) -> list[Stage]:
    """Return an article in every text of its law that has it, newest first; two queries.

    ``versions`` are all texts, newest first; an article that no change is known of keeps its number.
    """
    if here is None or len(versions) < 2:
        return []
    places = _places(list(versions[::-1]), here)
    wanted = [
        Q(version=version, article=place.article, article_suffix=place.article_suffix)
        for version, place in places
    ]
    rows = Provision.objects.filter(reduce(or_, wanted), kind=Provision.Kind.ARTICLE)
    held = {row.version_id: row for row in rows}
    found: list[Stage] = []
    for version, place in places:
        if version.pk in held:
            before = found[-1].provision if found else None
            found.append(_stage(version, place, held[version.pk], before))
    return found[::-1]


def _stage(version: LawVersion, place: Locator, row: Provision, before: Provision | None) -> Stage:
    row.version = version
    if before is None:
        return Stage(version, place, row)
    if words(before.text) == words(row.text):
        return Stage(version, place, row, is_same=True)
    return Stage(version, place, row, tuple(segments(before.text, row.text)))


def _places(versions: Sequence[LawVersion], here: Provision) -> list[tuple[LawVersion, Locator]]:
    """The number of the article in each text, oldest first, from where it is looked at."""
    later, earlier = _moves(versions)
    at = next(i for i, version in enumerate(versions) if version.pk == here.version_id)
    found = [(versions[at], here.locator)]
    place: Locator | None = here.locator
    for new, old in pairwise(versions[at::-1]):
        place = earlier.get((new.pk, place), place) if place else None
        found = [(old, place), *found] if place else found
    place = here.locator
    for old, new in pairwise(versions[at:]):
        place = later.get((old.pk, place), place) if place else None
        found = [*found, (new, place)] if place else found
    return found


def _moves(
    versions: Sequence[LawVersion],
) -> tuple[dict[Key, Locator | None], dict[Key, Locator | None]]:
    """Where each article went in the next text, and where it was in the one before."""
    ids = [version.pk for version in versions]
    rows = LawChange.objects.filter(old_version__in=ids, new_version__in=ids)
    later: dict[Key, Locator | None] = {}
    earlier: dict[Key, Locator | None] = {}
    ordered: dict[bool, list[tuple[Key, Key]]] = defaultdict(list)
    for old, a, a_suffix, new, b, b_suffix, note in rows.order_by("pk").values_list(*FIELDS):
        pair = (old, Locator(a, a_suffix)), (new, Locator(b, b_suffix))
        ordered[note == MAIN_PART].append(pair)
    # Of an article that was split the main part goes before the others.
    for (old_id, old_place), (new_id, new_place) in [*ordered[True], *ordered[False]]:
        if old_place.article:
            later.setdefault((old_id, old_place), new_place if new_place.article else None)
        if new_place.article:
            earlier.setdefault((new_id, new_place), old_place if old_place.article else None)
    return later, earlier
