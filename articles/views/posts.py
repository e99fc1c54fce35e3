"""A post, a fixed page, and what has gone: the last address of the site takes every path."""

from __future__ import annotations

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import resolve, reverse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from ..models import Edition, EditionPage, Post
from ..render import FORMAT, build
from ..render.law_notes import notes_on
from ..render.shown import Link, Picture, ShownPost, Signature, permalink
from ..stamp import now
from .errors import gone

READY = ("head", "answer", "contents", "body", "statutes", "tags", "notice", "related")


@require_safe
def post(request: HttpRequest, address: str) -> HttpResponse:
    path = "/" + address
    edition = _live(path)
    if edition is None:
        return _missing(request, path)
    ready = _ready(edition)
    page = shown(edition, ready)
    context = {
        "post": page,
        "neighbours": neighbours(edition),
        "report_url": f"{reverse('articles:report')}?post={edition.post_id}",
    }
    response = render(request, "articles/post.html", context)
    moments = (ready.built_at, edition.live_from, page.law_changed.since)
    response.headers["Last-Modified"] = http_date(max(filter(None, moments)).timestamp())
    return response


def _live(path: str) -> Edition | None:
    return (
        Edition.objects.live(now())
        .filter(post__path=path)
        .select_related("page", "lawyer", "reviewer", "category", "lead_image")
        .annotate(path=F("post__path"), kind=F("post__kind"))
        .first()
    )


def _ready(edition: Edition) -> EditionPage:
    """The page made at publication; made anew where it is missing or of another format."""
    page = getattr(edition, "page", None)
    return page if page and page.format == FORMAT else build(edition)


def shown(edition: Edition, ready: EditionPage) -> ShownPost:
    """Return what the template is given: of the post itself its address and kind alone."""
    category = edition.category
    return ShownPost(
        title=edition.title,
        permalink=permalink(edition.path),
        is_page=edition.kind == Post.Kind.PAGE,
        category=Link(category.name, category.get_absolute_url()) if category else None,
        signed=Signature.of(edition.lawyer),
        reviewed=Signature.of(edition.reviewer),
        published_at=edition.published_at,
        changed_at=edition.changed_at,
        law_on=edition.law_on,
        law_changed=notes_on(ready.law_changes, timezone.localdate(now())),
        lead_image=Picture.of(edition.lead_image),
        **{name: mark_safe(getattr(ready, name)) for name in READY},
    )


def neighbours(edition: Edition) -> dict[str, Link]:
    """Return the posts before and after one in its category, by the day of first publication."""
    if edition.category_id is None:
        return {}
    live = Edition.objects.live(now()).filter(category=edition.category_id)
    at = edition.published_at
    sides = {
        "previous": live.filter(published_at__lt=at).order_by("-published_at", "-id"),
        "next": live.filter(published_at__gt=at).order_by("published_at", "id"),
    }
    rows = {side: found.values_list("title", "post__path").first() for side, found in sides.items()}
    return {side: Link(*row) for side, row in rows.items() if row}


def _missing(request: HttpRequest, path: str) -> HttpResponse:
    """410 for what was withdrawn, the address with a slash where that one exists, else 404."""
    had = Post.objects.filter(path=path, editions__live_from__lte=now())
    if had.filter(withdrawn_at__isnull=False).exists():
        return gone(request)
    if not path.endswith("/") and _exists(path + "/"):
        return HttpResponsePermanentRedirect(permalink(path + "/"))
    raise Http404("没有这个地址。")


def _exists(path: str) -> bool:
    return resolve(path).func is not post or _live(path) is not None
