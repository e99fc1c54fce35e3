"""The search page: a provision that the query names, then the posts on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from legal_refs.models import Law
from legal_refs.names import laws_by_title

from ..models import Category, Edition, SearchText
from ..models.edition import EditionQuerySet
from ..render.shown import permalink
from ..search import likeness, provisions
from ..search.asking import Column, Scope
from ..search.database import newest
from ..search.finding import DEEPEST, PER_PAGE, Filters, by_citation, by_words, page_of, results_of
from ..search.index import moment
from ..search.query import LONGEST, Query, clean, read
from ..stamp import kept, now

NUMBER = re.compile("[1-9][0-9]?")
YEAR = re.compile("(?:19|20)[0-9]{2}")


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    text = clean(request.GET.get("q", ""))
    number, filters = _page_number(request), _filters(request)
    live = Edition.objects.live(now()).posts()
    context = {
        "text": text,
        "longest": LONGEST,
        "filters": filters,
        "years": _years(),
        "canonical": permalink(request.path),
        **(_answer(read(text), number, filters, live) if text else {"laws": _laws([], filters)}),
    }
    return render(request, "articles/search.html", context)


@dataclass(frozen=True, slots=True)
class Named:
    """What the query names of the law: provisions to show, or a law to link to."""

    wanted: provisions.Wanted
    shown: list[provisions.Shown]
    law: Law | None

    @classmethod
    def by(cls, text: str) -> Named:
        wanted = provisions.read(text)
        shown = provisions.shown(wanted, timezone.localdate())
        return cls(wanted, shown, provisions.law_named(wanted))

    def citing(self, filters: Filters, live: EditionQuerySet, count: int) -> list[int]:
        """Return the live editions that cite the article, none where more is asked for than it."""
        if not self.wanted.is_provision:
            return []
        laws = [row.law for row in self.shown] or laws_by_title(self.wanted.titles).values()
        return by_citation(self.wanted, laws, filters, live, count)


def _answer(query: Query, number: int, filters: Filters, live: EditionQuerySet) -> dict[str, Any]:
    named = Named.by(query.text)
    count = number * PER_PAGE + 1
    keys = named.citing(filters, live, count) or by_words(query, filters, live, count)
    # What cites the article says 第六百七十五条 and not 民法典675: that is what is marked.
    marking = read(str(named.wanted.place)) if named.wanted.is_provision else query
    page = page_of(keys, number, marking, live)
    if number > 1 and not page.results:
        raise Http404("没有这一页。")
    others: dict[str, Any] = {}
    if not named.shown and not _holds_all(query):
        others["suggestions"] = likeness.suggestions(query, live)
    if not page.results and not filters:
        others["nearest"] = results_of(likeness.nearest(query, live), query, live)
    return {
        "page": page,
        "shown": named.shown,
        "law": named.law,
        "laws": _laws(page.editions, filters),
        **others,
    }


def _holds_all(query: Query) -> bool:
    """Whether some post holds every word; of one character its words are always told."""
    if query.character:
        return False
    return bool(newest(query.needed, Column.ANY, Scope(), 1))


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "1")
    if not NUMBER.fullmatch(text) or int(text) > DEEPEST:
        raise Http404("没有这一页。")
    return int(text)


def _filters(request: HttpRequest) -> Filters:
    """Read the filters; raises Http404 for a category, law or year that there is not."""
    category, law, year = (request.GET.get(name, "") for name in ("c", "law", "year"))
    if year and not YEAR.fullmatch(year):
        raise Http404("没有这一年。")
    return Filters(
        get_object_or_404(Category, slug=category) if category else None,
        get_object_or_404(Law, slug=law) if law else None,
        int(year) if year else None,
    )


def _years() -> range:
    """This year and those before it, down to that of the oldest post."""
    oldest = kept(
        "oldest row", SearchText.objects.order_by("id").values_list("id", flat=True).first
    )
    this = timezone.localdate().year
    return range(this, moment(oldest).year - 1, -1) if oldest else range(0)


def _laws(editions: list[int], filters: Filters) -> list[Law]:
    """The laws that the results cite, to narrow them down by."""
    cited = Law.objects.filter(cited_rows__edition__in=editions).distinct()
    found = {law.pk: law for law in cited.only("title", "slug")} if editions else {}
    if filters.law:
        found[filters.law.pk] = filters.law
    return sorted(found.values(), key=lambda law: law.short_title)
