"""SEO fields as a table: its columns, how a cell is written and read. Only these fields, ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet
from import_export import fields, resources, widgets
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from tablib import Dataset

from .models import Post
from .seo import FIELDS

# social_image names a file by a number that says nothing in a table.
TEXTS = ("seo_title", "description", "focus_keyword", "keywords", "canonical_url")
CHANGED = (*TEXTS, "noindex")
NUMBER = re.compile(r"([1-9]\d{0,17})(?:\.0)?")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# A spreadsheet would reckon with what begins so.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
YES, NO = "是", "否"
WORDS = {YES: True, NO: False, "1": True, "0": False, "true": True, "false": False, "": False}
LOADED = 900


class RowRefused(ValueError):
    """A row cannot be taken over; the message says why, in Chinese."""


def escaped(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: ``=1`` becomes ``'=1``."""
    return f"'{text}" if text.startswith(FORMULA) else text


def unescaped(text: str) -> str:
    """Return what ``escaped`` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text


class TextWidget(widgets.Widget):
    """A line of text; what is longer than its field is refused."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.field = Post._meta.get_field(name)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        """Return the text of a cell, blanks folded; raises RowRefused."""
        text = " ".join(unescaped("" if value is None else str(value)).split())
        if CONTROL.search(text):
            raise RowRefused(f"{self.field.verbose_name}里有看不见的控制字符，请删去。")
        if len(text) > self.field.max_length:
            raise RowRefused(
                f"{self.field.verbose_name}有 {len(text)} 个字，最多 {self.field.max_length} 个。"
            )
        return text

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the cell of a text."""
        return escaped(value or "")


class YesWidget(widgets.Widget):
    """是 or 否."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        """Return the truth value of a cell, an empty one as no; raises RowRefused."""
        word = str("" if value is None else value).strip().lower()
        if word not in WORDS:
            raise RowRefused(f"“不让搜索引擎收录”只能填{YES}或{NO}，不能是“{word[:20]}”。")
        return WORDS[word]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the cell of a truth value."""
        return YES if value else NO


class NumberWidget(widgets.Widget):
    """The number of a post; XLSX may bring it as 7.0."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
        """Return the number of a cell; raises RowRefused."""
        return post_number(value)


class ManyLoader(BaseInstanceLoader):
    """Reads the posts of a table in a few queries, without their bodies."""

    def __init__(self, resource: resources.Resource, dataset: Dataset) -> None:
        super().__init__(resource, dataset)
        self.posts = {post.pk: post for post in _posts(_numbers(dataset))}

    def get_instance(self, row: dict[str, Any]) -> Post:
        """Return the post of a row; raises RowRefused where there is none."""
        number = post_number(row["id"])
        if number not in self.posts:
            raise RowRefused(f"没有编号为 {number} 的文章；导入不会新建文章。")
        return self.posts[number]


class SeoResource(ModelResource):
    """The table of SEO fields: the number finds the post, title and address are for the reader."""

    id = fields.Field("pk", column_name="id", widget=NumberWidget())
    title = fields.Field("title", column_name="title", readonly=True)
    path = fields.Field("path", column_name="path", readonly=True)
    seo_title = fields.Field("seo_title", column_name="seo_title", widget=TextWidget("seo_title"))
    description = fields.Field(
        "description", column_name="description", widget=TextWidget("description")
    )
    focus_keyword = fields.Field(
        "focus_keyword", column_name="focus_keyword", widget=TextWidget("focus_keyword")
    )
    keywords = fields.Field("keywords", column_name="keywords", widget=TextWidget("keywords"))
    canonical_url = fields.Field(
        "canonical_url", column_name="canonical_url", widget=TextWidget("canonical_url")
    )
    noindex = fields.Field("noindex", column_name="noindex", widget=YesWidget())

    class Meta:
        model = Post
        fields = ("id", "title", "path", *CHANGED)
        import_id_fields = ("id",)
        instance_loader_class = ManyLoader
        skip_diff = True
        use_transactions = False

    def dehydrate_title(self, post: Post) -> str:
        """Return the cell of a title."""
        return escaped(post.title)

    def dehydrate_path(self, post: Post) -> str:
        """Return the cell of an address."""
        return escaped(post.path or "")

    def get_export_headers(self, *args: Any, **kwargs: Any) -> list[str]:
        """Return the headings in Chinese."""
        return [LABELS[name] for name in self._meta.fields]

    def export_order(self) -> tuple[str, ...]:
        """Return the columns in their order."""
        return self._meta.fields


LABELS = {
    "id": "编号",
    "title": "文章标题",
    "path": "地址",
    **{name: str(Post._meta.get_field(name).verbose_name) for name in CHANGED},
}
NAMES = {label: name for name, label in LABELS.items()}


def exported(posts: QuerySet[Post]) -> Dataset:
    """Return the table of some posts."""
    return SeoResource().export(posts.only("pk", "title", "path", "kind", *FIELDS))


def post_number(value: Any) -> int:
    """Return the number in a cell; raises RowRefused."""
    found = NUMBER.fullmatch(str("" if value is None else value).strip())
    if not found:
        raise RowRefused("“编号”不是文章的编号。")
    return int(found[1])


def _numbers(dataset: Dataset) -> Iterator[int]:
    for value in dataset["id"]:
        if found := NUMBER.fullmatch(str(value).strip()):
            yield int(found[1])


def _posts(numbers: Iterable[int]) -> Iterator[Post]:
    wanted = sorted(set(numbers))
    rows = Post.objects.only("pk", "title", "path", "kind", *FIELDS)
    for first in range(0, len(wanted), LOADED):
        yield from rows.filter(pk__in=wanted[first : first + LOADED])
