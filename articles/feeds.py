"""The newest posts as RSS."""

from __future__ import annotations

import datetime

from django.contrib.syndication.views import Feed
from django.utils import timezone

from .models import Edition, Firm
from .render.cards import cards, for_list
from .render.shown import Card, permalink
from .stamp import now

NEWEST = 20


class NewestPosts(Feed):
    """The newest posts of the firm, each with its excerpt; all addresses on the site's own host."""

    language = "zh-cn"

    def get_object(self, request: object) -> Firm:
        """Return the firm that publishes."""
        return Firm.current()

    def title(self, firm: Firm) -> str:
        """Return the name of the feed."""
        return f"{firm.name}：最新文章"

    def description(self, firm: Firm) -> str:
        """Return what the firm says of itself in one line."""
        return firm.tagline or firm.name

    def link(self) -> str:
        """Return the home page's address."""
        return permalink("/")

    def feed_url(self) -> str:
        """Return the feed's own address."""
        return permalink("/feed/")

    def items(self) -> list[Card]:
        """Return the newest posts."""
        return cards(for_list(Edition.objects.live(now()))[:NEWEST])

    def item_title(self, item: Card) -> str:
        """Return the whole title."""
        return item.title

    def item_description(self, item: Card) -> str:
        """Return the excerpt."""
        return item.excerpt

    def item_link(self, item: Card) -> str:
        """Return the permalink."""
        return permalink(item.url)

    def item_author_name(self, item: Card) -> str:
        """Return who signed."""
        return item.lawyer.name if item.lawyer else ""

    def item_pubdate(self, item: Card) -> datetime.datetime:
        """Return when it was published."""
        return timezone.localtime(item.published_at)
