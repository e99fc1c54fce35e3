"""How a text reads on a small screen: its length, its sentences, paragraphs and sections, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from .measures import Stretch, length_of, sentences_of
from .own_words import own_text, passes_over
from .registry import Hit, Level, check
from .structure import hit_at, inner_path
from .subject import Subject
from .thresholds import limit, thresholds

LIMITS = thresholds()
# More places than these say nothing new.
MOST = 5


def _read(subject: Subject) -> bool:
    """Whether a text is a post of which search engines are told something."""
    return subject.kind == "post" and bool(subject.seo)


@check("seo.text_length", Level.ADVICE, "正文很短")
def text_length(subject: Subject) -> Iterable[Hit]:
    """A text too short to answer a question; it is never asked for more keywords."""
    length, least = length_of(subject.plain.text), LIMITS["text_least"]
    if _read(subject) and length < least.value:
        yield Hit(
            f"正文 {length} 字，少于 {least}。",
            "看看读者的问题是否已经答全；答全了就不必加长。",
        )


@check("seo.sentence_length", Level.ADVICE, "长句太多")
def sentence_length(subject: Subject) -> Iterable[Hit]:
    """Too large a share of long sentences, official text and the names of laws left aside; the longest is shown."""
    sentences = list(_own_sentences(subject)) if _read(subject) else []
    long = [one for one in sentences if one.length > limit("sentence_long")]
    share, most = 100 * len(long) / len(sentences) if sentences else 0, LIMITS["sentence_share"]
    if share > most.value:
        longest = max(long, key=lambda one: one.length)
        yield Hit(
            f"{len(sentences)} 句里有 {len(long)} 句超过 {LIMITS['sentence_long']}"
            f"（{share:.0f}%），多于 {most}；最长的一句 {longest.length} 字。",
            "把一句话拆成几句，一句说一件事。",
            longest.start,
            longest.end,
        )


def _own_sentences(subject: Subject) -> Iterator[Stretch]:
    foreign = passes_over(subject)
    for sentence in sentences_of(own_text(subject)):
        block = subject.elements.block_at(subject.plain.starts[sentence.start])
        quoted = foreign(sentence.start) or foreign(sentence.end - 1)
        if not quoted and not block.name.startswith(("h", "t")):
            yield sentence


@check("seo.paragraph_length", Level.ADVICE, "段落太长")
def paragraph_length(subject: Subject) -> Iterable[Hit]:
    """A paragraph that fills more than a telephone's screen."""
    most, foreign = LIMITS["paragraph_long"], passes_over(subject)
    long = [
        (place, length)
        for place, length in (_lines(subject) if _read(subject) else ())
        if length > most.value and not foreign(place[0])
    ]
    for (start, end), length in long[:MOST]:
        yield Hit(f"这一段有 {length} 字，超过 {most}。", "在意思转折的地方分段。", start, end)


def _lines(subject: Subject) -> Iterator[tuple[tuple[int, int], int]]:
    place = 0
    for line in subject.plain.text.split("\n"):
        yield (place, place + len(line)), length_of(line)
        place += len(line) + 1


@check("seo.section_length", Level.ADVICE, "两个小标题之间的内容太长")
def section_length(subject: Subject) -> Iterable[Hit]:
    """A stretch of text without any heading to find one's way by."""
    if not _read(subject):
        return
    headings, text = subject.elements.headings, subject.plain.text
    name = "section_long" if headings else "section_none"
    most = LIMITS[name]
    begins = [subject.text_span(heading.start, heading.end) for heading in headings]
    ends = [start for start, _end in begins] + [len(text)]
    for start, end in zip([0, *(end for _start, end in begins)], ends, strict=True):
        length = length_of(text[start:end])
        if length > most.value:
            where = "两个小标题之间" if headings else "全文没有小标题，"
            first = text.find("\n", start + 1, end)
            yield Hit(
                f"{where}有 {length} 字，超过 {most}。",
                "加一两个小标题，读者好找。",
                start,
                first if first > start else end,
            )


@check("seo.same_start", Level.ADVICE, "连续几句开头相同")
def same_start(subject: Subject) -> Iterable[Hit]:
    """Sentences in a row that begin with the same two characters."""
    text, times = subject.plain.text, LIMITS["same_start"]
    sentences = _own_sentences(subject) if _read(subject) else ()
    for _line, group in groupby(
        sentences, key=lambda one: subject.phrases["body"].line(one.start)[0]
    ):
        for start, same in groupby(group, key=lambda one: text[one.start : one.start + 2]):
            row = list(same)
            if len(row) >= times.value:
                yield Hit(
                    f"连续 {len(row)} 句以“{start}”开头，达到 {times}。",
                    "换一种句式，或者改成列表。",
                    row[0].start,
                    row[-1].end,
                )


@check("seo.internal_links", Level.ADVICE, "没有站内链接")
def internal_links(subject: Subject) -> Iterable[Hit]:
    """Nothing leads on to other posts; links to statutes are made at publication."""
    long = length_of(subject.plain.text) >= limit("text_least")
    if _read(subject) and long and not any(map(inner_path, subject.elements.links)):
        yield Hit(
            "正文里没有指向本站其他文章的链接，阈值：至少 1 个。",
            "读者还会问什么，就链接到回答它的文章；没有就不必加。",
        )


@check("seo.competing_link", Level.ADVICE, "链接文字就是核心关键词")
def competing_link(subject: Subject) -> Iterable[Hit]:
    """A link whose words are the keyword tells search engines that the other page is the one."""
    keyword = subject.seo.get("focus_keyword", "").strip()
    for link in subject.elements.links:
        if keyword and link.text.lower() == keyword.lower():
            yield hit_at(
                subject,
                link,
                f"链接文字正好是本文的核心关键词“{keyword}”，阈值：0 个。",
                "换成目标文章的题目，免得两篇争同一个词。",
            )


@check("seo.no_picture", Level.ADVICE, "没有题图和分享图片")
def no_picture(subject: Subject) -> Iterable[Hit]:
    """A post shared in a chat would show no picture."""
    pictured = subject.has_picture or subject.elements.images
    if _read(subject) and subject.has_picture is not None and not pictured:
        yield Hit("没有题图，也没有分享图片，阈值：至少 1 张。", "上传一张题图；分享时会显示它。")
