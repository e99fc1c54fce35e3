"""Taking over a table of SEO fields: what it would change, what stands in the way, all or nothing."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import connection, transaction
from django.utils import timezone

from . import audit
from .models import Event, Post, SeoUpload
from .seo_bulk import publish_many
from .seo_findings import blockers
from .seo_reading import TableRefused, read_table
from .seo_table import CHANGED, LABELS, NO, YES, ManyLoader, SeoResource, post_number

SHOWN = 500
BATCH = 500
_web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Change:
    """A row that says something else than the post: field names to what was and what will be."""

    row: int
    post: Post
    values: dict[str, tuple[Any, Any]]

    @property
    def fields(self) -> Iterator[tuple[str, str, str]]:
        """The changed fields by what staff call them, with their old and new words."""
        for name, (old, new) in self.values.items():
            yield LABELS[name], _word(old), _word(new)


def _word(value: Any) -> str:
    return (YES if value else NO) if isinstance(value, bool) else value or "（空）"


@dataclass
class Plan:
    """What a table would do. ``errors`` holds row numbers as the spreadsheet counts them."""

    total: int = 0
    left_out: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many posts change in each field."""
        counted = Counter(name for change in self.changes for name in change.values)
        return [(LABELS[name], counted[name]) for name in CHANGED if counted[name]]

    @property
    def unchanged(self) -> int:
        """How many rows say what the posts say already."""
        others = {change.row for change in self.changes} | {row for row, _ in self.errors}
        return self.total - len(others)

    @property
    def digest(self) -> str:
        """What the user agreed to: the same changes have the same digest."""
        lines = (f"{change.post.pk} {sorted(change.values.items())}" for change in self.changes)
        return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()


def plan_of(upload: SeoUpload) -> Plan:
    """Read a kept table, compare it with the posts and check the changed ones.

    Raises TableRefused for an unreadable table.
    """
    plan = compared(upload)
    stopped = blockers(change.post for change in plan.changes)
    for change, (_post, found) in zip(plan.changes, stopped, strict=True):
        plan.errors += [(change.row, finding.message) for finding in found]
    plan.errors.sort()
    return plan


def compared(upload: SeoUpload) -> Plan:
    """Read a kept table and compare it with the posts; nothing is checked, as before ``apply``."""
    table, left_out = read_table(bytes(upload.content), upload.form)
    plan = Plan(total=len(table), left_out=left_out)
    reading = _Reading(plan, ManyLoader(SeoResource(), table))
    for number, row in enumerate(table, 2):
        reading.take(number, dict(zip(table.headers, row, strict=True)))
    return plan


class _Reading:
    """Reads rows into a plan. The library's own import would open a transaction, and lock others out."""

    def __init__(self, plan: Plan, loader: ManyLoader) -> None:
        self.plan, self.loader = plan, loader
        self.rows: dict[int, int] = {}

    def take(self, number: int, row: dict[str, Any]) -> None:
        """Compare one row; its number is the spreadsheet's, whose first row is the heading."""
        try:
            post = self._post(number, row)
            values = self._values(post, row)
        except ValueError as error:
            self.plan.errors.append((number, str(error)))
            return
        if values:
            self.plan.changes.append(Change(number, post, values))

    def _post(self, number: int, row: dict[str, Any]) -> Post:
        key = post_number(row["id"])
        if key in self.rows:
            raise TableRefused(f"编号 {key} 在第 {self.rows[key]} 行已经出现过。")
        self.rows[key] = number
        return self.loader.get_instance(row)

    def _values(self, post: Post, row: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
        """Set the given fields of the post in memory and return which of them differ."""
        values = {}
        for name in (name for name in CHANGED if name in row):
            old, new = (
                getattr(post, name),
                self.loader.resource.fields[name].widget.clean(row[name]),
            )
            if new == old:
                continue
            if name == "canonical_url" and new:
                _check_address(new)
            setattr(post, name, new)
            values[name] = old, new
        return values


def _check_address(text: str) -> None:
    try:
        _web_address(text)
    except ValidationError as error:
        raise TableRefused(f"规范网址“{text[:60]}”不是完整的网址。") from error


def apply(upload: SeoUpload, plan: Plan, user: Any) -> int:
    """Store and publish what a plan says, all of it or nothing; returns how many posts changed.

    Raises TableRefused where rows have errors or posts have changed since, TransitionRefused
    without the right to.
    """
    if plan.errors:
        raise TableRefused("表里还有错误。")
    posts = [change.post for change in plan.changes]
    with transaction.atomic():
        _check_unchanged(plan)
        _store(plan)
        publish_many(posts, user, note=f"导入 {upload.name}")
        audit.record(Event.IMPORTED, user=user, kind="seo", rows=len(posts))
        upload.delete()
    return len(posts)


def _check_unchanged(plan: Plan) -> None:
    for first in range(0, len(plan.changes), BATCH):
        chunk = {change.post.pk: change for change in plan.changes[first : first + BATCH]}
        rows = Post.objects.select_for_update().filter(pk__in=chunk).values("pk", *CHANGED)
        for row in rows:
            if any(row[name] != old for name, (old, _new) in chunk[row["pk"]].values.items()):
                raise TableRefused(f"编号 {row['pk']} 刚被别人改过，请重新预览。")


def _store(plan: Plan) -> None:
    """Write the changed fields of each post, with a new version.

    As statements with many rows: ``bulk_update`` takes five times as long to word its own.
    """
    moment = timezone.now()
    groups: defaultdict[tuple[str, ...], list[Post]] = defaultdict(list)
    for change in plan.changes:
        change.post.updated_at = moment
        groups[(*change.values, "updated_at")].append(change.post)
    with connection.cursor() as cursor:
        for names, posts in groups.items():
            columns = [Post._meta.get_field(name) for name in names]
            given = ", ".join(f"{field.column} = %s" for field in columns)
            cursor.executemany(
                f"UPDATE {Post._meta.db_table} SET {given}, version = version + 1 WHERE id = %s",
                [(*(_stored(field, post) for field in columns), post.pk) for post in posts],
            )


def _stored(field: Any, post: Post) -> Any:
    return field.get_db_prep_save(getattr(post, field.attname), connection)
