from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import timezone

from ..citations import CitedText, report_for
from ..seo import FIELDS
from .house import House
from .phrases import Phrases
from .rows import Rows

if TYPE_CHECKING:
    from ..models import Post
    from ..plaintext import Plain


OWN_TEXTS = ("title", "answer", "excerpt")
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

    def value(self, name: str) -> str:
        """The text that a finding's ``field`` means: body, title, answer or an SEO field."""
        if name == "body":
            return self.plain.text
        return str(getattr(self, name)) if name in OWN_TEXTS else self.seo.get(name, "")
