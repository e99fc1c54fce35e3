"""The side of a post's page in the admin: its checks, its citations, its next steps."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from ..checks import Finding, Subject, run
from ..guards import TransitionRefused, may_write
from ..models import Action, Post
from ..publication import law_day
from ..richtext import BODY_LIMIT
from ..workflow import available, perform

LEVEL_NAMES = {"BLOCKER": "阻止发布", "WARNING": "警告", "ADVICE": "建议"}
# These stand in the form itself or need no button of their own.
WITHOUT_BUTTON = {Action.SUBMIT, Action.CHANGE_SEO}


def context(post: Post, user: Any) -> dict[str, Any]:
    """Return what the side of the change form shows: findings, verdicts, actions, remarks."""
    subject = Subject.of_post(post, law_day(post, timezone.now()))
    now = timezone.now()
    return {
        "findings": [(LEVEL_NAMES[f.level], f, _marked(f)) for f in run(subject)],
        "verdicts": subject.cited.verdicts,
        "actions": [
            (action, Action(action).label)
            for action in available(post, user)
            if action not in WITHOUT_BUTTON
        ],
        "seen": post.updated_at.isoformat(),
        "writes": may_write(post, user),
        "live": post.editions.live(now).first(),
        "scheduled": post.editions.scheduled(now).order_by("live_from").first(),
        "remarks": post.remarks.select_related("user")[:5],
        "tasks": post.tasks.open(now).select_related("lawyer"),
        "transitions": post.transitions.select_related("user")[:10],
        "law_day": subject.on,
    }


def _marked(finding: Finding) -> list[tuple[str, str, str]]:
    """Cut the quoted words into (same, quoted, official) pieces at each difference."""
    detail = finding.detail
    pieces, at = [], 0
    for start, end, official_start, official_end in detail.get("differences", ()):
        quoted, official = detail["quoted"], detail["official"]
        pieces.append((quoted[at:start], quoted[start:end], official[official_start:official_end]))
        at = end
    if pieces:
        pieces.append((detail["quoted"][at:], "", ""))
    return pieces


def check_view(request: HttpRequest) -> HttpResponse:
    """Check a text that is being written; offsets count in the HTML that was sent."""
    if not request.user.has_perm("articles.view_post"):
        raise PermissionDenied
    if request.method != "POST":
        raise Http404
    try:
        given = json.loads(request.body)
        subject = _subject(given)
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": "请求的格式不对，请刷新页面重试。"}, status=400)
    if len(subject.html) > BODY_LIMIT:
        return JsonResponse({"error": f"正文超过 {BODY_LIMIT:,} 个字符，没有检查。"}, status=413)
    sha = hashlib.sha256(subject.html.encode("utf-8", "replace")).hexdigest()
    return JsonResponse({"sha": sha, "findings": [_as_json(found) for found in run(subject)]})


def _subject(given: dict[str, Any]) -> Subject:
    on = parse_date(given.get("law_on") or "") or timezone.localdate()
    seo = {str(name): str(value) for name, value in (given.get("seo") or {}).items()}
    return Subject(
        html=str(given["html"]),
        title=str(given.get("title", "")),
        on=on,
        seo=seo,
        ai_assisted=bool(given.get("ai_assisted")),
    )


def _as_json(finding: Finding) -> dict[str, Any]:
    edits = [{"start": e.start, "end": e.end, "replacement": e.replacement} for e in finding.edits]
    return {**finding.as_record(), "edits": edits, "detail": finding.detail}


def do_view(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Do one action that the side offers, and come back with what happened."""
    if request.method != "POST" or action not in Action.values or action == Action.IMPORT:
        raise Http404
    post = get_object_or_404(Post, pk=pk)
    if not request.user.has_perm("articles.view_post"):
        raise PermissionDenied
    try:
        perform(action, post, request.user, **_said(request))
    except TransitionRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{Action(action).label}：完成。")
    return redirect("admin:articles_post_change", pk)


def _said(request: HttpRequest) -> dict[str, Any]:
    keys, reasons = request.POST.getlist("waive"), request.POST.getlist("reason")
    return {
        "at": _moment(request.POST.get("at", "")),
        "note": request.POST.get("note", ""),
        "waivers": {key: reason for key, reason in zip(keys, reasons, strict=False) if reason},
        "seen": _moment(request.POST.get("seen", "")),
    }


def _moment(text: str) -> datetime.datetime | None:
    """A moment from a form; without a zone it is the firm's own time (Asia/Shanghai)."""
    if not text.strip():
        return None
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise TransitionRefused("时间的格式不对，请重新选择。")
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
