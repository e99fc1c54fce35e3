"""Where old addresses lead: looked up for a request, and kept free of loops and chains."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qsl, unquote

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import Resolver404, resolve
from django.utils import timezone

from .models import Edition, Post, Redirect
from .models.redirect import LONGEST_PATH, OLD_KEYS

Pair = tuple[str, str]


def old_pairs(query: str) -> list[Pair]:
    """Return the old keys of a query string with their values; trackers' and all other keys go.

    ``old_pairs("id=931096&utm_source=x")`` is ``[("id", "931096")]``.
    """
    try:
        pairs = parse_qsl(query, max_num_fields=50)
    except ValueError:
        return []
    return [(key, value) for key, value in pairs if key in OLD_KEYS and "\x00" not in value]


def find(path: str, pairs: Sequence[Pair] = ()) -> Redirect | None:
    """Return the redirect of a decoded path with one of these pairs; without any, of the path alone."""
    if len(path) > LONGEST_PATH or "\x00" in path:
        return None
    named = Q(old_key="") if not pairs else Q()
    for number, (key, value) in enumerate(pairs):
        one = Q(old_key=key, old_value=value)
        named = one if number == 0 else named | one
    found = Redirect.objects.filter(named, old_path=path).select_related("target_post")
    return min(found, key=_order, default=None)


def _order(redirect: Redirect) -> int:
    return OLD_KEYS.index(redirect.old_key) if redirect.old_key else -1


def check(redirect: Redirect) -> None:
    """Raise ValidationError for a redirect that would never act, or make a loop or a chain."""
    errors = {}
    if not redirect.old_key and (answer := answered(redirect.old_path)):
        errors["old_path"] = f"这个地址现在打得开（{answer}），跳转不会起作用。"
    elif message := _before(redirect):
        errors["old_path"] = message
    if message := _after(redirect):
        errors["target_post" if redirect.target_post_id else "target_path"] = message
    if errors:
        raise ValidationError(errors)


def answered(path: str) -> str:
    """Return what answers a path of the site today, in a word for staff; empty where nothing does."""
    live = Edition.objects.live(timezone.now()).filter(post__path=path)
    if title := live.values_list("title", flat=True).first():
        return f"《{title}》"
    try:
        match = resolve(path)
    except Resolver404:
        return ""
    return "" if match.view_name == "articles:post" else "网站的页面"


def _after(redirect: Redirect) -> str:
    """What is wrong behind: the target is the source, or leads on."""
    path, _mark, query = redirect.target.partition("?")
    path, pairs = unquote(path), old_pairs(query)
    # A path of its own that is not found is asked for again with any other query.
    own = not redirect.old_key or (redirect.old_key, redirect.old_value) in pairs
    if path == redirect.old_path and own:
        return "目标就是旧地址自己，会无限循环。"
    further = find(path, pairs) or (find(path) if pairs else None)
    if further and further.pk != redirect.pk:
        return f"目标又跳到 {further.target}；请直接跳到那里，不要接成一串。"
    return ""


def _before(redirect: Redirect) -> str:
    """What is wrong in front: another redirect leads to this source."""
    if redirect.old_key:
        rows = Redirect.objects.filter(target_path__startswith=f"{redirect.old_path}?")
    else:
        targets = Q(target_path=redirect.old_path) | Q(
            target_path__startswith=f"{redirect.old_path}?"
        )
        rows = Redirect.objects.filter(targets | Q(target_post__path=redirect.old_path))
    for row in rows.exclude(pk=redirect.pk).select_related("target_post")[:100]:
        pairs = old_pairs(row.target.partition("?")[2])
        if not redirect.old_key or (redirect.old_key, redirect.old_value) in pairs:
            return f"已有跳转 {row.source} 指向这里，会接成一串；请先把它改到新的目标。"
    return ""


def suggested(path: str) -> str:
    """Return the address of a live post that a missed path may have meant, empty for none.

    The same but for capitals, a slash at the end or the ending; or the same number in the pattern
    of posts.
    """
    bare = path.rstrip("/")
    stem = bare.rsplit(".", 1)[0] if "." in bare.rsplit("/", 1)[-1] else bare
    likely = {f"{start}{end}" for start in (stem, stem.lower()) for end in ("", "/", ".html")}
    found = Post.objects.filter(path__in=likely - {path, ""}).values_list("pk", "path")
    live = Edition.objects.live(timezone.now())
    return next((path for pk, path in found if live.filter(post=pk).exists()), "")
