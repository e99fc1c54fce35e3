"""What publishing writes: editions, their spans, their listing rows. ``workflow`` decides when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from .excerpt import excerpt_of
from .models import Edition, EditionText, Firm, Lawyer, Post, Waiver
from .plaintext import text_of
from .render import build, listing, notice, renew_showing
from .seo import FIELDS

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

    from .checks import Finding

# Copied as they stand from the working copy to a new edition.
COPIED = (
    "title",
    "answer",
    "category",
    "lawyer",
    "lead_image",
    "source",
    "source_url",
    "case_number",
    "ai_assisted",
    *FIELDS,
)
# Copied from one edition to the next when SEO staff change their fields alone.
KEPT = (
    *COPIED,
    "text",
    "excerpt",
    "law_on",
    "notice",
    "published_at",
    "changed_at",
    "reviewer",
    "report",
    "origin",
)


def law_day(post: Post, at: datetime.datetime) -> datetime.date:
    """Return the day whose law counts: the post's own, else the day of publication in China."""
    return post.law_on or timezone.localdate(at)


def publish(
    post: Post,
    *,
    at: datetime.datetime,
    user: AbstractBaseUser | None,
    reviewer: Lawyer | None,
    findings: Sequence[Finding],
    origin: str = Edition.Origin.WRITTEN,
) -> Edition:
    """Make the edition of the working copy that goes live at a moment, and all that hangs on it.

    An edition that has not started is replaced; the live one ends at that moment.
    """
    cancel_scheduled(post, now=min(at, timezone.now()))
    first = post.editions.order_by("number").first()
    text = _text_for(post)
    edition = Edition(
        **{name: getattr(post, name) for name in COPIED},
        text=text,
        excerpt=post.excerpt.strip() or excerpt_of(text_of(text.body).text),
        law_on=law_day(post, at),
        published_at=first.published_at if first else at,
        changed_at=at,
        notice=notice.word(post, Firm.current(), at),
        tags=_tags(post),
        related=_related(post),
        reviewer=reviewer,
        approved_by=user,
        report=[finding.as_record() for finding in findings],
        origin=origin,
    )
    return _start(post, edition, at)


def publish_seo(post: Post, *, user: AbstractBaseUser) -> Edition | None:
    """Bring the SEO fields, tags and related posts of a post to the public, and nothing else.

    The live edition is followed by one that differs in these alone; one that has not started
    takes them over. Body, dates as readers see them and reviewer stay. None where nothing is out.
    """
    now = timezone.now()
    live = post.editions.live(now).first()
    for scheduled in post.editions.scheduled(now):
        for name, value in _seo_of(post).items():
            setattr(scheduled, name, value)
        scheduled.save()
        build(scheduled)
    if live is None:
        refresh_listing(post)
        return None
    Edition.objects.filter(pk=live.pk).update(live_until=now)
    edition = Edition(**{name: getattr(live, name) for name in KEPT}, approved_by=user)
    for name, value in _seo_of(post).items():
        setattr(edition, name, value)
    return _start(post, edition, now, until=live.live_until)


def _seo_of(post: Post) -> dict[str, Any]:
    return {
        **{name: getattr(post, name) for name in FIELDS},
        "tags": _tags(post),
        "related": _related(post),
    }


def _tags(post: Post) -> str:
    return "、".join(sorted(post.tags.names()))


def _related(post: Post) -> list[int]:
    return list(post.related_rows.values_list("related_id", flat=True))


def _text_for(post: Post) -> EditionText:
    """Share the newest edition's text where the body is still the same."""
    newest = post.editions.select_related("text").order_by("-number").first()
    if newest and newest.text.body == post.body:
        return newest.text
    return EditionText.objects.create(body=post.body)


def _start(
    post: Post,
    edition: Edition,
    at: datetime.datetime,
    *,
    until: datetime.datetime | None = None,
) -> Edition:
    newest = post.editions.order_by("-number").first()
    if until is None:
        post.editions.filter(live_until=None).update(live_until=at)
    edition.post = post
    edition.number = newest.number + 1 if newest else 1
    edition.live_from, edition.live_until = at, until
    edition.save(force_insert=True)
    build(edition)
    refresh_listing(post)
    if newest:
        # Other pages show this post's title, excerpt and picture among their related ones.
        renew_showing(post.pk)
    return edition


def refresh_listing(post: Post) -> None:
    """Give listing rows to the live and scheduled editions of a post, and to no other."""
    now = timezone.now()
    for edition in post.editions.all():
        shown = edition.live_until is None or edition.live_until > now
        (listing.refresh if shown else listing.drop)(edition)


def cancel_scheduled(post: Post, *, now: datetime.datetime) -> bool:
    """Take back an edition that has not started, so that the one before it is open-ended again.

    Returns whether there was one.
    """
    scheduled = post.editions.scheduled(now).order_by("live_from").first()
    if scheduled is None:
        return False
    start = scheduled.live_from
    post.editions.scheduled(now).delete()
    post.editions.filter(live_until=start).update(live_until=None)
    refresh_listing(post)
    return True


def withdraw(post: Post) -> None:
    """End what is live now and take back what is scheduled; the address answers 410 from now on."""
    now = timezone.now()
    cancel_scheduled(post, now=now)
    post.editions.live(now).update(live_until=now)
    refresh_listing(post)
    renew_showing(post.pk)


def keep_waivers(
    edition: Edition, findings: Sequence[Finding], reasons: dict[str, str], user: Any
) -> None:
    """Write down with the edition which blockers were let pass, by whom and why."""
    Waiver.objects.bulk_create(
        Waiver(
            edition=edition,
            check_id=finding.id,
            excerpt=finding.excerpt,
            message=finding.message,
            reason=reasons[finding.key].strip(),
            user=user,
        )
        for finding in findings
        if finding.key in reasons
    )
