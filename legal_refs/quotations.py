"""Words that a text quotes from the provision it cites."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .grammar.citation import Citation
from .grammar.quotation_marks import PAIRS, quoted_spans
from .textdiff import extent

# Shorter words in quotation marks are a term (“老赖”), unless 规定： or the like introduces them.
SHORTEST = 8
# Citations of one list stand no further apart than 以及.
_APART = 2

_SAYS = r"(?:规定|明确|载明|指出|写明|写道|表述|要求|确立|强调|提出|释明|列明|记载|限定|原文|内容|全文|条文|法条|表明|确定)"
# 规定：“…”, 明确规定，“…”, 的内容为：“…”, 如下：“…”, ，即“…”
_INTRODUCED = re.compile(
    rf"[^。；！？\n：:“”]{{0,24}}(?:{_SAYS}(?:了|为|是|如下|有|到|道)*|如下|即|为|称)?(?:[^。；！？\n，,：:“”]{{0,6}})[：:]\s*"
    rf"|[^。；！？\n：:，,“”]{{0,16}}{_SAYS}(?:了|为|是|如下)*\s*[，,]\s*(?:即|也就是)?"
)
# 规定“用人单位自用工之日起…”, 关于“…”的规定, 中的“…”, 的“…”, 用“…”
_JOINED = re.compile(
    rf"(?:[，,]|[^。；！？\n，,：:“”]{{0,12}}{_SAYS}(?:了|为|是|的)*|[^。；！？\n，,：:“”]{{0,6}}(?:关于|中的?|的|用|所称的?|以|[，,]?即))\s*"
)
_NEXT = re.compile(r"[。；，、,;]?\s*(?:和|以及|及|与|并|同时|还)?(?:规定|明确)?[：:，,]?\s*")
# “…”（《民法典》第六百七十五条）
_CITED_AFTER = re.compile(r"[。；，]?\s*[（(〔【]\s*(?:参?见|引自|出自|来源：?|依据：?|根据)?\s*")
# 《民法典》第六百七十五条规定：借款人应当…, to the end of the paragraph
_COLON = re.compile(
    rf"(?:[^。；！？\n，,：:“”]{{0,12}}(?:{_SAYS}|如下|即|为)(?:了|为|是|如下)*)?\s*[：:]\s*(?=[^\s“「『\"‘])"
)
# 第七百二十五条 租赁物在…: an article's own label before its text
_LABELLED = re.compile(
    r"(?:[ \u3000\t]{1,4}|[ \u3000\t]*【[^】\n]{1,30}】[ \u3000\t]*)(?=[\u4e00-\u9fff（(])"
)
_ONLY_CITATION = re.compile(r"[ \u3000\t]*(?:规定|条文|原文)?[：:。]?[ \u3000\t]*\n\s{0,4}(?=\S)")
_LINE_HEAD = re.compile(
    r"(?:^|\n)[ \u3000\t]*(?:[-•·*#>●▪◆]\s*|[（(]?[\d一二三四五六七八九十]{1,2}[）).．、]\s*)?(?:法条|法律依据|依据)?[：:]?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted from the provision of ``citations[citation_index]``.

    ``text[start:end] == self.text``, without the quotation marks. ``closed`` is False where no
    mark says where the quotation ends: it then goes to the end of the paragraphs, and ``within``
    cuts it off where the official text ends.
    """

    start: int
    end: int
    text: str
    citation_index: int
    closed: bool = True


def find_quotations(text: str, citations: Sequence[Citation]) -> list[Quotation]:
    """Return the words that a text quotes from the provisions it cites, in their order.

    《民法典》第六百七十五条规定：“借款人应当按照约定的期限返还借款。” has one quotation.
    Paraphrase, and terms in quotation marks such as “老赖”, are none.
    """
    found = _marked(text, citations)
    taken = [(quotation.start, quotation.end) for quotation in found]
    for index in range(len(citations)):
        span = _unmarked(text, citations, index)
        if span and not any(start < span[1] and span[0] < end for start, end in taken):
            found.append(_quotation(text, span, index, closed=False))
            taken.append(span)
    return sorted(found, key=lambda quotation: quotation.start)


def within(quotation: Quotation, official: str) -> Quotation:
    """Cut an open-ended quotation off where the official text ends; others stay as they are.

    Behind 第一百八十八条规定： the writer may go on with words of his own in the same paragraph.
    """
    if quotation.closed:
        return quotation
    words = quotation.text[: extent(quotation.text, official)].rstrip()
    return replace(quotation, end=quotation.start + len(words), text=words)


def _marked(text: str, citations: Sequence[Citation]) -> list[Quotation]:
    found: list[Quotation] = []
    ends = [citation.end for citation in citations]
    waiting: list[int] = []
    for start, end, closed in quoted_spans(text):
        if found and found[-1].end < start and _follows(text, found[-1], start, end):
            index: int | None = waiting.pop(0) if waiting else found[-1].citation_index
        else:
            index = _source(text, citations, bisect_right(ends, start - 1) - 1, start, end)
            waiting = _each(text, citations, index, start)
            index = waiting.pop(0) if waiting else index
        if index is None:
            index = _cited_after(text, citations, start, end)
        if index is not None and text[start:end].strip():
            found.append(_quotation(text, (start, end), index, closed))
    return found


def _each(text: str, citations: Sequence[Citation], index: int | None, start: int) -> list[int]:
    """Return the citations of a list that is quoted in order: 第五条、第六条分别规定：“…”和“…”."""
    if index is None or "分别" not in text[citations[index].end : start]:
        return []
    first = index
    while first and 0 <= citations[first].start - citations[first - 1].end <= _APART:
        first -= 1
    return list(range(first, index + 1))


def _source(
    text: str, citations: Sequence[Citation], index: int, start: int, end: int
) -> int | None:
    """Return the citation before an opening mark that these words are quoted from."""
    if index < 0 or (citations[index].article is None and citations[index].item is None):
        return None
    between = text[citations[index].end : start - 1]
    if _INTRODUCED.fullmatch(between):
        return index
    if end - start >= SHORTEST and (not between.strip() or _JOINED.fullmatch(between)):
        return index
    return None


def _follows(text: str, last: Quotation, start: int, end: int) -> bool:
    """Tell whether a quotation goes on: “…”，“…”."""
    between = text[last.end + 1 : start - 1]
    return end - start >= SHORTEST and bool(_NEXT.fullmatch(between))


def _cited_after(text: str, citations: Sequence[Citation], start: int, end: int) -> int | None:
    bracket = _CITED_AFTER.match(text, end + 1)
    if not bracket or end - start < SHORTEST:
        return None
    for index, citation in enumerate(citations):
        if citation.start == bracket.end() and citation.article is not None:
            return index
    return None


def _unmarked(text: str, citations: Sequence[Citation], index: int) -> tuple[int, int] | None:
    """Return the span of words quoted without marks: after 规定：, or on the lines below."""
    citation = citations[index]
    if citation.article is None or _more_on_line(text, citations, index):
        return None
    if colon := _COLON.match(text, citation.end):
        return _paragraph(text, citations, index, colon.end())
    heads_line = bool(_LINE_HEAD.search(text, max(0, citation.start - 30), citation.start))
    own_line = heads_line or "\n" in citation.surface
    if not own_line:
        return None
    label = _LABELLED.match(text, citation.end)
    below = _ONLY_CITATION.match(text, citation.end)
    if label or (below and text[below.end()] not in PAIRS):
        begin = label.end() if label else below.end() if below else citation.end
        return _paragraph(text, citations, index, begin)
    return None


def _more_on_line(text: str, citations: Sequence[Citation], index: int) -> bool:
    """Tell whether another citation follows in one list: their words cannot be told apart."""
    if index and 0 <= citations[index].start - citations[index - 1].end <= _APART:
        return not citations[index].name
    end = citations[index].end
    return (
        index + 1 < len(citations)
        and citations[index + 1].start - end <= _APART
        and ("\n" not in text[end : citations[index + 1].start])
    )


def _paragraph(
    text: str, citations: Sequence[Citation], index: int, start: int
) -> tuple[int, int] | None:
    """Return the span from ``start`` over the lines that no other citation begins."""
    stop = len(text)
    for citation in citations[index + 1 :]:
        if _LINE_HEAD.search(text, max(0, citation.start - 30), citation.start):
            stop = max(start, text.rfind("\n", 0, citation.start) + 1)
            break
    end = start
    while end < stop:
        line_end = text.find("\n", end)
        line_end = line_end if 0 <= line_end < stop else stop
        if not text[end:line_end].strip() and end > start:
            break
        end = line_end + 1
        if text[end : end + 1] in ("", "\n"):
            break
    kept = text[start : min(end, stop)].rstrip()
    return (start, start + len(kept)) if len(kept) >= SHORTEST else None


def _quotation(text: str, span: tuple[int, int], index: int, closed: bool) -> Quotation:
    return Quotation(span[0], span[1], text[span[0] : span[1]], index, closed)
