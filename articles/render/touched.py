"""Which later texts of the law touch what an edition cites."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legal_refs.locators import Locator
from legal_refs.trails import Step, Trails

from ..models import Edition
from .listing import Key


def touched(edition: Edition, keys: Iterable[Key], trails: Trails) -> Iterator[Step]:
    """Yield what became of each article that an edition cites, once each, in the order of the law.

    ``keys`` are law, article and suffix; a law named alone is touched by nothing. Reckoned from the
    text by which the citation was judged when it was written: a law that comes into the library
    late is news for what was published before, whatever its ``law_on``.
    """
    # Editions that SEO staff made share the day of their text; a scheduled one was judged before it.
    written_at = min(edition.created_at, edition.changed_at)
    seen: set[int] = set()
    for law, article, suffix in sorted(keys):
        version = trails.version_on(law, edition.law_on, written_at) if article else None
        for step in trails.after(version, Locator(article, suffix)) if version else ():
            if step[0].pk not in seen:
                seen.add(step[0].pk)
                yield step
