"""The rows that say which live or scheduled edition leads to which post."""

from __future__ import annotations

from .checks.elements import elements_of
from .checks.structure import inner_path
from .models import Edition, InnerLink, Post


def refresh(edition: Edition) -> None:
    """Replace the rows of an edition by where its text, and what a lawyer put under it, leads."""
    drop(edition)
    links = elements_of(edition.text.body).links
    paths = {path for link in links if (path := inner_path(link))}
    found = Post.objects.filter(path__in=paths).values_list("pk", flat=True)
    targets = {*found, *edition.related} - {edition.post_id}
    InnerLink.objects.bulk_create(
        InnerLink(edition=edition, target_id=target)
        for target in Post.objects.filter(pk__in=targets).values_list("pk", flat=True)
    )


def drop(edition: Edition) -> None:
    """Delete the rows of an edition that is neither live nor scheduled."""
    edition.link_rows.all().delete()
