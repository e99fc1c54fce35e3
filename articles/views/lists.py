"""Lists of posts: home, category, tag, archive by month."""

from __future__ import annotations

import datetime

from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe
from taggit.models import Tag

from ..models import Category, Edition, Firm, Lawyer
from ..models.edition import EditionQuerySet
from ..paging import page_of
from ..render.cards import cards, for_list
from ..render.linked_data import SCHEMA, breadcrumb_node, firm_node, script
from ..render.shown import Link, permalink
from ..stamp import now
from .people import portraits

NEWEST = 6
OF_CATEGORY = 4
# A tag with fewer posts says too little for a search engine.
THIN = 3


def live() -> EditionQuerySet:
    """Return what the public can read now, ordered for a list."""
    return for_list(Edition.objects.live(now()))


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    sections = [
        (category, cards(live().filter(category=category)[:OF_CATEGORY]))
        for category in Category.objects.all()
    ]
    context = {
        "newest": cards(live()[:NEWEST]),
        "sections": [(category, found) for category, found in sections if found],
        "lawyers": portraits(Lawyer.objects.filter(active=True)),
        "canonical": permalink("/"),
        "data": script({"@context": SCHEMA, **firm_node(Firm.current())}),
    }
    return render(request, "articles/home.html", context)


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Category, slug=slug)
    return _list(request, live().filter(category=found), found.name, found.description)


@require_safe
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Tag, slug=slug)
    tagged = live().filter(tag_rows__tag=found).order_by("-tag_rows__published_at", "-id")
    if not tagged[:1]:
        raise Http404("没有带这个标签的文章。")
    description = f"带有标签“{found.name}”的文章。"
    return _list(request, tagged, found.name, description, noindex=len(tagged[:THIN]) < THIN)


@require_safe
def months(request: HttpRequest) -> HttpResponse:
    published = Edition.objects.live(now()).posts().order_by()
    found = published.annotate(month=TruncMonth("published_at")).values_list("month", flat=True)
    context = {"months": found.distinct().order_by("-month"), "canonical": permalink(request.path)}
    return render(request, "articles/months.html", context)


@require_safe
def archive(request: HttpRequest, year: int, month: int) -> HttpResponse:
    if not (1 <= month <= 12 and 1990 <= year <= 9998):
        raise Http404("没有这个月份。")
    zone = timezone.get_current_timezone()
    start = datetime.datetime(year, month, 1, tzinfo=zone)
    end = datetime.datetime(year + month // 12, month % 12 + 1, 1, tzinfo=zone)
    published = live().filter(published_at__gte=start, published_at__lt=end)
    if not published[:1]:
        raise Http404("这个月没有文章。")
    name = f"{year}年{month}月"
    return _list(request, published, name, f"{name}发布的文章。")


def _list(
    request: HttpRequest,
    editions: EditionQuerySet,
    name: str,
    description: str,
    *,
    noindex: bool = False,
) -> HttpResponse:
    page = page_of(editions, request)
    query = f"?page={page.number}" if page.number > 1 else ""
    context = {
        "name": name,
        "description": description,
        "noindex": noindex,
        "page": page,
        "canonical": permalink(request.path) + query,
        "data": script(breadcrumb_node([Link("首页", "/"), Link(name, request.path)])),
    }
    return render(request, "articles/list.html", context)
