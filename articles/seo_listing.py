"""Which posts the SEO list shows: a page of them by number, never counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from .models import Category, Edition, Post, SearchText
from .search import query, ranking
from .search.asking import Column, Scope

PER_PAGE = 25
# Of what a search finds, the newest are shown.
FOUND = 500
NUMBER = re.compile(r"[1-9]\d{0,17}")

STATES = {
    "": Q(),
    "draft": Q(state=Post.State.DRAFT, withdrawn_at=None),
    "submitted": Q(state=Post.State.SUBMITTED),
    "settled": Q(state=Post.State.SETTLED),
    "withdrawn": Q(withdrawn_at__isnull=False),
}
STATE_NAMES = {
    "": "全部状态",
    "draft": "草稿",
    "submitted": "待审",
    "settled": "已发布",
    "withdrawn": "已下线",
}
MISSING = {
    "": Q(),
    "description": Q(description=""),
    "seo_title": Q(seo_title=""),
    "focus_keyword": Q(focus_keyword=""),
    "noindex": Q(noindex=True),
}
MISSING_NAMES = {
    "": "不限",
    "description": "缺 SEO 描述",
    "seo_title": "缺 SEO 标题",
    "focus_keyword": "缺核心关键词",
    "noindex": "不收录的",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to, each value one of those offered."""

    category: int | None = None
    state: str = ""
    missing: str = ""
    words: str = ""

    @classmethod
    def read(cls, given: Any) -> Filters:
        """Read the values of a query string; what is not offered counts as not given."""
        category = given.get("category", "")
        state, missing = given.get("state", ""), given.get("missing", "")
        return cls(
            int(category) if NUMBER.fullmatch(category) else None,
            state if state in STATES else "",
            missing if missing in MISSING else "",
            query.clean(given.get("q", "").replace("\x00", "")),
        )

    @property
    def as_query(self) -> dict[str, Any]:
        """The values of the query string that stand for these filters."""
        named = {
            "category": self.category,
            "state": self.state,
            "missing": self.missing,
            "q": self.words,
        }
        return {name: value for name, value in named.items() if value}

    def posts(self) -> QuerySet[Post]:
        """The posts and fixed pages that pass, newest first."""
        chosen = Post.objects.filter(STATES[self.state], MISSING[self.missing]).order_by("-id")
        if self.category:
            chosen = chosen.filter(category=self.category)
        return chosen.filter(pk__in=_named(self.words)) if self.words else chosen


@dataclass(frozen=True, slots=True)
class Batch:
    """One page of the list: ``older`` and ``newer`` are the numbers to go on from, 0 for no more."""

    posts: Sequence[Post]
    older: int
    newer: int


def batch(filters: Filters, given: Any) -> Batch:
    """Return the page that ``before`` or ``after``, a post's number, asks for."""
    chosen = filters.posts().select_related("category", "lead_image", "social_image")
    before, after = _number(given, "before"), _number(given, "after")
    if after:
        rows = list(chosen.filter(pk__gt=after).order_by("id")[: PER_PAGE + 1])
        newer, rows = len(rows) > PER_PAGE, rows[:PER_PAGE][::-1]
        return Batch(rows, rows[-1].pk if rows else 0, rows[0].pk if newer else 0)
    rows = list((chosen.filter(pk__lt=before) if before else chosen)[: PER_PAGE + 1])
    older, rows = len(rows) > PER_PAGE, rows[:PER_PAGE]
    return Batch(rows, rows[-1].pk if older else 0, rows[0].pk if before and rows else 0)


def categories() -> QuerySet[Category]:
    """Return the categories to choose from."""
    return Category.objects.all()


def _number(given: Any, name: str) -> int:
    text = given.get(name, "")
    return int(text) if NUMBER.fullmatch(text) else 0


def _named(words: str) -> list[int]:
    """Posts by their title, or by their number; drafts, which no index holds, are few."""
    if NUMBER.fullmatch(words):
        return [int(words)]
    unpublished = Post.objects.exclude(state=Post.State.SETTLED).filter(title__contains=words)
    found = list(unpublished.order_by("-id").values_list("pk", flat=True)[:FOUND])
    phrases = query.read(words).phrases
    keys = ranking.newest(phrases, Column.TITLE, Scope(), FOUND) if phrases else []
    editions = SearchText.objects.filter(pk__in=keys).values("edition")
    return found + list(Edition.objects.filter(pk__in=editions).values_list("post", flat=True))
