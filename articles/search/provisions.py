"""A query that names a law or one of its articles: 民法典675, 第六百七十五条, 劳动合同法."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from legal_refs.captions import CRIMINAL_LAW, article_of_crime
from legal_refs.grammar.pinpoints import BLANK, NUMERAL
from legal_refs.locators import Locator
from legal_refs.models import Law, LawVersion, Provision
from legal_refs.names import current_names, laws_by_title
from legal_refs.numerals import parse_numeral

from ..models import CitedProvision
from .tokens import ARTICLE, fold, words

# 民法典675, 刑法 133-1: figures alone at the end of a query that begins with a law's name
_FIGURES = re.compile(rf"(?P<name>.*?){BLANK}第?{BLANK}(?P<article>{NUMERAL})(?:-(?P<suffix>\d))?")
_MARKS = re.compile("[《》〈〉“”\"'「」，,、：:？?！!。.]")
# Asking which laws are known costs more than all the rest of a search.
_LIKE_A_NAME = re.compile(".{0,60}(?:法|法典|条例|规定|规则|解释|办法|意见|决定|批复)")
# Of one article number in many laws, those that posts cite most.
MOST_LAWS = 3
LARGEST = 99_999


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a query names: laws by their titles, none where it names an article alone, and a place.

    ``rest`` is what else it says.
    """

    titles: tuple[str, ...] = ()
    place: Locator | None = None
    rest: str = ""

    @property
    def is_provision(self) -> bool:
        """Whether the query is the name of an article and nothing more."""
        return self.place is not None and not words(self.rest)


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision in the text that is in force, as the result page shows it."""

    law: Law
    place: Locator
    text: str
    url: str


def read(text: str) -> Wanted:
    """Return the law and the article that a query names; both empty where it names none.

    民法典第675条 逾期利息 names article 675 of 中华人民共和国民法典, 逾期利息 is the rest.
    """
    plain = _MARKS.sub(" ", fold(text)).strip()
    if place := article_of_crime(plain):
        return Wanted((CRIMINAL_LAW,), place, plain)
    if found := ARTICLE.search(plain):
        place = _place(found[1], found[2])
        name, rest = _named(plain[: found.start()])
        return _wanted(name, place, f"{rest} {plain[found.end() :]}".strip())
    found = _FIGURES.fullmatch(plain)
    if found and _LIKE_A_NAME.fullmatch(found["name"].strip()):
        return _wanted(found["name"].strip(), _place(found["article"], found["suffix"]), "")
    return _wanted(plain, None, "") if _LIKE_A_NAME.fullmatch(plain) else Wanted()


def shown(wanted: Wanted, on: datetime.date) -> list[Shown]:
    """Return the article in the texts in force on a day, the law that posts cite most first."""
    if wanted.place is None:
        return []
    laws = laws_by_title(wanted.titles).values()
    versions = LawVersion.objects.in_force(on)
    if wanted.titles:
        versions = versions.filter(law__in=laws)
    rows = Provision.objects.filter(
        version__in=versions,
        kind=Provision.Kind.ARTICLE,
        article=wanted.place.article,
        article_suffix=wanted.place.article_suffix,
    ).select_related("version__law")
    held = [Shown(row.version.law, row.locator, row.text, row.get_absolute_url()) for row in rows]
    cited = _citing([row.law for row in held], wanted.place)
    return sorted(held, key=lambda row: (-cited.get(row.law.pk, 0), row.law.title))[:MOST_LAWS]


def law_named(wanted: Wanted) -> Law | None:
    """Return the law whose name is all of a query, where the library holds its text."""
    if wanted.place or len(wanted.titles) != 1:
        return None
    law = laws_by_title(wanted.titles).get(wanted.titles[0])
    return law if law and law.versions.exists() else None


def _citing(laws: Sequence[Law], place: Locator) -> dict[int, int]:
    if len(laws) < 2:
        return {}
    rows = CitedProvision.objects.filter(
        law__in=laws, article=place.article, article_suffix=place.article_suffix
    )
    return dict(rows.values_list("law").annotate(count=Count("pk")))


def _place(article: str, suffix: str | None) -> Locator | None:
    number = parse_numeral(article)
    place = Locator(number, parse_numeral(suffix) if suffix else 0)
    return place if 0 < number <= LARGEST else None


def _named(before: str) -> tuple[str, str]:
    """Part what stands before an article into the name of a law and the rest."""
    plain = re.sub(rf"{BLANK}(?:的|中的?|里的?)?{BLANK}$", "", before)
    if not plain or current_names().meaning(plain).titles:
        return plain, ""
    name = current_names().bare_name_before(plain, len(plain))
    return name, plain[: len(plain) - len(name)]


def _wanted(name: str, place: Locator | None, rest: str) -> Wanted:
    if not name:
        return Wanted((), place, rest) if place else Wanted()
    titles = current_names().meaning(name.replace(" ", "")).titles
    return Wanted(titles[:MOST_LAWS], place, rest)
