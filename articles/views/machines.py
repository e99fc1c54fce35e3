"""What machines read: sitemaps and robots.txt."""

from __future__ import annotations

from django.contrib.sitemaps import views as sitemap_views
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..render.shown import permalink
from ..sitemaps import SECTIONS

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /preview/
Disallow: /report/
Disallow: /search/

Sitemap: {sitemap}
"""


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    parts = []
    for name, section in SECTIONS.items():
        url = permalink(reverse("articles:sitemap_part", args=[name]))
        newest = section().get_latest_lastmod()
        numbers = section().paginator.page_range
        parts += [(url if number == 1 else f"{url}?p={number}", newest) for number in numbers]
    context = {"parts": parts}
    return render(request, "articles/sitemap_index.xml", context, content_type="application/xml")


@require_safe
def sitemap_part(request: HttpRequest, section: str) -> HttpResponse:
    return sitemap_views.sitemap(request, SECTIONS, section=section)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    text = ROBOTS.format(sitemap=permalink("/sitemap.xml"))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
