"""What search engines are told to visit: every public page, with the day it last changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Count, Max, QuerySet
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from legal_refs.models import Law

from .models import Category, Edition, Lawyer
from .models.edition import EditionQuerySet
from .render.shown import PATH_SAFE
from .stamp import now

# Pages of tags with fewer posts are not to be indexed.
THIN = 3


class OwnSitemap(Sitemap):
    """A sitemap whose addresses are on the site's own host, whatever host was asked."""

    limit = 10_000

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the scheme of the site."""
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: object = None) -> str:
        """Return host and port of the site."""
        return urlsplit(settings.SITE_URL).netloc


def indexable() -> EditionQuerySet:
    """Return the live editions that search engines may keep under our address."""
    return Edition.objects.live(now()).filter(noindex=False, canonical_url="")


class Posts(OwnSitemap):
    """Posts and fixed pages."""

    def items(self) -> QuerySet:
        """Return path and day of change of each."""
        rows = indexable().order_by("-published_at", "-id")
        return rows.values_list("post__path", "changed_at")

    def location(self, item: tuple[str, datetime.datetime]) -> str:
        """Return the path, percent-encoded."""
        return quote(item[0], safe=PATH_SAFE)

    def lastmod(self, item: tuple[str, datetime.datetime]) -> datetime.datetime:
        """Return when readers last saw the text change."""
        return timezone.localtime(item[1])

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """Return the newest of all, asked of the database."""
        return indexable().aggregate(newest=Max("changed_at"))["newest"]


class Lists(OwnSitemap):
    """Home, categories and lawyers that have something to show, tags that may be indexed."""

    def items(self) -> list[str]:
        """Return the addresses."""
        live = Edition.objects.live(now()).posts().order_by()
        categories = Category.objects.filter(pk__in=live.values("category"))
        tagged = Tag.objects.filter(edition_rows__edition__in=live)
        counted = tagged.annotate(posts=Count("edition_rows")).order_by("pk")
        tags = counted.filter(posts__gte=THIN)
        lawyers = Lawyer.objects.filter(active=True)
        return [
            reverse("articles:home"),
            reverse("articles:lawyers"),
            *_addresses(categories),
            *_addresses(lawyers),
            *(reverse("articles:tag", args=[tag.slug]) for tag in tags),
        ]

    def location(self, item: str) -> str:
        """Return the address itself."""
        return item


class Laws(OwnSitemap):
    """The laws whose text is in the library."""

    def items(self) -> QuerySet[Law]:
        """Return them with the day when their newest text was stored."""
        held = Law.objects.annotate(stored=Max("versions__imported_at"))
        return held.filter(stored__isnull=False).order_by("pk")

    def lastmod(self, item: Law) -> datetime.datetime:
        """Return when the newest text was stored."""
        return timezone.localtime(item.stored)


def _addresses(objects: Iterable[Category | Lawyer]) -> list[str]:
    return [found.get_absolute_url() for found in objects]


SECTIONS = {"posts": Posts, "lists": Lists, "laws": Laws}
