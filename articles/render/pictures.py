"""Pictures and tables of a body, made fit for any width of screen."""

from __future__ import annotations

import re
from html import unescape

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from ..models import Image
from ..plaintext import text_of
from .markup import Edit, elements, wrap

IMAGE_TAG = re.compile(r'<img(?:\s+[\w-]+="[^"]*")*\s*/?>')
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
# The body's column is never wider than this, tokens.css says why.
SIZES = "(min-width: 44rem) 42rem, 100vw"
TABLE = frozenset(("table",))


def picture_edits(html: str) -> list[Edit]:
    """Return the edits that give each picture its size, its smaller copies and lazy loading."""
    found = [(tag.span(), _attributes(tag[0])) for tag in IMAGE_TAG.finditer(html)]
    known = _images({attributes.get("src", "") for _at, attributes in found})
    return [
        Edit(*at, _img(attributes, known.get(attributes.get("src", ""))))
        for at, attributes in found
    ]


def _attributes(tag: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(tag)}


def _images(sources: set[str]) -> dict[str, Image]:
    names = [src.removeprefix(settings.MEDIA_URL) for src in sources if src]
    if not names:
        return {}
    return {image.file.url: image for image in Image.objects.filter(file__in=names)}


def _img(attributes: dict[str, str], image: Image | None) -> str:
    wanted = {"src": attributes.get("src", ""), "alt": attributes.get("alt", "")}
    if image:
        wanted |= {"alt": wanted["alt"] or image.alt, "srcset": image.srcset, "sizes": SIZES}
        wanted |= {"width": str(image.width), "height": str(image.height)}
    else:
        wanted |= {name: attributes.get(name, "") for name in ("width", "height")}
    wanted |= {"title": attributes.get("title", ""), "loading": "lazy", "decoding": "async"}
    if not wanted.get("srcset"):
        wanted.pop("sizes", None)
    kept = {name: value for name, value in wanted.items() if value or name == "alt"}
    return mark_safe(
        "<img" + "".join(format_html(' {}="{}"', *pair) for pair in kept.items()) + ">"
    )


def table_edits(html: str) -> list[Edit]:
    """Return the edits that let a wide table scroll by itself, by keyboard too."""
    edits: list[Edit] = []
    for tag, content_end, end in elements(html, TABLE):
        caption = CAPTION.search(html, tag.end(), content_end)
        name = text_of(caption[1]).text.strip() if caption else "表格，可左右滚动"
        opening = format_html(
            '<div class="table-scroll" role="group" tabindex="0" aria-label="{}">', name
        )
        edits += wrap(tag.start(), end, opening, "</div>")
    return edits
