"""Which later texts of the law touch what an edition cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import OuterRef, QuerySet, Subquery

from legal_refs.locators import Locator
from legal_refs.trails import Step, Trails

from ..models import Edition
from .listing import Key


def with_judged_at(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """Add ``judged_at``: when the library of that day was asked about what an edition cites.

    That of the first edition of a text: those that SEO staff made since share its ``changed_at``.
    """
    same = Edition.objects.filter(
        post=OuterRef("post"), text=OuterRef("text"), changed_at=OuterRef("changed_at")
    )
    first = same.order_by("created_at").values("created_at")[:1]
    return editions.annotate(judged_at=Subquery(first))


def touched(edition: Edition, keys: Iterable[Key], trails: Trails) -> Iterator[Step]:
    """Yield what became of each article that an edition cites, once each, in the order of the law.

    ``edition`` has ``judged_at``; ``keys`` are law, article and suffix, a law named alone is
    touched by nothing. Reckoned from the text by which the citation was judged: a law that comes
    into the library late is news for what was published before, whatever its ``law_on``.
    """
    seen: set[int] = set()
    for law, article, suffix in sorted(keys):
        if not article:
            continue
        place = Locator(article, suffix)
        for step in trails.since(law, place, edition.law_on, edition.judged_at):
            if step[0].pk not in seen:
                seen.add(step[0].pk)
                yield step
