"""Pictures in the body: what somebody who cannot see them is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from .elements import Element
from .registry import Hit, Level, check
from .subject import Subject

ALT_RULE = "《网页内容可访问性指南》（WCAG 2.1）1.1.1"
NOT_WORDS = re.compile(r"[\W_]+")
# IMG_2031, 微信图片_20260301, 截图1, image, 3f2a…: names that cameras and programs give
FILE_LIKE = re.compile(
    r"(?:[\w-]+\.(?:jpe?g|png|gif|webp|bmp|svg)|(?:img|image|dsc|dcim|photo|pic|screenshot|微信图片|微信截图|截图|图片|未标题|屏幕截图)[\s_（(-]*[\d_]*[)）]?|[0-9a-f]{16,}|\d+)",
    re.IGNORECASE,
)
SHORT, LONG = 5, 100


def _described(subject: Subject) -> Iterator[tuple[Element, str]]:
    for image in subject.elements.images:
        if alt := image.attributes.get("alt", "").strip():
            yield image, alt


def _hit(image: Element, message: str) -> Hit:
    hint = "用一句话说清图上有什么。"
    return Hit(message, hint, image.start, image.end, in_html=True)


@check("image.no_alt", Level.WARNING, "图片没有替代文字", ALT_RULE)
def no_alt(subject: Subject) -> Iterable[Hit]:
    """No words for those who do not see the picture."""
    for image in subject.elements.images:
        if not image.attributes.get("alt", "").strip():
            yield _hit(image, "图片没有替代文字。")


@check("image.alt_is_title", Level.WARNING, "图片的替代文字就是文章标题", ALT_RULE)
def alt_is_title(subject: Subject) -> Iterable[Hit]:
    """The title says nothing of what the picture shows."""
    titles = {NOT_WORDS.sub("", subject.title), NOT_WORDS.sub("", subject.seo.get("seo_title", ""))}
    for image, alt in _described(subject):
        if NOT_WORDS.sub("", alt) in titles - {""}:
            yield _hit(image, "图片的替代文字就是文章标题，没有说图上有什么。")


@check("image.alt_is_file_name", Level.WARNING, "图片的替代文字是文件名", ALT_RULE)
def alt_is_file_name(subject: Subject) -> Iterable[Hit]:
    """A file's name, or such a word as cameras and programs give."""
    for image, alt in _described(subject):
        name = unquote(urlsplit(image.attributes.get("src", "")).path).rpartition("/")[2]
        stem = name.rpartition(".")[0] or name
        if FILE_LIKE.fullmatch(alt) or (stem and alt in (name, stem)):
            yield _hit(image, f"图片的替代文字是文件名：{alt}。")


@check("image.alt_length", Level.ADVICE, "图片的替代文字太短或者太长", ALT_RULE)
def alt_length(subject: Subject) -> Iterable[Hit]:
    """Too short to say what is to be seen, or too long to listen to."""
    for image, alt in _described(subject):
        if not SHORT <= len(alt) <= LONG and not FILE_LIKE.fullmatch(alt):
            yield _hit(image, f"图片的替代文字有 {len(alt)} 字，建议 {SHORT} 至 {LONG} 字。")
