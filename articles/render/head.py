"""The head of a post's page: title, meta, Open Graph, JSON-LD."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from ..excerpt import excerpt_of
from ..models import Edition, Firm, Post
from ..plaintext import text_of
from ..tags import SEPARATORS
from .linked_data import article_node, baidu_node, breadcrumb_node, script
from .shown import Link, permalink
from .statutes import CitedLaw


def title_of(edition: Edition, firm: Firm) -> str:
    """Return the page's title: the SEO title, else 标题_分类_站点名 as Baidu's title rules have it."""
    if edition.seo_title.strip():
        return edition.seo_title.strip()
    category = [edition.category.name] if edition.category else []
    return "_".join([edition.title, *category, firm.short_name])


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
