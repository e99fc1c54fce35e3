"""What the change form of a post needs besides the post: what was kept, who else is here."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

from ..models import Post
from .autosave import forget, kept_of, may_keep

# Names under which browsers keep what was submitted; they drop it once it is known as saved.
SAVED_KEYS = "saved_keys"
MOST_KEYS = 20
LONGEST_KEY = 100


def context(request: HttpRequest, post: Post | None) -> dict[str, Any]:
    """Return the desk's part of the template's context.

    A form that comes back with an error holds what was typed, so that nothing is offered then.
    """
    kept = kept_of(request.user, post)
    # The version that this form was made from, however often it comes back with an error.
    version = request.POST.get("version", post.version if post else 0)
    offered = kept if request.method == "GET" else None
    return {
        "version": version,
        "keeps": may_keep(post, request.user),
        "saved_keys": json.dumps(request.session.get(SAVED_KEYS, [])),
        "kept_revision": kept.revision if kept else 0,
        "kept": offered
        and {
            "fields": offered.fields,
            "labels": offered.labels,
            "version": offered.version,
            "at": offered.saved_at.isoformat(),
        },
    }


def saved(request: HttpRequest, post: Post | None) -> None:
    """Forget what was kept of a post, or of a new one: it has been saved deliberately."""
    forget(request.user, post)
    key = request.POST.get("_kept_key", "")
    if 0 < len(key) <= LONGEST_KEY:
        request.session[SAVED_KEYS] = [*request.session.get(SAVED_KEYS, []), key][-MOST_KEYS:]
