"""The rows that lists read: which live or scheduled edition has which tag, cites which article."""

from __future__ import annotations

from taggit.models import Tag

from .. import inner_links
from ..models import CitedProvision, Edition, EditionTag
from ..search import index
from .body import Source, source_of
from .links import GOOD, NAMELESS

Key = tuple[int, int, int]


def refresh(edition: Edition) -> None:
    """Replace the listing rows of a live or scheduled edition by what it says now."""
    drop(edition)
    tags = Tag.objects.filter(name__in=edition.tag_list)
    EditionTag.objects.bulk_create(
        EditionTag(edition=edition, tag=tag, published_at=edition.published_at) for tag in tags
    )
    CitedProvision.objects.bulk_create(
        CitedProvision(
            edition=edition,
            law_id=law,
            article=article,
            article_suffix=suffix,
            published_at=edition.published_at,
        )
        for law, article, suffix in sorted(cited_keys(source_of(edition)))
    )
    inner_links.refresh(edition)
    index.refresh(edition)


def drop(edition: Edition) -> None:
    """Delete the listing rows of an edition that is neither live nor scheduled."""
    edition.tag_rows.all().delete()
    edition.cited_rows.all().delete()
    inner_links.drop(edition)
    index.drop(edition)


def cited_keys(source: Source) -> set[Key]:
    """Return law, article and suffix of what a text cites; article 0 is a law named alone.

    An article whose text is not in the library counts too: it may come in with a later version.
    """
    keys: set[Key] = set()
    for verdict in source.cited.verdicts:
        law, locator = verdict.law, verdict.citation.locator
        if law is None or verdict.status in NAMELESS:
            continue
        if verdict.status in GOOD and verdict.provisions:
            keys |= {(law.pk, p.article, p.article_suffix) for p in verdict.provisions}
        else:
            keys.add((law.pk, locator.article, locator.article_suffix))
    return keys
