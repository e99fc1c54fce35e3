"""相关法条: the provisions that an edition cites, once each, with their exact text."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string

from legal_refs.lawtext.structure import ITEM, SUB_ITEM
from legal_refs.models import Law, LawVersion, Provision
from legal_refs.verify import Verdict

from .links import GOOD, day_of, law_url

# What comes after these stands folded away, so that the page does not end in a wall of law.
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a provision: a 款, or an 项 or 目 that stands further in."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Statute:
    """One cited article: its label, address and lines."""

    label: str
    caption: str
    url: str
    anchor: str
    citation: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class CitedLaw:
    """One version of a law with the articles cited of it."""

    law: Law
    version: LawVersion
    url: str
    articles: dict[int, Statute] = field(default_factory=dict)
    order: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def statutes(self) -> list[Statute]:
        """The cited articles in the order of the law."""
        return [self.articles[key] for key in sorted(self.articles, key=self.order.__getitem__)]


@dataclass(frozen=True, slots=True)
class Group:
    """A law's heading with the articles shown under it."""

    title: str
    url: str
    version: LawVersion
    statutes: Sequence[Statute]


def cited_laws(verdicts: Iterable[Verdict], on: datetime.date) -> list[CitedLaw]:
    """Gather the provisions of good citations by law, the law cited first at the head."""
    found: dict[int, CitedLaw] = {}
    for verdict in verdicts:
        law, version = verdict.law, verdict.version
        if law is None or version is None or verdict.status not in GOOD or not verdict.provisions:
            continue
        day = day_of(verdict, on)
        held = found.setdefault(version.pk, CitedLaw(law, version, law_url(law, day)))
        for provision in verdict.provisions:
            held.order[provision.pk] = provision.article, provision.article_suffix
            held.articles.setdefault(provision.pk, statute_of(law, provision, day))
    return list(found.values())


def statute_of(law: Law, provision: Provision, day: datetime.date) -> Statute:
    """Return an article as the page shows it."""
    locator = provision.locator
    return Statute(
        label=provision.label,
        caption=provision.caption,
        url=law_url(law, day, locator.slug),
        anchor=f"statute-{provision.pk}",
        citation=f"《{law.title}》{provision.label}",
        lines=lines_of(provision.text),
    )


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a provision's text, each with its kind: paragraph, item or sub-item."""
    return tuple(Line(line, _kind(line)) for line in text.split("\n") if line.strip())


def _kind(line: str) -> str:
    if ITEM.match(line):
        return "item"
    return "sub-item" if SUB_ITEM.match(line) else "paragraph"


def split_at(laws: Sequence[CitedLaw], count: int) -> tuple[list[Group], list[Group]]:
    """Divide the cited articles into the first ``count`` and the others, both still by law."""
    first: list[Group] = []
    others: list[Group] = []
    for held in laws:
        room = max(0, count - sum(len(group.statutes) for group in first))
        for groups, part in ((first, held.statutes[:room]), (others, held.statutes[room:])):
            if part:
                groups.append(Group(held.law.title, held.url, held.version, part))
    return first, others


def statutes_html(laws: Sequence[CitedLaw]) -> str:
    """Return the section 相关法条, empty where nothing is cited."""
    if not laws:
        return ""
    total = sum(len(held.articles) for held in laws)
    # One or two left over are not worth a click.
    first, others = split_at(laws, SHOWN if total > SHOWN + 2 else total)
    hidden = sum(len(group.statutes) for group in others)
    context = {"groups": first, "others": others, "hidden": hidden}
    return render_to_string("articles/_statutes.html", context)
