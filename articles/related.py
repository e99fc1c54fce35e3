"""Which posts stand under a post: those a lawyer picked, then those nearest to it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from django.utils import timezone

from .models import CitedProvision, Edition, EditionTag
from .models.edition import EditionQuerySet
from .render.cards import for_list
from .similar import alike

WANTED = 4
# Of each provision, tag and category the newest posts alone are looked at: the cost stays flat.
LOOKED_AT = 40
PROVISIONS = 20


Key = tuple[int, int, int]


def related_to(edition: Edition, cited: Iterable[Key]) -> list[Edition]:
    """Return at most four live editions of other posts, no two with like titles.

    ``cited`` holds law, article and suffix of each provision that the edition cites. Hand-picked first, in their order; then by shared provisions, shared tags, category and age.
    """
    at = max(timezone.now(), edition.live_from)
    chosen: list[Edition] = []
    for candidate in _candidates(edition, cited, at):
        taken = {edition.post_id, *(other.post_id for other in chosen)}
        titles = [edition.title, *(other.title for other in chosen)]
        if candidate.post_id not in taken and not any(alike(candidate.title, t) for t in titles):
            chosen.append(candidate)
        if len(chosen) == WANTED:
            break
    return chosen


def _candidates(edition: Edition, cited: Iterable[Key], at: datetime.datetime) -> Iterator[Edition]:
    live = for_list(Edition.objects.live(at))
    yield from _in_order(live.filter(post_id__in=edition.related), edition.related, "post_id")
    for ids in (_by_provisions(edition, cited), _by_tags(edition)):
        yield from _in_order(live.filter(pk__in=ids[:LOOKED_AT]), ids, "pk")
    if edition.category_id:
        yield from live.filter(category_id=edition.category_id)[:LOOKED_AT]


def _in_order(editions: EditionQuerySet, keys: list[int], field: str) -> list[Edition]:
    place = {key: index for index, key in enumerate(keys)}
    return sorted(editions, key=lambda edition: place[getattr(edition, field)])


def _by_provisions(edition: Edition, cited: Iterable[Key]) -> list[int]:
    keys = sorted(key for key in cited if key[1])[:PROVISIONS]
    rows = (
        CitedProvision.objects.filter(law=law, article=article, article_suffix=suffix)
        for law, article, suffix in keys
    )
    return _most_shared(rows, edition)


def _by_tags(edition: Edition) -> list[int]:
    rows = (EditionTag.objects.filter(tag__name=name) for name in edition.tag_list)
    return _most_shared(rows, edition)


def _most_shared(row_sets: Iterable, edition: Edition) -> list[int]:
    """Edition ids by the number of sets they are in, the newest first among equals."""
    shared: Counter[int] = Counter()
    newest: dict[int, datetime.datetime] = {}
    for rows in row_sets:
        found = rows.exclude(edition=edition).order_by("-published_at")
        for key, published_at in found.values_list("edition", "published_at")[:LOOKED_AT]:
            shared[key] += 1
            newest[key] = published_at
    return sorted(shared, key=lambda key: (shared[key], newest[key], key), reverse=True)
