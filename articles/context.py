"""What every page's header and footer need, asked of the database where it is shown."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import Category, Edition, Firm, Post
from .render.shown import Link
from .stamp import kept, now


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the firm, the categories and the fixed pages of the navigation."""
    return {
        "firm": SimpleLazyObject(lambda: kept("firm", Firm.current)),
        "nav_categories": SimpleLazyObject(lambda: kept("categories", categories)),
        "nav_pages": SimpleLazyObject(lambda: kept("pages", fixed_pages)),
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
    }


def categories() -> list[Category]:
    """Return the categories in the order of the navigation."""
    return list(Category.objects.all())


def fixed_pages() -> list[Link]:
    """Return the fixed pages that are live, in the order of their first publication."""
    live = Edition.objects.live(now()).filter(post__kind=Post.Kind.PAGE)
    rows = live.order_by("published_at", "id").values_list("title", "post__path")
    return [Link(title, path) for title, path in rows]
