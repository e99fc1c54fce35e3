"""Cards: posts as lists show them."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.loader import render_to_string

from ..models import Edition
from ..models.edition import EditionQuerySet
from .shown import Card, Link, Picture

# A card reads these alone; of the post nothing but where it stands.
FIELDS = (
    "title",
    "excerpt",
    "published_at",
    "post__path",
    "lawyer__name",
    "lawyer__slug",
    "category__name",
    "category__slug",
    "lead_image__file",
    "lead_image__alt",
    "lead_image__width",
    "lead_image__height",
    "lead_image__widths",
)


def for_list(editions: EditionQuerySet) -> EditionQuerySet:
    """Order editions for a list and read no more than cards show, in one query."""
    return editions.posts().for_cards().only(*FIELDS)


def cards(editions: Iterable[Edition]) -> list[Card]:
    """Return editions as cards."""
    return [card_of(edition) for edition in editions]


def card_of(edition: Edition) -> Card:
    """Return one edition as a card."""
    lawyer, category = edition.lawyer, edition.category
    return Card(
        post_id=edition.post_id,
        title=edition.title,
        url=edition.get_absolute_url(),
        excerpt=edition.excerpt,
        published_at=edition.published_at,
        lawyer=Link(lawyer.name, lawyer.get_absolute_url()) if lawyer else None,
        category=Link(category.name, category.get_absolute_url()) if category else None,
        picture=Picture.of(edition.lead_image),
    )


def related_html(related: Iterable[Edition]) -> str:
    """Return the section 相关文章, empty where there is none."""
    chosen = cards(related)
    return render_to_string("articles/_related.html", {"cards": chosen}) if chosen else ""
