"""Laws for tests."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import count

from legal_refs.lawtext import parse as parse_source
from legal_refs.lawtext import read_bytes
from legal_refs.lawtext.parsed import ParsedLaw
from legal_refs.locators import Locator
from legal_refs.models import Law, LawVersion, Provision
from legal_refs.names import forget_names
from legal_refs.slugs import law_slug

Articles = Mapping[int | str, str] | str
LOAN = "借款人应当按照约定的期限返还借款。"


def make_law(
    title: str = "中华人民共和国民法典",
    articles: Articles = LOAN,
    effective_on: datetime.date | str = "2021-01-01",
    *,
    slug: str = "",
    kind: str = Law.Kind.LAW,
    headings: Sequence[str] = (),
    repealed_on: datetime.date | str | None = None,
    successor: Law | None = None,
    **version: object,
) -> Law:
    """Return a law with one more version; ``articles`` maps 675 or "276-1" to texts.

    A single text is article 1. Called again with the same title it adds a version.
    """
    law, _ = Law.objects.get_or_create(
        title=title, defaults={"slug": slug or law_slug(title), "kind": kind}
    )
    if repealed_on or successor:
        law.repealed_on, law.successor = as_day(repealed_on), successor
        law.save()
    stored = LawVersion.objects.create(law=law, effective_on=as_day(effective_on), **version)
    add_articles(stored, articles, headings)
    forget_names()
    return law


def add_articles(version: LawVersion, articles: Articles, headings: Sequence[str] = ()) -> None:
    """Add articles to a version behind those that it has."""
    texts = {1: articles} if isinstance(articles, str) else articles
    places = count(version.provisions.count())
    Provision.objects.bulk_create(
        Provision(
            version=version,
            position=next(places),
            article=as_place(number).article,
            article_suffix=as_place(number).article_suffix,
            headings=list(headings),
            text=text,
        )
        for number, text in texts.items()
    )


def make_provision(
    title: str = "中华人民共和国民法典",
    number: int | str = 675,
    text: str = LOAN,
    effective_on: str = "2021-01-01",
) -> Provision:
    """Return the single article of a law of one article."""
    law = make_law(title, {number: text}, effective_on)
    return Provision.objects.get(version__law=law, version__effective_on=effective_on)


def law_file(
    title: str = "中华人民共和国借款法",
    articles: Articles = LOAN,
    passed: str = "2020年5月28日",
    effective: str = "2021年1月1日",
) -> str:
    """Return the text of a Markdown law file."""
    texts = {1: articles} if isinstance(articles, str) else articles
    head = [f"# {title}", f"{passed} 第十三届全国人民代表大会第三次会议通过"]
    head += [f"{effective} 施行"] if effective else []
    body = [f"{as_place(number)} {text}" for number, text in texts.items()]
    return "\n\n".join([*head, "<!-- INFO END -->", *body]) + "\n"


def parsed_law(*args: object, name: str = "借款法.md", **kwargs: object) -> ParsedLaw:
    """Return the law read from ``law_file`` of the same arguments."""
    return parse_source(read_bytes(name, law_file(*args, **kwargs).encode()))


def as_place(number: int | str) -> Locator:
    """Return 675 or "276-1" as a place."""
    article, _, suffix = str(number).partition("-")
    return Locator(int(article), int(suffix or 0))


def as_day(day: datetime.date | str | None) -> datetime.date | None:
    """Return an ISO date as a date."""
    return datetime.date.fromisoformat(day) if isinstance(day, str) else day
