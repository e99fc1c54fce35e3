"""From citations to the provisions that they mean on a day, in a fixed number of queries."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from django.db.models import Q

from .choices import Choice, choices, version_on
from .grammar import Citation
from .locators import Locator
from .models import Law, LawVersion, Provision
from .names import laws_by_title

# A range such as 第六百六十七条至第六百八十条 brings this many articles at most.
RANGE_LIMIT = 60
UNUSED = ("headings", "opening", "source", "source_date")


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a citation means on a day; empty where the library cannot tell.

    ``version`` is the text to compare with; ``in_force`` says whether it counts on that day, and
    ``of_then`` that it counted at the time of which the sentence speaks. ``superseded`` says that
    the version named is not held and no longer counts. ``present`` is the version of the day,
    ``others`` are further texts that may be meant.
    """

    citation: Citation
    law: Law | None = None
    version: LawVersion | None = None
    in_force: bool = False
    provisions: tuple[Provision, ...] = ()
    of_then: bool = False
    superseded: bool = False
    present: LawVersion | None = None
    others: tuple[Resolution, ...] = ()

    @property
    def official(self) -> str | None:
        """The official text at the place cited, None where there is no such place."""
        if not self.provisions:
            return None
        if self.citation.article_to:
            return "\n".join(provision.text for provision in self.provisions)
        return self.provisions[0].text_at(self.citation.locator)


@dataclass(slots=True)
class _Shelf:
    """The laws, versions and provisions that a set of citations needs, read at once."""

    on: datetime.date
    laws: dict[str, Law]
    versions: dict[int, list[LawVersion]]
    provisions: dict[int, dict[Locator, Provision]] = field(default_factory=dict)

    def law(self, citation: Citation) -> Law | None:
        """The law of a citation."""
        return self.laws.get(citation.law or "")

    def choices(self, citation: Citation, spoken: datetime.date | None) -> list[Choice]:
        """The texts that a citation may mean."""
        law = self.law(citation)
        if law is None:
            return [Choice(None)]
        return choices(citation, law, self.versions.get(law.pk, []), self.on, spoken)


def resolve(
    citations: Sequence[Citation],
    on: datetime.date,
    spoken: Sequence[datetime.date | None] = (),
) -> list[Resolution]:
    """Return what each citation means by the law of a day, in the order given.

    ``spoken`` has for each the day of which its sentence speaks. Three queries, whatever the number
    of citations.
    """
    laws = laws_by_title({c.law for c in citations if c.law})
    shelf = _Shelf(on, laws, _versions_of(laws.values()))
    days = spoken or [None] * len(citations)
    chosen = [shelf.choices(c, day) for c, day in zip(citations, days, strict=True)]
    shelf.provisions = _provisions_of(citations, chosen)
    return [_resolved(c, shelf, found) for c, found in zip(citations, chosen, strict=True)]


def _versions_of(laws: Iterable[Law]) -> dict[int, list[LawVersion]]:
    found: dict[int, list[LawVersion]] = {}
    by_id = {law.pk: law for law in laws}
    rows = LawVersion.objects.filter(law__in=by_id).defer("frame", "warnings")
    for version in rows.order_by("effective_on"):
        version.law = by_id[version.law_id]
        found.setdefault(version.law_id, []).append(version)
    return found


def _provisions_of(
    citations: Sequence[Citation], chosen: Sequence[Sequence[Choice]]
) -> dict[int, dict[Locator, Provision]]:
    numbers: dict[int, set[int]] = defaultdict(set)
    versions: dict[int, LawVersion] = {}
    for citation, found in zip(citations, chosen, strict=True):
        first = citation.article
        for version in (choice.version for choice in found if choice.version and first):
            last = min(citation.article_to or first, first + RANGE_LIMIT)
            versions[version.pk] = version
            numbers[version.pk].update(range(first, last + 1))
    if not numbers:
        return {}
    by_version: dict[int, dict[Locator, Provision]] = {}
    wanted = [Q(version=pk, article__in=articles) for pk, articles in numbers.items()]
    rows = Provision.objects.filter(reduce(or_, wanted), kind=Provision.Kind.ARTICLE)
    for provision in rows.defer(*UNUSED).order_by("version", "position"):
        provision.version = versions[provision.version_id]
        by_version.setdefault(provision.version_id, {})[provision.locator] = provision
    return by_version


def _resolved(citation: Citation, shelf: _Shelf, found: Sequence[Choice]) -> Resolution:
    first, *others = [_resolution(citation, shelf, choice) for choice in found]
    return replace(first, others=tuple(others))


def _resolution(citation: Citation, shelf: _Shelf, choice: Choice) -> Resolution:
    law, version = shelf.law(citation), choice.version
    versions = shelf.versions.get(law.pk, []) if law else []
    present = version_on(versions, shelf.on)
    if law is None or version is None:
        return Resolution(citation, law, superseded=choice.superseded, present=present)
    repealed = law.repealed_on is not None and law.repealed_on <= shelf.on
    counts = version == present and version.effective_on <= shelf.on and not repealed
    cited = _cited(citation, shelf.provisions.get(version.pk, {}))
    return Resolution(citation, law, version, counts, cited, choice.of_then, present=present)


def _cited(citation: Citation, held: dict[Locator, Provision]) -> tuple[Provision, ...]:
    if citation.article is None:
        return ()
    if not citation.article_to:
        provision = held.get(citation.locator.whole_article)
        return (provision,) if provision else ()
    first, last = Locator(citation.article, citation.article_suffix), citation.article_to
    return tuple(row for place, row in held.items() if first <= place and place.article <= last)
