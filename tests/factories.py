"""People, posts and what the public sees of them, for tests."""

from __future__ import annotations

import datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pixels

from articles.excerpt import excerpt_of
from articles.models import Category, Edition, EditionText, Firm, Image, Lawyer, Post
from articles.plaintext import text_of
from articles.render import build, listing

BODY = "<p>借款到期要还。没有写利息的，视为没有利息。</p>"
_numbers = count(1)


def make_user(**fields: Any) -> User:
    """Return a user without any role."""
    return User.objects.create(**{"username": f"user{next(_numbers)}", **fields})


def make_lawyer(**fields: Any) -> Lawyer:
    """Return a lawyer with a licence number of their own."""
    number = next(_numbers)
    given = {
        "name": f"署名人{number}",
        "slug": f"signer-{number}",
        "licence_number": f"1330120250{number:07d}",
    }
    return Lawyer.objects.create(**{**given, **fields})


def make_category(name: str = "民间借贷", slug: str = "minjian-jiedai", **fields: Any) -> Category:
    """Return the category of that address."""
    category, _ = Category.objects.get_or_create(slug=slug, defaults={"name": name, **fields})
    return category


def make_firm(**fields: Any) -> Firm:
    """Return the firm, with a telephone number and a WeChat id."""
    given = {
        "name": "浙江试验律师事务所",
        "short_name": "试验律所",
        "licence_number": "31330000MD0000000X",
        "icp_number": "浙ICP备00000000号-1",
        "police_number": "浙公网安备33010000000000号",
        "telephone": "0571-0000 0000",
        "wechat_id": "shiyan-lvsuo",
    }
    return Firm.objects.create(**{**given, **fields})


def make_image(alt: str = "桌上的一张借条", width: int = 1200, height: int = 800) -> Image:
    """Return a picture in storage; its smaller copies are named, not made."""
    image = Image(alt=alt, widths=[480, 960])
    blank = ContentFile(b"", name="x.png")
    Pixels.new("1", (width, height)).save(blank, "png")
    image.file.save("x.png", blank, save=False)
    image.save()
    return image


def make_post(**fields: Any) -> Post:
    """Return a working copy that nobody has published."""
    number = next(_numbers)
    given: dict[str, Any] = {"title": f"第{number}件借款案里的利息", "body": BODY}
    if fields.get("kind") != Post.Kind.PAGE and "category" not in fields:
        given["category"] = make_category()
    return Post.objects.create(**{**given, **fields})


def make_edition(
    post: Post | None = None,
    *,
    body: str = BODY,
    tags: tuple[str, ...] = (),
    at: datetime.datetime | None = None,
    of: dict[str, Any] | None = None,
    **fields: Any,
) -> Edition:
    """Return an edition that is live from ``at``, an hour ago, with its page and listing rows.

    ``of`` holds fields of the post, the other fields are the edition's own.
    """
    post = post or make_post(**(of or {}))
    at = at or timezone.now() - datetime.timedelta(hours=1)
    post.tags.add(*tags)
    given = {
        "number": post.editions.count() + 1,
        "live_from": at,
        "published_at": at,
        "changed_at": at,
        "title": post.title,
        "text": EditionText.objects.create(body=body),
        "excerpt": excerpt_of(text_of(body).text),
        "category": post.category,
        "law_on": timezone.localdate(at),
        "tags": "、".join(tags),
    }
    edition = Edition.objects.create(post=post, **{**given, **fields})
    listing.refresh(edition)
    build(edition)
    return edition
