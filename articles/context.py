"""What every page's header and footer need, asked of the database only where it is shown."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import Category, Edition, Firm, Post
from .render.shown import Link
from .stamp import now


def site(request: HttpRequest) -> dict[str, Any]:
    """Give templates the firm, the categories and the fixed pages of the navigation."""
    return {
        "firm": SimpleLazyObject(Firm.current),
        "nav_categories": SimpleLazyObject(lambda: list(Category.objects.all())),
        "nav_pages": SimpleLazyObject(fixed_pages),
        "site_url": settings.SITE_URL,
        "demo": settings.DEMO,
    }


def fixed_pages() -> list[Link]:
    """Return the fixed pages that are live, in the order of their first publication."""
    live = Edition.objects.live(now()).filter(post__kind=Post.Kind.PAGE)
    rows = live.order_by("published_at", "id").values_list("title", "post__path")
    return [Link(title, path) for title, path in rows]
