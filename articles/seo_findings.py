"""What the checks say of a post's SEO fields, without reading its statutes anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from django.utils import timezone

from legal_refs.verify import Report

from .checks import Finding, Level, Subject
from .checks.house import House
from .checks.registry import Registry, level_of, registry
from .checks.rows import Rows
from .citations import CitedText
from .models import Post
from .plaintext import text_of
from .publication import law_day
from .seo import FIELDS

# They weigh what a citation is not, so that they would have to find each first.
NEED_CITATIONS = frozenset(("seo.stuffed_phrase",))
# They look at citations, or at what was published before, and find nothing in SEO fields.
NOT_OF_FIELDS = ("law.", "meaning.", "ai.label_removed")
MODULES = ("articles.checks.seo", "articles.checks.keyword")


class UncitedSubject(Subject):
    """A text whose citations nobody asks for: they are not looked up."""

    @cached_property
    def cited(self) -> CitedText:
        """The text alone."""
        plain = text_of(self.html)
        return CitedText(plain, Report(plain.text, self.on, ()))


def field_checks() -> Registry:
    """Return the checks of title, description and keyword, their levels read once."""
    levels = registry.levels()
    chosen = Registry()
    chosen.levels = lambda: levels
    chosen.checks = {
        id: check
        for id, check in registry.checks.items()
        if check.function.__module__ in MODULES and id not in NEED_CITATIONS
    }
    return chosen


def blockers(posts: Iterable[Post]) -> Iterator[tuple[Post, list[Finding]]]:
    """Yield each post with what in its SEO fields' own words would stop their publication.

    As ``workflow`` asks for one post, for many at once: the body is not read.
    """
    checks, rows, house = _blocking_checks(), Rows.current(), House.current()
    for post in posts:
        subject = _of_fields(post)
        subject.__dict__ |= {"rows": rows, "house": house}
        yield post, [found for found in checks.run(subject) if found.field in FIELDS]


def _blocking_checks() -> Registry:
    levels = registry.levels()
    chosen = Registry()
    chosen.levels = lambda: levels
    chosen.checks = {
        id: check
        for id, check in registry.checks.items()
        if level_of(check, levels) == Level.BLOCKER and not id.startswith(NOT_OF_FIELDS)
    }
    return chosen


def _of_fields(post: Post) -> Subject:
    seo = {name: str(getattr(post, name) or "") for name in FIELDS}
    return UncitedSubject(html="", title=post.title, seo=seo, kind=post.kind, post_id=post.pk)


def subject_of(post: Post) -> Subject:
    """Return a post for ``field_checks``: its body is read, its citations are not."""
    whole = Subject.of_post(post, law_day(post, timezone.now()))
    given = {name: getattr(whole, name) for name in Subject.__dataclass_fields__}
    return UncitedSubject(**given)
