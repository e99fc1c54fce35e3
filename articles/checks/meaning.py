"""Whether what a text says of a provision can be meant: its crime, its subject."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from legal_refs.captions import CRIMINAL_LAW, crime_table, subjects
from legal_refs.captions import Subject as Notion
from legal_refs.grammar import Citation
from legal_refs.verify import Verdict

from .named_crimes import CitedArticle, NamedCrime, named_crimes, pinned_elsewhere
from .registry import Hit, Level, check
from .subject import Subject

CRIME_NAMES = "最高人民法院、最高人民检察院关于执行《中华人民共和国刑法》确定罪名的规定和补充规定"
# The code of 1979 had other numbers.
RENUMBERED = 1997
FORMER = re.compile(
    r"原|曾|旧|当时|取消|改为|更名|过去|俗称|此前|以前|修正前|修订前|不再|历史|19\d\d年|废"
)
# 第六百七十五条所规定的, 第…条关于
JOINED = re.compile(
    r"(?:所|中|里)?(?:规定|确立|明确|关于|讲|说|设立|创设)?(?:了|的)*(?:是|就是|即)?[“（(]?"
)


def _by_sentence(
    subject: Subject, verdicts: Iterable[Verdict]
) -> dict[tuple[int, int], list[Verdict]]:
    """The verdicts on citations of a place, by the sentence that they stand in."""
    phrases = subject.phrases.get("body")
    found: defaultdict[tuple[int, int], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        citation = verdict.citation
        if phrases and citation.article and not citation.article_to and not citation.past:
            found[phrases.sentence(citation.start)].append(verdict)
    return found


@check(
    "meaning.crime_elsewhere",
    Level.BLOCKER,
    "罪名与引用的刑法条文对不上",
    CRIME_NAMES,
)
def crime_elsewhere(subject: Subject) -> Iterable[Hit]:
    """A sentence pins a crime to an article that another crime is named after."""
    criminal = [
        verdict
        for verdict in subject.cited.verdicts
        if verdict.citation.law == CRIMINAL_LAW
        and (verdict.citation.version_year or RENUMBERED) >= RENUMBERED
    ]
    crimes = crime_table()
    for (start, end), verdicts in _by_sentence(subject, criminal).items():
        sentence = subject.plain.text[start:end]
        articles = [
            CitedArticle(
                v.citation.start - start, v.citation.end - start, v.citation.locator.whole_article
            )
            for v in verdicts
        ]
        named = list(named_crimes(sentence, crimes))
        for article, crime in pinned_elsewhere(sentence, articles, named, crimes):
            yield _crime_hit(article, crime, start)


def _crime_hit(article: CitedArticle, crime: NamedCrime, offset: int) -> Hit:
    crimes = crime_table()
    right = "、".join(str(place) for place in sorted(crimes.places[crime.name]))
    own = "、".join(f"“{name}”" for name in crimes.named[article.place])
    return Hit(
        f"刑法{article.place}的罪名是{own}，不是“{crime.name}”；“{crime.name}”规定在刑法{right}。",
        f"核对条文：要说{crime.name}，改引{right}；要引{article.place}，改正罪名。",
        offset + article.start,
        offset + article.end,
    )


@check("meaning.former_crime", Level.ADVICE, "罪名已经取消或者改名", CRIME_NAMES)
def former_crime(subject: Subject) -> Iterable[Hit]:
    """A crime is named as it was called before, in a sentence that does not speak of the past."""
    phrases, crimes = subject.phrases.get("body"), crime_table()
    if phrases is None or "罪" not in phrases.text:
        return
    present = {name for names in crimes.named.values() for name in names}
    for crime in named_crimes(phrases.text, crimes):
        quoted = phrases.in_title(crime.start, crime.end)
        if crime.name in present or quoted or FORMER.search(phrases.sentence_text(crime.start)):
            continue
        place = min(crimes.places[crime.name])
        now = "、".join(crimes.named.get(place, ()))
        yield Hit(
            f"“{crime.name}”不是现行罪名，刑法{place}现在的罪名：{now or '无'}。",
            "讲过去的案件时请写明当时；否则改用现行罪名。",
            crime.start,
            crime.end,
        )


@check("meaning.subject_elsewhere", Level.WARNING, "引用的条文规定的不是所说的制度")
def subject_elsewhere(subject: Subject) -> Iterable[Hit]:
    """A notion that one article governs is joined to another article of the same law."""
    text = subject.plain.text
    for verdicts in _by_sentence(subject, subject.cited.verdicts).values():
        cited = {v.citation.locator.whole_article for v in verdicts}
        for citation in (verdict.citation for verdict in verdicts):
            notion = _notion_behind(text, citation)
            if notion and not notion.places & cited:
                right = "、".join(str(place) for place in sorted(notion.places))
                yield Hit(
                    f"“{notion.term}”规定在{right}，不在{citation.locator.whole_article}。",
                    "请核对条款序号。",
                    citation.start,
                    citation.end,
                )


def _notion_behind(text: str, citation: Citation) -> Notion | None:
    joined = JOINED.match(text, citation.end)
    start = joined.end() if joined else citation.end
    same_law = (notion for notion in subjects() if notion.law == citation.law)
    return next((notion for notion in same_law if text.startswith(notion.term, start)), None)
