"""The desk's first page: what waits for this person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone

from .guards import is_own
from .models import Edition, Post, Remark, ReviewTask

SHOWN = 8
State = Post.State


@dataclass(frozen=True, slots=True)
class Pile:
    """One list of the first page: its heading, its rows, and where the whole of it stands."""

    title: str
    rows: list[Any]
    url: str
    empty: str


def piles(user: Any) -> list[Pile]:
    """Return the lists for a user by what they may do; at most eight rows each."""
    found = []
    if user.has_perm("articles.change_post"):
        found += [_returned(user), _drafts(user)]
    if user.has_perm("articles.publish_post"):
        found += [_waiting(user), _scheduled()]
    # Said only where there is something: most days no law changes.
    if found and (pile := _to_look_at(user)).rows:
        found.append(pile)
    return found


def _listed(title: str, posts: QuerySet[Post], query: str, empty: str) -> Pile:
    rows = [
        {"title": post.title, "url": _change(post.pk), "at": post.updated_at, "by": post.lawyer}
        for post in posts.select_related("lawyer").order_by("-updated_at")[:SHOWN]
    ]
    return Pile(title, rows, f"{reverse('admin:articles_post_changelist')}?{query}", empty)


def _change(pk: int) -> str:
    return reverse("admin:articles_post_change", args=[pk])


def _mine(user: Any) -> QuerySet[Post]:
    return Post.objects.filter(created_by=user, state=State.DRAFT)


def _open_remarks() -> Exists:
    since = Remark.objects.filter(post=OuterRef("pk"), resolved_at=None)
    return Exists(since.filter(created_at__gte=OuterRef("submitted_at")))


def _returned(user: Any) -> Pile:
    posts = _mine(user).filter(_open_remarks())
    return _listed("退回给我", posts, "state__exact=draft", "没有退回的文章。")


def _drafts(user: Any) -> Pile:
    posts = _mine(user).exclude(_open_remarks())
    return _listed("我的草稿", posts, "state__exact=draft", "没有草稿。")


def _waiting(user: Any) -> Pile:
    """What others submitted; one's own posts wait for somebody else."""
    submitted = Post.objects.filter(state=State.SUBMITTED).order_by(F("submitted_at").asc())
    others = [post.pk for post in submitted.select_related("lawyer")[:50] if not is_own(post, user)]
    posts = Post.objects.filter(pk__in=others)
    return _listed("等我审核", posts, "state__exact=submitted", "没有等您审核的文章。")


def _scheduled() -> Pile:
    editions = Edition.objects.scheduled(timezone.now()).select_related("lawyer")
    rows = [
        {"title": row.title, "url": _change(row.post_id), "at": row.live_from, "by": row.lawyer}
        for row in editions.order_by("live_from")[:SHOWN]
    ]
    return Pile("定时发布", rows, reverse("admin:articles_edition_changelist"), "没有定时发布。")


def _to_look_at(user: Any) -> Pile:
    """What the law has changed under published posts: a reviewer sees all, a lawyer their own."""
    tasks = ReviewTask.objects.open(timezone.now()).select_related("edition", "lawyer")
    if not user.has_perm("articles.publish_post"):
        tasks = tasks.of_user(user)
    rows = [
        {
            "title": f"{task.edition.title}：{task.why}",
            "url": task.get_absolute_url(),
            "at": task.created_at,
            "by": task.lawyer,
        }
        for task in tasks[:SHOWN]
    ]
    whole = reverse("admin:articles_reviewtask_changelist")
    return Pile("法律有变化，待处理", rows, whole, "没有待处理的任务。")
