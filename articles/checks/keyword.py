"""How a post uses its focus keyword: whether it is there, and whether it is stuffed."""

from __future__ import annotations

from collections.abc import Iterable

from ..models import Edition
from .measures import crowded_phrase, density, length_of, mentions, occurrences
from .own_words import own_text
from .registry import Hit, Level, check
from .seo import HOUSE_RULE, LIMITS, TITLE_RULES, shown_title
from .subject import Subject
from .thresholds import limit


def _keyword(subject: Subject) -> str:
    return subject.seo.get("focus_keyword", "").strip()


def _stuffing(subject: Subject, low: float, high: float) -> Iterable[Hit]:
    text, keyword = subject.plain.text, _keyword(subject)
    share = density(text, keyword)
    found = occurrences(text, keyword)
    few = length_of(text) < limit("density_text") or len(found) < limit("density_least")
    if few or not low < share <= high:
        return
    bound = LIMITS["density_warning" if low == limit("density_warning") else "density_blocker"]
    yield Hit(
        f"核心关键词“{keyword}”出现 {len(found)} 次，占正文字数的 {share:.1f}%，超过 {bound}。",
        "删去不必要的重复，用“这笔钱”“该款项”一类的话代替；不用补别的词。",
        found[0],
        found[0] + len(keyword),
        detail={"density": round(share, 2), "times": len(found)},
    )


@check("seo.stuffing", Level.WARNING, "关键词堆砌", TITLE_RULES)
def stuffing(subject: Subject) -> Iterable[Hit]:
    """The focus keyword takes up more of the text than reads well; in a short text it is counted."""
    yield from _stuffing(subject, limit("density_warning"), limit("density_blocker"))
    text, keyword = subject.plain.text, _keyword(subject)
    found, times, short = (
        occurrences(text, keyword),
        LIMITS["density_times"],
        LIMITS["density_text"],
    )
    if length_of(text) < short.value and len(found) >= times.value:
        yield Hit(
            f"正文不到 {short}，核心关键词“{keyword}”出现 {len(found)} 次，达到 {times}。",
            "删去不必要的重复。",
            found[0],
            found[0] + len(keyword),
            detail={"times": len(found)},
        )


@check("seo.stuffed", Level.BLOCKER, "关键词严重堆砌", TITLE_RULES)
def stuffed(subject: Subject) -> Iterable[Hit]:
    """The focus keyword takes up so much of the text that search engines punish it."""
    yield from _stuffing(subject, limit("density_blocker"), 101)


@check("seo.stuffed_phrase", Level.WARNING, "某个词组重复得太多", TITLE_RULES)
def stuffed_phrase(subject: Subject) -> Iterable[Hit]:
    """Some phrase that is no law's name is repeated like a stuffed keyword."""
    text, keyword = own_text(subject), _keyword(subject)
    total = length_of(text)
    if total < limit("density_text"):
        return
    phrase, times = crowded_phrase(text, int(limit("phrase_times")))
    share, most = 100 * times * len(phrase) / total, LIMITS["phrase_density"]
    known = keyword and (keyword in phrase or phrase in keyword)
    if share > most.value and not known:
        at = subject.plain.text.find(phrase)
        yield Hit(
            f"“{phrase}”出现 {times} 次，占正文字数的 {share:.1f}%，超过 {most}。",
            "像是堆砌的关键词，请换成自然的说法。",
            at,
            at + len(phrase),
        )


@check("seo.no_keyword", Level.ADVICE, "没有核心关键词", HOUSE_RULE)
def no_keyword(subject: Subject) -> Iterable[Hit]:
    """SEO staff have not said what the post is to be found by."""
    if subject.kind == "post" and "focus_keyword" in subject.seo and not _keyword(subject):
        yield Hit("没有填写核心关键词。", "填写读者会搜索的一个词组。", field="focus_keyword")


@check("seo.keyword_length", Level.ADVICE, "核心关键词的长短", HOUSE_RULE)
def keyword_length(subject: Subject) -> Iterable[Hit]:
    """A keyword of one character means all, one of a whole sentence is searched by nobody."""
    keyword, short, long = _keyword(subject), LIMITS["keyword_short"], LIMITS["keyword_long"]
    if keyword and not short.value <= len(keyword) <= long.value:
        yield Hit(
            f"核心关键词有 {len(keyword)} 字，建议 {short.value:g} 至 {long}。",
            "一篇文章对准一个词组。",
            0,
            len(subject.seo["focus_keyword"]),
            "focus_keyword",
        )


@check("seo.keyword_in_title", Level.ADVICE, "标题里没有核心关键词", TITLE_RULES)
def keyword_in_title(subject: Subject) -> Iterable[Hit]:
    """The page's title does not speak of the keyword."""
    keyword, (field, given) = _keyword(subject), shown_title(subject)
    if keyword and given and not mentions(given, keyword):
        yield Hit(
            f"标题里没有核心关键词“{keyword}”，阈值：至少 1 次。",
            "标题能自然带上时再加。",
            0,
            len(subject.value(field)),
            field,
        )


@check("seo.keyword_in_lead", Level.ADVICE, "第一段没有提到核心关键词", HOUSE_RULE)
def keyword_in_lead(subject: Subject) -> Iterable[Hit]:
    """The first paragraph, or the answer above it, does not say what the post is about."""
    keyword = _keyword(subject)
    blocks = [block for block in subject.elements.blocks if not block.name.startswith("h")]
    if not keyword or not blocks:
        return
    start, end = subject.text_span(blocks[0].start, blocks[0].end)
    if not mentions(subject.answer + subject.plain.text[start:end], keyword):
        yield Hit(
            f"第一段没有提到核心关键词“{keyword}”，阈值：至少 1 次。",
            "开头先说清文章要回答的问题。",
            start,
            end,
        )


@check("seo.keyword_in_description", Level.ADVICE, "SEO 描述里的核心关键词", HOUSE_RULE)
def keyword_in_description(subject: Subject) -> Iterable[Hit]:
    """The description should name the keyword once or twice."""
    keyword, given = _keyword(subject), subject.seo.get("description", "")
    most, times = LIMITS["description_keywords"], len(occurrences(given, keyword))
    if not keyword or not given.strip():
        return
    if times > most.value or not mentions(given, keyword):
        yield Hit(
            f"SEO 描述里核心关键词“{keyword}”出现 {times} 次，建议 1 至 {most}。",
            "描述是给人读的，带到即可。",
            0,
            len(given),
            "description",
        )


@check("seo.keyword_in_headings", Level.ADVICE, "小标题里核心关键词太多", HOUSE_RULE)
def keyword_in_headings(subject: Subject) -> Iterable[Hit]:
    """Almost every heading repeats the keyword; none doing so is well."""
    keyword, headings = _keyword(subject), subject.elements.headings
    most = LIMITS["heading_share"]
    with_it = [heading for heading in headings if occurrences(heading.text, keyword)]
    if len(headings) < limit("heading_count") or not with_it:
        return
    share = 100 * len(with_it) / len(headings)
    if share > most.value:
        start, end = subject.text_span(with_it[0].start, with_it[0].end)
        yield Hit(
            f"{len(headings)} 个小标题里有 {len(with_it)} 个带“{keyword}”（{share:.0f}%），超过 {most}。",
            "小标题说各段的内容，不必都带关键词。",
            start,
            end,
        )


@check("seo.keyword_taken", Level.ADVICE, "核心关键词已经有文章用了", HOUSE_RULE)
def keyword_taken(subject: Subject) -> Iterable[Hit]:
    """Another post, out or about to be, aims at the same keyword, so that both compete."""
    keyword = _keyword(subject)
    if not keyword:
        return
    # As the index of the keyword map has it: open-ended, with a keyword.
    others = Edition.objects.filter(live_until=None, focus_keyword=keyword)
    others = others.exclude(focus_keyword="").exclude(post=subject.post_id)
    found = list(others.order_by("-published_at").values_list("title", "post__path")[:5])
    if found:
        names = "、".join(f"《{title}》（{path}）" for title, path in found)
        yield Hit(
            f"核心关键词“{keyword}”已经用于：{names}，阈值：每个关键词 1 篇。",
            "换一个更具体的词，或者把两篇合并。",
            0,
            len(subject.seo["focus_keyword"]),
            "focus_keyword",
            detail={"paths": [path for _title, path in found]},
        )
