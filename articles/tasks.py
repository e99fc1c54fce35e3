"""Clearing what a lawyer had to look at: found still right, or answered by a new edition."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from . import stamp
from .law_changes import OUTDATED
from .models import Edition, EditionPage, Post, ReviewTask

Outcome = ReviewTask.Outcome


class TaskRefused(Exception):
    """A task cannot be cleared like this; the message tells a lawyer, in Chinese, what to do."""


def may_clear(task: ReviewTask, user: Any) -> bool:
    """Whether a user may clear a task: the lawyer it is for, and every reviewer."""
    own = task.lawyer is not None and task.lawyer.user_id == user.pk
    return own or user.has_perm("articles.publish_post")


def still_right(task: ReviewTask, user: Any, note: str) -> None:
    """Record that a lawyer found an edition right under the new text too, and why.

    Raises TaskRefused without a reason, without the right to, or where it is cleared already.
    """
    if not note.strip():
        raise TaskRefused("请写明核对了什么、为什么仍然正确。")
    if not may_clear(task, user):
        raise TaskRefused("只有署名律师和审核律师可以处理。")
    with transaction.atomic():
        locked = ReviewTask.objects.select_for_update().get(pk=task.pk)
        if locked.cleared_at:
            raise TaskRefused("这项任务已经处理过，请刷新。")
        locked.cleared_at, locked.cleared_by = timezone.now(), user
        locked.outcome, locked.note = Outcome.STILL_RIGHT, note.strip()
        locked.save()
        # The page tells its readers too.
        EditionPage.objects.filter(edition=locked.edition_id).update(format=OUTDATED)
        stamp.move()
    task.refresh_from_db()


def answer(edition: Edition, user: Any) -> None:
    """Clear what was open of a post by the edition that has just been published."""
    others = ReviewTask.objects.filter(post=edition.post_id).exclude(edition=edition)
    others.filter(cleared_at=None).update(
        cleared_at=timezone.now(),
        cleared_by=user,
        outcome=Outcome.NEW_EDITION,
        cleared_with=edition,
    )
    _unanswered(edition.post_id).update(cleared_with=edition)


def reopen(post: Post) -> None:
    """Open again what was answered by an edition that was taken back before it started."""
    _unanswered(post.pk).update(cleared_at=None, cleared_by=None, outcome="")


def carry_over(post: Post, edition: Edition) -> None:
    """Hand what is open of a post on to an edition of the same text."""
    others = post.tasks.filter(cleared_at=None).exclude(edition=edition)
    others.filter(edition__text=edition.text_id).update(edition=edition)


def _unanswered(post: int) -> Any:
    return ReviewTask.objects.filter(post=post, outcome=Outcome.NEW_EDITION, cleared_with=None)
