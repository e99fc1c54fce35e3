"""Keeps what is being typed, every few seconds, outside of the post and its history."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from ..guards import may_write
from ..models import Autosave, Post
from ..richtext import BODY_LIMIT, sanitize

LONGEST = 20_000
MOST = 2**31 - 1
ELSEWHERE = "这篇文章在另一个标签页里也有自动保存、或者已经保存过；这里写的先留在这个浏览器里，保存时请核对。"
CLOSED = "这篇文章现在不能修改（可能已提交审核）；您写的内容留在这个浏览器里。"
MALFORMED = "请求的格式不对，请刷新页面重试。"


class KeptElsewhere(Exception):
    """Another tab has kept something of this post since."""


def kept_of(user: Any, post: Post | None) -> Autosave | None:
    """Return what a user has typed of a post, or of a new one, and not saved."""
    return Autosave.objects.filter(user=user, post=post).first()


def keep(
    user: Any,
    post: Post | None,
    revision: int,
    *,
    version: int,
    fields: Mapping[str, str],
    labels: Mapping[str, str],
) -> Autosave:
    """Store what is typed in place of the revision that this tab knows, 0 for none.

    Raises KeptElsewhere where the row is at another revision, and then nothing has changed.
    """
    given = {"version": version, "fields": dict(fields), "labels": dict(labels)}
    try:
        with transaction.atomic():
            row = Autosave.objects.select_for_update().filter(user=user, post=post).first()
            if (row.revision if row else 0) != revision:
                raise KeptElsewhere
            row = row or Autosave(user=user, post=post, revision=0)
            for name, value in given.items():
                setattr(row, name, value)
            row.revision += 1
            row.save()
    except IntegrityError as error:
        raise KeptElsewhere from error
    return row


def forget(user: Any, post: Post | None) -> None:
    """Delete what was kept of a post: it has been saved, or is not wanted."""
    Autosave.objects.filter(user=user, post=post).delete()


@require_POST
def autosave_view(request: HttpRequest) -> JsonResponse:
    """Keep what one tab sends; answer with its revision, or say why it was not taken."""
    post = post_of(request)
    if not may_keep(post, request.user):
        return JsonResponse({"error": CLOSED}, status=409)
    try:
        given = _given(request)
        row = keep(request.user, post, _number(request.POST["revision"]), **given)
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": MALFORMED}, status=400)
    except KeptElsewhere:
        return JsonResponse({"error": ELSEWHERE}, status=409)
    return JsonResponse({"revision": row.revision, "at": row.saved_at.isoformat()})


@require_POST
def discard_view(request: HttpRequest) -> JsonResponse:
    """Delete what was kept, where the user does not want it."""
    forget(request.user, post_of(request))
    return JsonResponse({"revision": 0})


def may_keep(post: Post | None, user: Any) -> bool:
    """Whether what a user types of a post could be saved now."""
    if post is None:
        return user.has_perm("articles.add_post")
    return may_write(post, user) or user.has_perm("articles.change_seo")


def post_of(request: HttpRequest) -> Post | None:
    """Return the post that a request of the editor names, None for a new one.

    Raises PermissionDenied to who may not read posts, Http404 where there is no such post.
    """
    if not request.user.has_perm("articles.view_post"):
        raise PermissionDenied
    number = request.POST.get("post", "")
    if number and not (number.isascii() and number.isdigit() and len(number) < 19):
        raise Http404
    return get_object_or_404(Post, pk=number) if number else None


def _given(request: HttpRequest) -> dict[str, Any]:
    """Read what was sent, of the form's fields alone, with the body cleaned."""
    given = json.loads(request.POST["data"])
    fields, labels = (_texts(given[part]) for part in ("fields", "labels"))
    if "body" in fields:
        fields["body"] = sanitize(fields["body"])
    return {"version": _number(request.POST["version"]), "fields": fields, "labels": labels}


def _number(text: str) -> int:
    number = int(text or 0)
    if not 0 <= number <= MOST:
        raise ValueError(f"{number} is no count of saves")
    return number


def _texts(given: Mapping[str, Any]) -> dict[str, str]:
    typed = {field.name for field in Post._meta.get_fields() if getattr(field, "editable", False)}
    texts = {name: str(value) for name, value in given.items() if name in typed}
    for name, text in texts.items():
        if len(text) > (BODY_LIMIT if name == "body" else LONGEST):
            raise ValueError(f"{name} is too long")
    return texts
