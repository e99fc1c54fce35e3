"""A single article typed in by hand: an excerpt (摘录) with its source and date."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Max

from . import changes
from .locators import Locator
from .models import Law, LawVersion, Provision


class ExcerptError(ValueError):
    """An excerpt that would stand beside the whole text or twice; the message says what to do."""


@transaction.atomic
def add_excerpt(
    law: Law,
    effective_on: datetime.date,
    place: Locator,
    text: str,
    *,
    source: str,
    source_date: datetime.date,
    caption: str = "",
) -> Provision:
    """Store one article of a law's text of a day, in a version that holds excerpts alone.

    It is compared with the texts next to it as a whole text would be. Raises ExcerptError as
    ``check_excerpt`` does.
    """
    check_excerpt(law, effective_on, place)
    version, _ = LawVersion.objects.get_or_create(
        law=law, effective_on=effective_on, defaults={"complete": False}
    )
    last = version.provisions.aggregate(last=Max("position"))["last"]
    provision = Provision.objects.create(
        version=version,
        position=0 if last is None else last + 1,
        article=place.article,
        article_suffix=place.article_suffix,
        caption=caption,
        text=tidy_text(text),
        source=source,
        source_date=source_date,
    )
    changes.renew(version)
    return provision


def check_excerpt(law: Law, effective_on: datetime.date, place: Locator) -> None:
    """Raise ExcerptError where the whole text of that day, or this article of it, is held."""
    version = LawVersion.objects.filter(law=law, effective_on=effective_on).first()
    if version is None:
        return
    if version.complete:
        raise ExcerptError(f"法律库已有 {effective_on} 起施行的全文，不能再录入摘录。")
    held = version.provisions.filter(article=place.article, article_suffix=place.article_suffix)
    if held.exists():
        raise ExcerptError(f"{effective_on} 起施行的{place}已经录入，请直接修改那一条。")


@transaction.atomic
def drop_excerpt(provision: Provision) -> None:
    """Delete an excerpt, and its version with the last one: an empty text would hide another."""
    version = provision.version
    provision.delete()
    if not version.complete and not version.provisions.exists():
        version.delete()
    else:
        changes.renew(version)


def tidy_text(text: str) -> str:
    """Return a typed text with one 款 or 项 a line and no blanks round the lines."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line)
