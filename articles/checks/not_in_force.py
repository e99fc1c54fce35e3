"""What to say of a citation whose law has ended, and what to write in its place."""

from __future__ import annotations

import datetime
from html import escape

from legal_refs.locators import Locator
from legal_refs.titles import NATION
from legal_refs.verify import Suggestion, Verdict

from .registry import Edit
from .subject import Subject


def why_not(verdict: Verdict, on: datetime.date) -> str:
    """Say why the law cited does not count on a day: 《合同法》自2021-01-01起废止."""
    law, year, present = verdict.law, verdict.citation.version_year, verdict.resolution.present
    name = f"《{law.short_title if law else verdict.citation.law}》"
    if law and law.repealed_on and law.repealed_on <= on:
        return f"{name}自{law.repealed_on}起废止"
    replaced = present is not None and present.effective_on <= on and verdict.version != present
    if year and present and replaced:
        return f"{name}{year}年的文本已被{present.effective_on}起施行的文本代替"
    return f"{name}在{on}尚未施行"


def what_is_now(suggestion: Suggestion | None) -> str:
    """Say where the rule stands now: 这一条现为《民法典》第六百七十五条; "" where nothing is known."""
    if suggestion is None:
        return ""
    name = f"《{short(suggestion.law)}》"
    notes = "；".join(dict.fromkeys(t.note for t in suggestion.targets if t.differs and t.note))
    places = "、".join(str(Locator(number)) for number in suggestion.articles)
    if not suggestion.targets:
        return f"现行规定见{name}"
    if not places:
        return f"{name}没有相应的条文"
    if any(target.differs for target in suggestion.targets):
        return f"相应的规定现为{name}{places}，内容已有实质变更{notes and '：' + notes}"
    return f"相应的规定现为{name}{places}"


def present_citation(subject: Subject, verdict: Verdict) -> tuple[Edit, ...]:
    """The edit that cites the law of the day instead, () where a person has to look.

    So it is where words are quoted, a 款 or several articles are cited, the rule has changed or was
    divided, a later citation goes on with this one's law, or markup stands inside.
    """
    suggestion, citation = verdict.suggestion, verdict.citation
    if suggestion is None or len(suggestion.targets) != 1 or not suggestion.articles:
        return ()
    narrow = citation.paragraph or citation.item or citation.article_to
    if narrow or verdict.compared or suggestion.targets[0].differs or _is_gone_on(subject, verdict):
        return ()
    start, end = subject.plain.span(citation.start, citation.end)
    if "<" in subject.html[start:end]:
        return ()
    named = f"《{short(suggestion.law)}》{Locator(suggestion.articles[0])}"
    return (Edit(start, end, escape(named, quote=False)),)


def short(title: str) -> str:
    """A title as lawyers say it."""
    return title.removeprefix(NATION)


def _is_gone_on(subject: Subject, verdict: Verdict) -> bool:
    """Whether the next citation takes the law from this one: 《合同法》第六十条、第一百零七条."""
    citation = verdict.citation
    later = [v.citation for v in subject.cited.verdicts if v.citation.start > citation.start]
    return bool(later) and later[0].law == citation.law and "《" not in later[0].surface
