"""From a query to one page of results: live posts in their order, each with its passage."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.safestring import SafeString

from legal_refs.models import Law

from ..models import Category, CitedProvision, Edition
from ..models.edition import EditionQuerySet
from ..paging import Numbered
from ..render.shown import Link
from . import snippets
from .asking import Scope
from .index import category_mark, law_mark
from .provisions import Wanted
from .query import Query
from .ranking import ranked

PER_PAGE = 10
# A page further down would read all that it skips; who has not found by then asks otherwise.
DEEPEST = 10
# What a result shows; of the post nothing but where it stands.
FIELDS = (
    *("title", "excerpt", "answer", "published_at", "text__body", "post__path"),
    *("category__name", "category__slug", "lawyer__name", "lawyer__slug"),
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What results are narrowed to, None where a reader has not chosen."""

    category: Category | None = None
    law: Law | None = None
    year: int | None = None

    def __bool__(self) -> bool:
        return any((self.category, self.law, self.year))

    @property
    def span(self) -> tuple[datetime.datetime, datetime.datetime] | None:
        """The first moment of the year in China, and of the next one."""
        if self.year is None:
            return None
        zone = timezone.get_current_timezone()
        first, end = (datetime.datetime(y, 1, 1, tzinfo=zone) for y in (self.year, self.year + 1))
        return first, end

    @property
    def scope(self) -> Scope:
        """The same as a part of the index."""
        marks = [category_mark(self.category.pk)] if self.category else []
        marks += [law_mark(self.law.pk)] if self.law else []
        if self.span is None:
            return Scope(tuple(marks))
        return Scope(tuple(marks), *(int(moment.timestamp() * 1000) for moment in self.span))

    def narrow(self, editions: EditionQuerySet) -> EditionQuerySet:
        """Keep the editions that the filters allow."""
        if self.category:
            editions = editions.filter(category=self.category)
        if self.law:
            cited = CitedProvision.objects.filter(edition=OuterRef("pk"), law=self.law)
            editions = editions.filter(Exists(cited))
        if self.span:
            first, end = self.span
            editions = editions.filter(published_at__gte=first, published_at__lt=end)
        return editions


@dataclass(frozen=True, slots=True)
class Result:
    """A post that was found: its title and a passage of it, marked."""

    title: SafeString
    passage: SafeString
    url: str
    published_at: datetime.datetime
    category: Link | None
    lawyer: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage(Numbered):
    """One page of results."""

    results: Sequence[Result]
    editions: Sequence[int]


def by_words(query: Query, filters: Filters, live: EditionQuerySet, count: int) -> list[int]:
    """Return the keys of at most ``count`` live editions that hold a query's words, best first."""
    # Rows of editions that are over or still to come stand in the index too, but few of them.
    keys = ranked(query, filters.scope, count + PER_PAGE)
    return list(islice(_live(keys, live, count), count))


def by_citation(
    wanted: Wanted, laws: Iterable[Law], filters: Filters, live: EditionQuerySet, count: int
) -> list[int]:
    """Return the keys of the newest live editions that cite an article of these laws."""
    rows = {
        "cited_rows__law__in": list(laws),
        "cited_rows__article": wanted.place.article,
        "cited_rows__article_suffix": wanted.place.article_suffix,
    }
    # An edition that cites the article of two laws comes twice.
    found = filters.narrow(live).filter(**rows).order_by("-cited_rows__published_at", "-id")
    keys = found.values_list("id", flat=True)[: 2 * count]
    return list(dict.fromkeys(keys))[:count]


def page_of(keys: Sequence[int], number: int, query: Query, live: EditionQuerySet) -> ResultPage:
    """Return one page of editions as results."""
    first = (number - 1) * PER_PAGE
    chosen = list(keys[first : first + PER_PAGE])
    return ResultPage(
        results=results_of(chosen, query, live),
        editions=chosen,
        number=number,
        more=len(keys) > first + PER_PAGE,
        deepest=DEEPEST,
    )


def results_of(keys: Sequence[int], query: Query, live: EditionQuerySet) -> list[Result]:
    """Return live editions as results, in the order of their keys."""
    rows = live.select_related("post", "category", "lawyer", "text").only(*FIELDS)
    held = {edition.pk: edition for edition in rows.filter(pk__in=keys).order_by()}
    wanted = snippets.pattern(query)
    return [_result(held[key], wanted) for key in keys if key in held]


def _result(edition: Edition, wanted: re.Pattern[str]) -> Result:
    text = f"{edition.answer}\n{snippets.visible(edition.text.body)}".strip()
    passage = snippets.snippet(text, wanted) or snippets.marked(edition.excerpt, wanted)
    category, lawyer = edition.category, edition.lawyer
    return Result(
        snippets.marked(edition.title, wanted),
        passage,
        edition.get_absolute_url(),
        edition.published_at,
        Link(category.name, category.get_absolute_url()) if category else None,
        Link(lawyer.name, lawyer.get_absolute_url()) if lawyer else None,
    )


def _live(keys: Iterator[int], live: EditionQuerySet, size: int) -> Iterator[int]:
    """Give the live editions of rows of the index, in the order of the rows."""
    while batch := list(islice(keys, size)):
        rows = live.filter(search_row__in=batch).order_by().values_list("search_row", "id")
        held = dict(rows)
        yield from (held[key] for key in batch if key in held)
