"""The head of a post's page: title, meta, Open Graph, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..excerpt import excerpt_of
from ..models import Category, Edition, Firm, Post
from ..plaintext import text_of
from ..tags import SEPARATORS
from .ai_label import metadata
from .linked_data import article_node, baidu_node, breadcrumb_node, script
from .shown import Link, permalink
from .statutes import CitedLaw


def title_of(edition: Edition, firm: Firm) -> str:
    """Return the page's title: the SEO title, else 标题_分类_站点名 as Baidu's title rules have it."""
    return edition.seo_title.strip() or default_title(edition.title, edition.category, firm)


def default_title(title: str, category: Category | None, firm: Firm) -> str:
    """Return the page's title by the firm's pattern, by default 标题_分类_站点名.

    A part that is empty goes with what joins it to the next one: a fixed page has no category.
    """
    parts = {
        "title": title,
        "category": category.name if category else "",
        "site": firm.short_name,
    }
    line, *rest = re.split(r"\{(\w+)\}", firm.title_pattern)
    joiner = ""
    for name, behind in zip(rest[::2], rest[1::2], strict=True):
        if parts[name]:
            line += joiner + parts[name]
            joiner = behind
    return (line + rest[-1]).strip()


def description_of(edition: Edition) -> str:
    """Return the SEO description, else the excerpt, else the first sentences of the text."""
    given = edition.description.strip() or edition.excerpt.strip()
    return given or excerpt_of(text_of(edition.text.body).text)


def keywords_of(edition: Edition) -> list[str]:
    """Return the focus keyword and the further ones, each once."""
    words = [edition.focus_keyword, *SEPARATORS.split(edition.keywords)]
    return list(dict.fromkeys(word.strip() for word in words if word.strip()))


def trail_of(edition: Edition) -> list[Link]:
    """Return the way to a post: 首页, its category, itself."""
    category = edition.category
    middle = [Link(category.name, category.get_absolute_url())] if category else []
    return [Link("首页", "/"), *middle, Link(edition.title, edition.get_absolute_url())]


def head_html(edition: Edition, firm: Firm, laws: Sequence[CitedLaw]) -> str:
    """Return the ready head of a post or fixed page."""
    image = edition.social_image or edition.lead_image
    image_url = settings.SITE_URL + image.file.url if image else ""
    description = description_of(edition)
    context = {
        "title": title_of(edition, firm),
        "headline": edition.title,
        "description": description,
        "keywords": ",".join(keywords_of(edition)),
        "noindex": edition.noindex,
        "aigc": metadata(edition, firm),
        "canonical": edition.canonical_url or permalink(edition.get_absolute_url()),
        "url": permalink(edition.get_absolute_url()),
        "site_name": firm.short_name,
        "is_post": edition.post.kind == Post.Kind.POST,
        "published_at": edition.published_at,
        "changed_at": edition.changed_at,
        "section": edition.category.name if edition.category else "",
        "tags": edition.tag_list,
        "image": image_url,
        "image_alt": image.alt if image else "",
        "data": _data(edition, firm, description, laws, image_url),
    }
    return render_to_string("articles/_head.html", context)


def _data(
    edition: Edition, firm: Firm, description: str, laws: Sequence[CitedLaw], image: str
) -> SafeString:
    nodes = [breadcrumb_node(trail_of(edition))]
    if edition.post.kind == Post.Kind.POST:
        nodes.insert(0, article_node(edition, firm, description, laws, image))
        nodes.append(baidu_node(edition, description, image))
    return mark_safe("\n".join(script(node) for node in nodes))
