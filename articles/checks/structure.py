"""What holds a text together: the order of its headings, its links within the site."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import timezone

from ..models import Edition, Redirect
from .elements import Element
from .registry import Hit, Level, check
from .subject import Subject

HTML_STANDARD = "《网页内容可访问性指南》（WCAG 2.1）1.3.1"


@check("text.heading_order", Level.WARNING, "标题的级别跳了", HTML_STANDARD)
def heading_order(subject: Subject) -> Iterable[Hit]:
    """h3 before any h2, or h4 straight after h2."""
    above = 1
    for heading in subject.elements.headings:
        if heading.text and heading.level > above + 1:
            before = "前面没有 h2" if above == 1 else f"前面是 h{above}"
            yield hit_at(
                subject,
                heading,
                f"标题“{heading.text[:20]}”是 h{heading.level}，{before}。",
                f"改为 h{above + 1}。标题的大小由样式决定，不要用级别来调。",
            )
        above = heading.level if heading.text else above


@check("text.dead_link", Level.WARNING, "站内链接打不开")
def dead_link(subject: Subject) -> Iterable[Hit]:
    """A link to an address of this site that no live post and no other page answers."""
    links = [(link, path) for link in subject.elements.links if (path := inner_path(link))]
    posts = {path for _link, path in links if _is_post_path(path)}
    dead = posts - _answered(posts)
    for link, path in links:
        if path in dead:
            yield hit_at(
                subject,
                link,
                f"链接打不开：{path} 没有在线的文章或者页面。",
                "改为现在的地址，或者去掉链接；目标文章还没有发布的，先发布它。",
            )


def _answered(paths: set[str]) -> set[str]:
    """The paths that a live post answers, or that lead on to where something does."""
    if not paths:
        return set()
    live = Edition.objects.live(timezone.now()).filter(post__path__in=paths).order_by()
    moved = Redirect.objects.filter(old_path__in=paths, old_key="").order_by()
    rows = live.values_list("post__path").union(moved.values_list("old_path"))
    return {path for (path,) in rows}


def inner_path(link: Element) -> str:
    """The decoded path of a link within this site, "" for any other."""
    try:
        address = urlsplit(link.attributes.get("href", "").strip())
    except ValueError:
        return ""
    own = not address.scheme or address.scheme in ("http", "https")
    host = address.hostname
    if not own or (host and host != urlsplit(settings.SITE_URL).hostname):
        return ""
    return unquote(address.path) if address.path.startswith("/") else ""


def _is_post_path(path: str) -> bool:
    """Whether only a post can answer a path: the route of posts takes every path left over."""
    try:
        return resolve(path).view_name == "articles:post"
    except Resolver404:
        return True


def hit_at(subject: Subject, element: Element, message: str, hint: str) -> Hit:
    """A hit at the text of an element, or at the element where it has none."""
    start, end = subject.text_span(element.start, element.end)
    if start < end:
        return Hit(message, hint, start, end)
    return Hit(message, hint, element.start, element.end, in_html=True)
