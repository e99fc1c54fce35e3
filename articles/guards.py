"""Who may take which step with a post, and when: guards that ``workflow`` asks in turn."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .checks import Finding
from .models import Lawyer, Post


class TransitionRefused(Exception):
    """An action is not possible now; the message tells an editor, in Chinese, what to do.

    ``findings`` holds what stands in the way of a publication.
    """

    def __init__(self, message: str, findings: Sequence[Finding] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Step:
    """One action in progress: who does what to which post, with what they said."""

    post: Post
    user: Any
    now: datetime.datetime
    at: datetime.datetime | None = None
    note: str = ""
    waivers: Mapping[str, str] | None = None


Guard = Callable[[Step], None]


def lawyer_of(user: Any) -> Lawyer | None:
    """Return the lawyer whose account this is, None where there is none."""
    return Lawyer.objects.filter(user=user).first() if user is not None else None


def is_own(post: Post, user: Any) -> bool:
    """Whether a post is the user's own, so that another one must approve it.

    Created by them, changed by them since the last edition, or signed by them as lawyer.
    """
    signed = post.lawyer is not None and post.lawyer.user_id == user.pk
    return post.created_by_id == user.pk or signed or post.changed_by.filter(pk=user.pk).exists()


def may_write(post: Post, user: Any) -> bool:
    """Whether a user may change the working copy: an author their own posts, while a draft."""
    if not user.has_perm("articles.change_post"):
        return False
    return post.state == Post.State.DRAFT and (is_own(post, user) or user.is_superuser)


def authors_own(step: Step) -> None:
    """The user writes, and the post is their own."""
    allowed = step.user.has_perm("articles.change_post")
    if not allowed or not (is_own(step.post, step.user) or step.user.is_superuser):
        raise TransitionRefused("只有这篇文章的作者可以这样做。")


def reviewer(step: Step) -> None:
    """The user may approve."""
    if not step.user.has_perm("articles.publish_post"):
        raise TransitionRefused("您没有审核和发布的权限。")


def not_own(step: Step) -> None:
    """Nobody approves their own post."""
    if is_own(step.post, step.user):
        raise TransitionRefused("不能审核自己的文章，请另一位律师审核。")


def has_lawyer(step: Step) -> None:
    """The byline names the reviewer with the licence number."""
    if lawyer_of(step.user) is None:
        raise TransitionRefused(
            "您的账号没有关联律师，页面上无法写明审核人和执业证号；请管理员关联。"
        )


def seo_editor(step: Step) -> None:
    """The user tends SEO fields."""
    if not step.user.has_perm("articles.change_seo"):
        raise TransitionRefused("您没有修改 SEO 字段的权限。")


def remark_given(step: Step) -> None:
    """A return says what is to be changed."""
    if not step.note.strip():
        raise TransitionRefused("退回时请写明要作者修改什么。")


def finished(step: Step) -> None:
    """Nothing that the page needs is missing."""
    post = step.post
    page = post.kind == Post.Kind.PAGE
    missing = [
        name
        for name, value in (("标题", post.title.strip()), ("正文", post.body.strip()))
        if not value
    ]
    missing += [] if page or post.lawyer else ["署名律师"]
    if missing:
        raise TransitionRefused(f"还缺：{'、'.join(missing)}。填好再提交。")


def not_in_the_past(step: Step) -> None:
    """A moment that is named lies ahead."""
    if step.at is not None and step.at <= step.now:
        raise TransitionRefused("定时发布的时间已经过去，请选一个将来的时间，或者现在发布。")


def something_scheduled(step: Step) -> None:
    """An edition waits for its moment."""
    if not step.post.editions.scheduled(step.now).exists():
        raise TransitionRefused("这篇文章没有定时发布。")


def something_out(step: Step) -> None:
    """An edition is live or waits for its moment."""
    shown = step.post.editions.live(step.now) | step.post.editions.scheduled(step.now)
    if not shown.exists():
        raise TransitionRefused("这篇文章没有在线的版本。")
