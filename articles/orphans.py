"""Posts that nothing leads to, and posts that could lead to them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone

from .models import Edition, InnerLink
from .models.edition import EditionQuerySet
from .related import related_to

PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Orphan:
    """A live edition that nothing leads to, and live editions that could."""

    edition: Edition
    suggestions: list[Edition]


def orphans(before: int = 0) -> EditionQuerySet:
    """Return live editions of posts to which no text leads, newest first, below an edition's number."""
    live = Edition.objects.live(timezone.now()).posts()
    led_to = InnerLink.objects.filter(target=OuterRef("post"))
    found = live.filter(~Exists(led_to)).select_related("post", "category").order_by("-id")
    return found.filter(pk__lt=before) if before else found


def suggested_for(edition: Edition) -> Orphan:
    """Return an edition with the posts nearest to it: first those that cite the same provisions."""
    keys = edition.cited_rows.values_list("law_id", "article", "article_suffix")
    leading = set(
        InnerLink.objects.filter(target=edition.post_id).values_list("edition", flat=True)
    )
    near = related_to(edition, list(keys))
    return Orphan(edition, [other for other in near if other.pk not in leading])
