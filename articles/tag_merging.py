"""Several tags become one: on the desk, on what the public sees, and at their old addresses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from django.db import transaction
from django.urls import reverse
from taggit.models import Tag

from .models import Post, Redirect
from .seo_bulk import publish_many


@transaction.atomic
def merge(kept: Tag, others: Sequence[Tag], user: Any) -> int:
    """Put one tag in the place of others, and publish the posts that carry them anew.

    Returns how many posts changed. The pages of the others lead to that of the one that stays.
    Raises TransitionRefused, and then nothing has changed, where a post's SEO fields stop it.
    """
    carrying = Post.objects.filter(tags__in=others).distinct().order_by("pk")
    posts = list(carrying)
    for post in posts:
        post.tags.add(kept)
        post.tags.remove(*others)
    names = "、".join(tag.name for tag in others)
    publish_many(posts, user, note=f"标签“{names}”并入“{kept.name}”")
    for tag in others:
        _lead(tag, kept, user)
        tag.delete()
    return len(posts)


def _lead(tag: Tag, kept: Tag, user: Any) -> None:
    old, new = (unquote(reverse("articles:tag", args=[one.slug])) for one in (tag, kept))
    Redirect.objects.filter(target_path=old).update(target_path=new)
    Redirect.objects.filter(old_path=new, old_key="").delete()
    Redirect.objects.update_or_create(
        old_path=old,
        old_key="",
        old_value="",
        defaults={"target_path": new, "target_post": None, "created_by": user},
    )
