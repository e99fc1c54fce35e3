"""The only way to move a post: a table of transitions, their guards, and ``perform``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.utils import timezone

from . import audit, guards, law_changes, publication, stamp, tasks
from .checks import Finding, Level, Subject, run
from .guards import Guard, Step, TransitionRefused, lawyer_of
from .models import Action, Edition, Post, Remark, Transition
from .seo import FIELDS

DRAFT, SUBMITTED, SETTLED = Post.State.DRAFT, Post.State.SUBMITTED, Post.State.SETTLED


def _submit(step: Step) -> None:
    step.post.submitted_at = step.now


def _return(step: Step) -> None:
    Remark.objects.create(post=step.post, user=step.user, text=step.note.strip())


def _publish(step: Step) -> Edition:
    post, at = step.post, step.at or step.now
    findings = findings_for(post, at)
    reasons = {key: text for key, text in (step.waivers or {}).items() if text.strip()}
    blocking = [f for f in findings if f.level == Level.BLOCKER]
    stopped = [f for f in blocking if not (f.waivable and f.key in reasons)]
    if stopped:
        raise TransitionRefused(
            f"有 {len(stopped)} 处问题阻止发布，请改正；确有理由的，逐条写明后再发布。", stopped
        )
    edition = publication.publish(
        post, at=at, user=step.user, reviewer=lawyer_of(step.user), findings=findings
    )
    publication.keep_waivers(edition, blocking, reasons, step.user)
    tasks.answer(edition, step.user)
    law_changes.look_ahead(edition)
    post.withdrawn_at = None
    post.changed_by.clear()
    return edition


def _import(step: Step) -> Edition:
    """The move from an old site and the demo: no second lawyer, any time in the past."""
    at = step.at or step.now
    edition = publication.publish(
        step.post,
        at=at,
        user=step.user,
        reviewer=lawyer_of(step.user),
        findings=findings_for(step.post, at),
        origin=Edition.Origin.IMPORTED,
    )
    law_changes.look_ahead(edition)
    step.post.changed_by.clear()
    return edition


def _unschedule(step: Step) -> None:
    publication.cancel_scheduled(step.post, now=step.now)
    tasks.reopen(step.post)
    if step.post.state == SETTLED:
        step.post.state = SUBMITTED


def _withdraw(step: Step) -> None:
    publication.withdraw(step.post)
    step.post.withdrawn_at = step.now


def _change_seo(step: Step) -> Edition | None:
    found = findings_for(step.post, step.now)
    stopped = [f for f in found if f.level == Level.BLOCKER and f.field in FIELDS]
    if stopped:
        raise TransitionRefused("SEO 字段里有阻止发布的问题，请改正。", stopped)
    edition = publication.publish_seo(step.post, user=step.user)
    if edition is not None:
        tasks.carry_over(step.post, edition)
    return edition


def _reopen(step: Step) -> None:
    """The working copy is open again; what is out there stays as it is."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states an action is possible, who may do it, what it needs and does."""

    states: frozenset[str]
    who: tuple[Guard, ...]
    effect: Callable[[Step], Edition | None]
    to: str | None = None
    needs: tuple[Guard, ...] = ()


ANY = frozenset({DRAFT, SUBMITTED, SETTLED})
IN_REVIEW = frozenset({SUBMITTED})
TRANSITIONS: dict[str, Rule] = {
    Action.SUBMIT: Rule(
        frozenset({DRAFT}), (guards.authors_own,), _submit, SUBMITTED, (guards.finished,)
    ),
    Action.RECALL: Rule(IN_REVIEW, (guards.authors_own,), _reopen, DRAFT),
    Action.RETURN: Rule(
        IN_REVIEW, (guards.reviewer, guards.not_own), _return, DRAFT, (guards.remark_given,)
    ),
    Action.PUBLISH: Rule(
        IN_REVIEW,
        (guards.reviewer, guards.not_own),
        _publish,
        SETTLED,
        (guards.has_lawyer, guards.finished, guards.not_in_the_past),
    ),
    Action.UNSCHEDULE: Rule(ANY, (guards.reviewer, guards.something_scheduled), _unschedule),
    Action.WITHDRAW: Rule(ANY, (guards.reviewer, guards.something_out), _withdraw, DRAFT),
    Action.AMEND: Rule(frozenset({SETTLED}), (guards.authors_own,), _reopen, DRAFT),
    Action.CHANGE_SEO: Rule(ANY, (guards.seo_editor,), _change_seo),
    Action.IMPORT: Rule(frozenset({DRAFT}), (), _import, SETTLED),
}


def findings_for(post: Post, at: datetime.datetime) -> list[Finding]:
    """Run the publication checks over a working copy, by the law of the day it would carry."""
    return run(Subject.of_post(post, publication.law_day(post, at)))


def perform(
    action: str,
    post: Post,
    user: AbstractBaseUser | User | None,
    *,
    at: datetime.datetime | None = None,
    note: str = "",
    waivers: Mapping[str, str] | None = None,
    seen: datetime.datetime | None = None,
) -> Edition | None:
    """Do one action to a post, in one transaction, and write down who did it.

    ``at`` is the moment of a scheduled publication, ``note`` the remark of a return, ``waivers``
    maps a finding's key to the reason why it may pass, ``seen`` is the ``updated_at`` of what the
    user looked at. Returns the edition that came of it. Raises TransitionRefused, and then
    nothing has changed.
    """
    with transaction.atomic():
        locked = Post.objects.select_for_update().get(pk=post.pk)
        if seen is not None and locked.updated_at != seen:
            raise TransitionRefused("您打开之后，文章又有改动；请看过现在的内容再操作。")
        step = Step(locked, user, timezone.now(), at, note, waivers)
        rule = _allowed_rule(action, step)
        for need in rule.needs:
            need(step)
        edition = rule.effect(step)
        locked.state = rule.to or locked.state
        locked.save(update_fields=["state", "submitted_at", "withdrawn_at", "updated_at"])
        transition = Transition.objects.create(
            post=locked, action=action, user=user, note=note.strip(), edition=edition
        )
        audit.record_transition(transition)
        stamp.move()
    post.refresh_from_db()
    return edition


def _allowed_rule(action: str, step: Step) -> Rule:
    rule = TRANSITIONS[action]
    if step.post.state not in rule.states:
        name, state = Action(action).label, step.post.get_state_display()
        raise TransitionRefused(f"文章现在是“{state}”，不能{name}；可能刚被别人处理过，请刷新。")
    for guard in rule.who:
        guard(step)
    return rule


def available(post: Post, user: Any) -> list[str]:
    """Return the actions that a user can take on a post as it stands, for the buttons."""
    return [
        action for action in TRANSITIONS if action != Action.IMPORT and _open(action, post, user)
    ]


def _open(action: str, post: Post, user: Any) -> bool:
    try:
        _allowed_rule(action, Step(post, user, timezone.now()))
    except TransitionRefused:
        return False
    return True
