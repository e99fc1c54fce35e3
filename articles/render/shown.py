"""What templates are given: plain values, from which no working copy can be reached."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString

from ..models import Image, Lawyer

# Characters that stand in a path as they are; all others are percent-encoded in a permalink.
PATH_SAFE = "/:@!$&'()*+,;=~-._"
# A revised law renumbers much that a long post cites: the notice must not push the post away.
NOTES_OPEN = 4


def permalink(path: str) -> str:
    """Return the full address of a path of this site, percent-encoded, on its own host.

    ``permalink("/posts/7.html")`` is ``"https://www.example.com/posts/7.html"``.
    """
    return settings.SITE_URL + quote(path, safe=PATH_SAFE)


@dataclass(frozen=True, slots=True)
class Link:
    """A name and where it leads."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of ours with the copies that a browser may choose from."""

    url: str
    srcset: str
    width: int
    height: int
    alt: str
    thumbnail: str

    @classmethod
    def of(cls, image: Image | None) -> Picture | None:
        """Return what a template needs of an image, None for none."""
        if image is None:
            return None
        return cls(
            image.rendition_url(960),
            image.srcset,
            image.width,
            image.height,
            image.alt,
            image.thumbnail_url,
        )


@dataclass(frozen=True, slots=True)
class Signature:
    """A lawyer as named in a byline."""

    name: str
    title: str
    url: str
    licence_number: str

    @classmethod
    def of(cls, lawyer: Lawyer | None) -> Signature | None:
        """Return how a lawyer signs, None for none."""
        if lawyer is None:
            return None
        url = lawyer.get_absolute_url()
        return cls(lawyer.name, lawyer.title, url, lawyer.licence_number)


@dataclass(frozen=True, slots=True)
class Card:
    """A post in a list."""

    post_id: int
    title: str
    url: str
    excerpt: str
    published_at: datetime.datetime
    lawyer: Link | None
    category: Link | None
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class LawNote:
    """A change that counts: said in a sentence, with where its new words stand.

    ``confirmed_on`` is the day when a lawyer found the post right under it, None where none did.
    """

    on: datetime.date
    text: str
    url: str
    confirmed_on: datetime.date | None


@dataclass(frozen=True, slots=True)
class LawNotes:
    """The changes that count on a day; ``confirmed_on`` where a lawyer looked at all of them."""

    notes: tuple[LawNote, ...] = ()

    @property
    def first(self) -> tuple[LawNote, ...]:
        """Those that stand open; two more than that are not worth a click."""
        count = len(self.notes)
        return self.notes if count <= NOTES_OPEN + 2 else self.notes[:NOTES_OPEN]

    @property
    def others(self) -> tuple[LawNote, ...]:
        """Those that stand folded away."""
        return self.notes[len(self.first) :]

    @property
    def since(self) -> datetime.datetime | None:
        """The moment from which readers are told all this: the start of the last one's day."""
        if not self.notes:
            return None
        last = max(note.on for note in self.notes)
        return timezone.make_aware(datetime.datetime.combine(last, datetime.time()))

    @property
    def confirmed_on(self) -> datetime.date | None:
        days = [note.confirmed_on for note in self.notes]
        return max((day for day in days if day), default=None) if all(days) else None


@dataclass(frozen=True, slots=True)
class ShownPost:
    """A published post or fixed page as its page shows it; the HTML parts are ready."""

    title: str
    permalink: str
    is_page: bool
    category: Link | None
    signed: Signature | None
    reviewed: Signature | None
    published_at: datetime.datetime
    changed_at: datetime.datetime
    law_on: datetime.date
    lead_image: Picture | None
    head: SafeString
    answer: SafeString
    contents: SafeString
    body: SafeString
    statutes: SafeString
    tags: SafeString
    notice: SafeString
    related: SafeString
    law_changed: LawNotes

    @property
    def updated(self) -> bool:
        """Whether the text changed on a later day than that of its publication."""
        return timezone.localdate(self.changed_at) != timezone.localdate(self.published_at)
