"""Who else is editing a post at this moment."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from ..models import EditLock, Post
from .autosave import may_keep, post_of

# A page that is open says so every 30 seconds.
STALE = datetime.timedelta(seconds=90)


def others(post: Post, user: Any) -> QuerySet[EditLock]:
    """Return who but this user has the post open, with since when."""
    fresh = timezone.now() - STALE
    rows = EditLock.objects.filter(post=post, seen_at__gt=fresh).exclude(user=user)
    return rows.select_related("user")


def mark(post: Post, user: Any) -> None:
    """Write down that a user has the post open; a pause of 90 seconds begins anew."""
    now = timezone.now()
    with transaction.atomic():
        EditLock.objects.filter(post=post, seen_at__lte=now - STALE).delete()
        EditLock.objects.update_or_create(
            post=post,
            user=user,
            defaults={"seen_at": now},
            create_defaults={"seen_at": now, "since": now},
        )


def release(post: Post, user: Any) -> None:
    """Write down that a user has closed the post."""
    EditLock.objects.filter(post=post, user=user).delete()


@require_POST
def presence_view(request: HttpRequest) -> JsonResponse:
    """Take a page's sign of life, or its parting; answer with who else is there."""
    post = post_of(request)
    if post is None:
        raise Http404
    if "leaving" in request.POST:
        release(post, request.user)
    elif may_keep(post, request.user):
        mark(post, request.user)
    return JsonResponse({"others": as_list(others(post, request.user))})


def as_list(rows: QuerySet[EditLock]) -> list[dict[str, str]]:
    """Return names and moments for the page."""
    return [{"name": row.name, "since": row.since.isoformat()} for row in rows]
