"""What search engines are told of a post: its title and description."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..width import full_width_units
from .registry import Hit, Level, check
from .subject import Subject
from .thresholds import limit, thresholds

HOUSE_RULE = "本所 SEO 阈值表"
TITLE_RULES = "《百度搜索网页标题规范》（2019年）"
NOT_WORDS = re.compile(r"\W+")
LIMITS = thresholds()


def shown_title(subject: Subject) -> tuple[str, str]:
    """The field that gives the page its title, and the title."""
    given = subject.seo.get("seo_title", "").strip()
    return ("seo_title", given) if given else ("title", subject.title.strip())


@check("seo.no_description", Level.WARNING, "没有 SEO 描述", HOUSE_RULE)
def no_description(subject: Subject) -> Iterable[Hit]:
    """The description is empty."""
    if "description" in subject.seo and not subject.seo["description"].strip():
        low, high = LIMITS["description_low"], LIMITS["description_high"]
        yield Hit(
            "没有填写 SEO 描述。",
            f"用一两句话说清文章回答什么问题，{low.value:g} 至 {high} 为宜。",
            field="description",
        )


@check("seo.description_is_title", Level.WARNING, "SEO 描述与标题相同", HOUSE_RULE)
def description_is_title(subject: Subject) -> Iterable[Hit]:
    """The description says no more than the title."""
    given = NOT_WORDS.sub("", subject.seo.get("description", ""))
    titles = {NOT_WORDS.sub("", subject.title), NOT_WORDS.sub("", subject.seo.get("seo_title", ""))}
    if given and given in titles:
        yield Hit(
            "SEO 描述与标题相同。",
            "描述要补充标题没有说的内容。",
            0,
            len(subject.seo["description"]),
            "description",
        )


@check("seo.description_too_long", Level.WARNING, "SEO 描述太长", HOUSE_RULE)
def description_too_long(subject: Subject) -> Iterable[Hit]:
    """The description has more characters than any result page shows."""
    given, most = subject.seo.get("description", "").strip(), LIMITS["description_most"]
    if len(given) > most.value:
        yield Hit(
            f"SEO 描述有 {len(given)} 字，超过 {most}。",
            "后面的部分不会显示，请删到最要紧的一两句。",
            int(most.value),
            len(subject.seo["description"]),
            "description",
        )


@check("seo.description_width", Level.ADVICE, "SEO 描述的长短", HOUSE_RULE)
def description_width(subject: Subject) -> Iterable[Hit]:
    """Between what says enough and what is shown whole."""
    given = subject.seo.get("description", "").strip()
    width, low, high = (
        full_width_units(given),
        LIMITS["description_low"],
        LIMITS["description_high"],
    )
    if not given or len(given) > limit("description_most") or low.value <= width <= high.value:
        return
    yield Hit(
        f"SEO 描述宽 {width:g} 个全角字，建议 {low.value:g} 至 {high}。",
        "太短说不清，太长显示不全。",
        0,
        len(subject.seo["description"]),
        "description",
    )


@check("seo.title_width", Level.WARNING, "SEO 标题太短或者太长", TITLE_RULES)
def title_width(subject: Subject) -> Iterable[Hit]:
    """An SEO title of fewer or more full-width units than any good one has."""
    given = subject.seo.get("seo_title", "").strip()
    width, least, most = full_width_units(given), LIMITS["title_least"], LIMITS["title_most"]
    if given and not least.value <= width <= most.value:
        yield Hit(
            f"SEO 标题宽 {width:g} 个全角字，应当在 {least.value:g} 至 {most} 之间。",
            "写清楚这一页回答什么问题，不堆词。",
            0,
            len(subject.seo["seo_title"]),
            "seo_title",
        )


@check("seo.title_cut", Level.ADVICE, "标题在搜索结果里显示不全", TITLE_RULES)
def title_cut(subject: Subject) -> Iterable[Hit]:
    """Wider than a result page shows, and not yet so wide as to be wrong."""
    field, given = shown_title(subject)
    width, shown = full_width_units(given), LIMITS["title_shown"]
    if subject.seo and shown.value < width <= limit("title_most"):
        yield Hit(
            f"标题宽 {width:g} 个全角字，搜索结果里大约只显示 {shown}。",
            "把最要紧的词放在前面，或者删短。",
            0,
            len(subject.value(field)),
            field,
        )
