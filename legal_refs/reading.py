"""What the pages of a law read: its pieces, an article in every version, its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .locators import Locator
from .models import Law, LawVersion, Provision
from .outline import Place, new_headings
from .typeset import heading_text

PLACE = ("position", "article", "article_suffix", "headings")


@dataclass(frozen=True, slots=True)
class Piece:
    """A provision with the headings that begin before it: text, level, anchor."""

    provision: Provision
    headings: list[tuple[str, int, str]]


def places(version: LawVersion | None) -> list[Place]:
    """Return where each piece of a version stands, without the texts."""
    if version is None:
        return []
    rows = version.provisions.order_by("position").values_list(*PLACE)
    return [
        Place(position, article, suffix, tuple(map(heading_text, headings)))
        for position, article, suffix, headings in rows
    ]


def pieces(version: LawVersion | None, page: Sequence[Place]) -> list[Piece]:
    """Return the texts of one page of a version."""
    if version is None or not page:
        return []
    first, last = page[0].position, page[-1].position
    begun = new_headings(page)
    rows = version.provisions.filter(position__range=(first, last)).order_by("position")
    found = []
    for row in rows:
        row.version = version
        found.append(Piece(row, begun.get(row.position, [])))
    return found


def everywhere(law: Law, place: Locator) -> list[Provision]:
    """Return an article in every version that holds one of this number, newest first."""
    rows = Provision.objects.filter(
        version__law=law,
        kind=Provision.Kind.ARTICLE,
        article=place.article,
        article_suffix=place.article_suffix,
    )
    return list(rows.select_related("version").order_by("-version__effective_on"))


def neighbours(provision: Provision) -> tuple[Locator | None, Locator | None]:
    """Return the articles before and after one in its version."""
    articles = Provision.objects.filter(
        version=provision.version_id, kind=Provision.Kind.ARTICLE
    ).only("article", "article_suffix")
    before = articles.filter(position__lt=provision.position).order_by("-position").first()
    after = articles.filter(position__gt=provision.position).order_by("position").first()
    return (before.locator if before else None, after.locator if after else None)
