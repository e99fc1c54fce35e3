"""Pages of a list, without counting what is in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from .models.edition import EditionQuerySet
from .render.cards import cards
from .render.shown import Card

PER_PAGE = 20
# Behind this page the archive by month takes over: a deep offset reads all that it skips.
DEEPEST = 50
NUMBER = re.compile(r"[1-9]\d{0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """Where a page stands: ``number`` counts from 1, ``more`` says that others follow."""

    number: int
    more: bool
    deepest: int

    @property
    def previous(self) -> int | None:
        """The number of the page before, None on the first."""
        return self.number - 1 or None

    @property
    def following(self) -> int | None:
        """The number of the next page, None on the last and on the deepest."""
        return self.number + 1 if self.more and self.number < self.deepest else None

    @property
    def cut_off(self) -> bool:
        """Whether there is more than can be leafed through."""
        return self.more and self.number >= self.deepest


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Numbered):
    """One page of cards; behind the deepest the archive by month takes over."""

    cards: Sequence[Card]


def page_of(editions: EditionQuerySet, request: HttpRequest) -> Page:
    """Return the page that ``?page=`` asks for; raises Http404 where there is none."""
    text = request.GET.get("page", "1")
    if not NUMBER.fullmatch(text) or int(text) > DEEPEST:
        raise Http404("没有这一页。")
    number = int(text)
    first = (number - 1) * PER_PAGE
    found = cards(editions[first : first + PER_PAGE + 1])
    if number > 1 and not found:
        raise Http404("没有这一页。")
    more = len(found) > PER_PAGE
    return Page(cards=found[:PER_PAGE], number=number, more=more, deepest=DEEPEST)


def single_page(editions: EditionQuerySet) -> Page:
    """Return a few editions as a page that no other follows."""
    return Page(cards=cards(editions), number=1, more=False, deepest=1)
