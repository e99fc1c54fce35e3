"""What a citation that does not hold may have meant."""

from __future__ import annotations

from .article_map import renumbered, successors
from .choices import year_of
from .locators import Locator
from .resolve import RANGE_LIMIT, Resolution
from .verdict import Suggestion


def suggestion(resolution: Resolution) -> Suggestion | None:
    """Return the law that is meant by a misprint, or that goes on where the cited text has ended.

    Of the law that goes on also the articles, where the shipped table of articles knows them.
    """
    if resolution.citation.suggestion:
        return Suggestion(resolution.citation.suggestion)
    if resolution.law is None or resolution.in_force:
        return None
    return _of_the_same_law(resolution) or _of_a_later_law(resolution)


def _of_a_later_law(resolution: Resolution) -> Suggestion | None:
    law = resolution.law
    if law is None or law.repealed_on is None:
        return None
    targets = [target for place in _places(resolution) for target in successors(law.title, place)]
    later = law.successor.title if law.successor else ""
    if targets and later in ("", targets[0].law):
        return Suggestion(targets[0].law, tuple(targets))
    return Suggestion(later) if later else None


def _of_the_same_law(resolution: Resolution) -> Suggestion | None:
    """Where the articles of the version named stand in the version of the day."""
    law, year, present = resolution.law, resolution.citation.version_year, resolution.present
    if law is None or not year or present is None or law.repealed_on:
        return None
    if present == resolution.version:
        return None
    targets = [
        target
        for place in _places(resolution)
        for target in renumbered(law.title, place, year, year_of(present))
    ]
    return Suggestion(law.title, tuple(targets))


def _places(resolution: Resolution) -> list[Locator]:
    """The articles cited; of a range each of them."""
    citation = resolution.citation
    if citation.article is None:
        return []
    if not citation.article_to:
        return [Locator(citation.article, citation.article_suffix)]
    last = min(citation.article_to, citation.article + RANGE_LIMIT)
    return [Locator(number) for number in range(citation.article, last + 1)]
