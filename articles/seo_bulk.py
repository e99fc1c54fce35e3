"""SEO fields of very many posts brought to the public: what ``perform`` does for one, in few queries."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone
from taggit.models import Tag, TaggedItem

from . import inner_links, stamp
from .guards import Step, TransitionRefused, seo_editor
from .models import (
    Action,
    CitedProvision,
    Edition,
    EditionPage,
    EditionTag,
    InnerLink,
    Post,
    RelatedPost,
    ReviewTask,
    SearchText,
    Transition,
)
from .publication import KEPT
from .render import listing
from .search import index
from .seo import FIELDS
from .seo_findings import blockers

CHUNK = 500
COLUMNS = {name: Edition._meta.get_field(name).attname for name in KEPT}
SEO_COLUMNS = {name: Edition._meta.get_field(name).attname for name in FIELDS}


def publish_many(posts: Sequence[Post], user: Any, *, note: str) -> int:
    """Publish the stored SEO fields, tags and related posts of these posts, all of them or none.

    Returns how many editions came of it; their pages are made when first asked for. Raises
    TransitionRefused without the right to, or for the first post whose fields a check stops.
    """
    now = timezone.now()
    for post, found in blockers(posts):
        seo_editor(Step(post, user, now))
        if found:
            raise TransitionRefused(f"《{post.title}》（{post.pk}）：{found[0].message}", found)
    made = 0
    with transaction.atomic():
        for first in range(0, len(posts), CHUNK):
            made += _publish(posts[first : first + CHUNK], user, note, timezone.now())
        stamp.move()
    return made


def _publish(posts: Sequence[Post], user: Any, note: str, now: datetime.datetime) -> int:
    given = _given(posts)
    _renew_scheduled(posts, given, now)
    live = list(Edition.objects.live(now).filter(post__in=posts))
    old = [edition.pk for edition in live]
    Edition.objects.filter(pk__in=old).update(live_until=now)
    numbers = _numbers(live)
    new = [_following(one, given[one.post_id], numbers[one.post_id] + 1, user, now) for one in live]
    new = Edition.objects.bulk_create(new)
    _move_rows(live, new)
    EditionPage.objects.filter(edition__in=old).delete()
    _hand_on_tasks(live, new)
    editions = {edition.post_id: edition for edition in new}
    Transition.objects.bulk_create(
        Transition(
            post=post,
            action=Action.CHANGE_SEO,
            user=user,
            note=note,
            edition=editions.get(post.pk),
        )
        for post in posts
    )
    return len(new)


def _given(posts: Sequence[Post]) -> dict[int, dict[str, Any]]:
    """What each post brings: SEO fields by their columns, tags and related posts."""
    kind = ContentType.objects.get_for_model(Post)
    keys = [post.pk for post in posts]
    names: defaultdict[int, list[str]] = defaultdict(list)
    tagged = TaggedItem.objects.filter(content_type=kind, object_id__in=keys)
    for key, name in tagged.values_list("object_id", "tag__name"):
        names[key].append(name)
    related: defaultdict[int, list[int]] = defaultdict(list)
    for key, other in RelatedPost.objects.filter(post__in=keys).values_list("post", "related"):
        related[key].append(other)
    return {
        post.pk: {
            **{column: getattr(post, column) for column in SEO_COLUMNS.values()},
            "tags": "、".join(sorted(names[post.pk])),
            "related": related[post.pk],
        }
        for post in posts
    }


def _renew_scheduled(
    posts: Sequence[Post], given: dict[int, dict[str, Any]], now: datetime.datetime
) -> None:
    """What has not started takes the fields over; it stays the edition that it is."""
    for edition in Edition.objects.scheduled(now).filter(post__in=posts).select_related("text"):
        for name, value in given[edition.post_id].items():
            setattr(edition, name, value)
        edition.save()
        EditionPage.objects.filter(edition=edition).delete()
        listing.refresh(edition)


def _numbers(live: Iterable[Edition]) -> dict[int, int]:
    rows = Edition.objects.filter(post__in=[edition.post_id for edition in live])
    return dict(rows.order_by().values_list("post").annotate(newest=Max("number")))


def _following(
    live: Edition, given: dict[str, Any], number: int, user: Any, now: datetime.datetime
) -> Edition:
    kept = {column: getattr(live, column) for column in COLUMNS.values()}
    return Edition(
        **{**kept, **given},
        post_id=live.post_id,
        number=number,
        live_from=now,
        live_until=live.live_until,
        approved_by=user,
    )


def _move_rows(live: Sequence[Edition], new: Sequence[Edition]) -> None:
    """Give the listing rows to the editions that are live now; the text is the same."""
    old, fresh = [one.pk for one in live], [one.pk for one in new]
    follower = Edition.objects.filter(pk__in=fresh, post__editions=OuterRef("edition"))
    for model in (CitedProvision, InnerLink):
        rows = model.objects.filter(edition__in=old)
        rows.update(edition=Subquery(follower.values("pk")[:1]))
    for before, after in zip(live, new, strict=True):
        if before.related != after.related:
            inner_links.refresh(after)
    _tag(old, new)
    _index(live, new)


def _tag(old: list[int], new: Sequence[Edition]) -> None:
    EditionTag.objects.filter(edition__in=old).delete()
    names = {name for edition in new for name in edition.tag_list}
    tags = {tag.name: tag for tag in Tag.objects.filter(name__in=names)}
    EditionTag.objects.bulk_create(
        EditionTag(edition=edition, tag=tags[name], published_at=edition.published_at)
        for edition in new
        for name in edition.tag_list
        if name in tags
    )


def _index(live: Sequence[Edition], new: Sequence[Edition]) -> None:
    """The rows keep their keys, which stand for the moment of publication."""
    held = {row.edition_id: row for row in SearchText.objects.filter(edition__in=live)}
    rows = []
    for before, after in zip(live, new, strict=True):
        if before.pk in held:
            rows.append(index.renewed(held[before.pk], before, after))
    SearchText.objects.filter(edition__in=live).delete()
    SearchText.objects.bulk_create(rows)


def _hand_on_tasks(live: Sequence[Edition], new: Sequence[Edition]) -> None:
    followers = {before.pk: after for before, after in zip(live, new, strict=True)}
    for task in ReviewTask.objects.filter(edition__in=live, cleared_at=None):
        task.edition = followers[task.edition_id]
        task.save(update_fields=["edition"])
