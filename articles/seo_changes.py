"""SEO staff change fields of a post: what they saw is compared with what is there, then published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from .guards import TransitionRefused
from .models import Action, Edition, Post
from .workflow import perform


def change_seo(
    post: Post, values: Mapping[str, Any], seen: Mapping[str, Any], user: Any
) -> Edition | None:
    """Store SEO fields and publish them where the post is out, all in one transaction.

    ``seen`` holds what the user was shown of each field. Raises TransitionRefused, and then nothing
    has changed, where somebody else has changed a field meanwhile or a check stops it.
    """
    with transaction.atomic():
        locked = Post.objects.select_for_update().get(pk=post.pk)
        for name, value in values.items():
            _still_as_seen(locked, name, seen[name])
            setattr(locked, name, value)
        locked.save(update_fields=[*values, "updated_at"])
        return perform(Action.CHANGE_SEO, locked, user)


def _still_as_seen(post: Post, name: str, seen: Any) -> None:
    now = getattr(post, name)
    if now != seen:
        label = Post._meta.get_field(name).verbose_name
        shown = ("是" if now else "否") if isinstance(now, bool) else f"“{now}”"
        raise TransitionRefused(f"您打开之后，别人把{label}改成了{shown}；请看过再改。")
