from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone

from ..citations import CitedText, report_for
from ..models import Firm
from ..seo import FIELDS
from .elements import Elements, elements_of
from .house import House
from .phrases import Phrases
from .rows import Rows

if TYPE_CHECKING:
    from ..models import Post
    from ..plaintext import Plain


BLOCKQUOTE = re.compile(r"<blockquote\b.*?(?:</blockquote>|\Z)", re.DOTALL | re.IGNORECASE)
OWN_TEXTS = ("title", "answer", "excerpt", "notice")
# What readers and search engines are shown; the excerpt is part of the body.
SHOWN = ("body", "title", "answer", "seo_title", "description")


@dataclass(frozen=True)
class Subject:
    """What the checks look at: a post as it stands, or a text that is being written."""

    html: str
    title: str = ""
    on: datetime.date = field(default_factory=timezone.localdate)
    seo: dict[str, str] = field(default_factory=dict)
    kind: str = "post"
    category: str = ""
    author: str = ""
    ai_assisted: bool = False
    answer: str = ""
    excerpt: str = ""
    # None where a text that is no post is looked at.
    post_id: int | None = None
    has_picture: bool | None = None
    # The wording of the copyright notice, where the post is marked as made with a machine's help.
    notice: str = ""

    @classmethod
    def of_post(cls, post: Post, on: datetime.date) -> Subject:
        """The working copy, checked by the law of a day."""
        return cls(
            html=post.body,
            title=post.title,
            on=on,
            seo={name: str(getattr(post, name) or "") for name in FIELDS},
            kind=post.kind,
            category=post.category.name if post.category else "",
            author=post.lawyer.name if post.lawyer else "",
            answer=post.answer,
            excerpt=post.excerpt,
            post_id=post.pk,
            has_picture=bool(post.lead_image_id or post.social_image_id),
            ai_assisted=post.ai_assisted,
            notice=_notice_wording(post) if post.ai_assisted else "",
        )

    @cached_property
    def cited(self) -> CitedText:
        """The citations of the body with their verdicts: found and verified once."""
        return report_for(self.html, self.on)

    @property
    def plain(self) -> Plain:
        """The body's text with its places in the HTML."""
        return self.cited.plain

    @cached_property
    def elements(self) -> Elements:
        """The body's headings, pictures, links and blocks, with their places in the HTML."""
        return elements_of(self.html)

    @cached_property
    def rows(self) -> Rows:
        """The rows of check data that are switched on."""
        return Rows.current()

    @cached_property
    def house(self) -> House:
        """The firm that publishes: what it may name without leaking anything."""
        return House.current()

    @cached_property
    def phrases(self) -> dict[str, Phrases]:
        """The sentences of each text that readers see, by the names of their fields."""
        given = {name: Phrases(self.value(name)) for name in SHOWN}
        return {name: phrases for name, phrases in given.items() if phrases.text}

    @cached_property
    def blockquotes(self) -> list[tuple[int, int]]:
        """Where the body's HTML is a block quotation."""
        return [found.span() for found in BLOCKQUOTE.finditer(self.html)]

    def in_blockquote(self, at: int) -> bool:
        """Whether a place of the body's text stands in a block quotation."""
        place, _ = self.plain.span(at, at + 1)
        return any(start <= place < end for start, end in self.blockquotes)

    def text_span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the body's text of a stretch of its HTML, blanks at the end left out."""
        starts, text = self.plain.starts, self.plain.text
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        while first < last and text[last - 1].isspace():
            last -= 1
        return first, last

    def value(self, name: str) -> str:
        """The text that a finding's ``field`` means: body, title, answer or an SEO field."""
        if name == "body":
            return self.plain.text
        return str(getattr(self, name)) if name in OWN_TEXTS else self.seo.get(name, "")


def _notice_wording(post: Post) -> str:
    template = Firm.current().notice_template(post.effective_notice_kind)
    return post.notice_text.strip() or template.strip()
