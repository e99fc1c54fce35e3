"""Names without 《》 that stand before a pinpoint: 依据刑法第二百六十六条, 本条例第五条."""

import re
from dataclasses import dataclass

from .context import Context, Named, resolved
from .exclusions import FOREIGN, PRIVATE_TEXT
from .names import LONGEST_BARE
from .titles import NAMED_PART, NUMBERED_PART, short_names

# 本法, 该条例, 同法, 上述法律, 前述司法解释, 其实施条例
_POINTING = re.compile(
    r"(本|该|同|上述|前述|此|其)(法典|法律|法|(?:暂行|实施|施行)?条例|(?:暂行|若干)?规定|(?:暂行|实施)?办法|(?:实施|施行)?细则"
    r"|司法解释|解释|规则|意见|决定|批复|通则|纪要|安排|指引|通知|规范|标准|准则|规程)\Z"
)
# What may stand between name and pinpoint, read backwards from the pinpoint.
_BETWEEN = re.compile(
    rf"(?:[ \t\u3000\xa0\n]|<[^<>\n]{{1,60}}>|的|中的?|之|原|新|(?<=[法典例])(?!典){NAMED_PART}|{NUMBERED_PART}|[（(][^（()）\n]{{1,60}}[）)])+\Z"
)
_MAYBE_BETWEEN = frozenset("编则章节的中之原新 \t\u3000\xa0\n>）)")
_BRACKETS = re.compile(r"[（(]([^（()）\n]{1,60})[）)]")
_LAST_CHARS = frozenset("法典例定办释细则见复要知规程准引令律")
# Where a name that no one knows begins: 依据|深圳经济特区物业管理条例
_CUE = re.compile(
    r"根据|依据|依照|按照|遵照|适用|违反|参照|符合|援引|引用|触犯|构成|属于|以及|认为|主张|规定|例如|比如|修[订正改]后?的?|现行"
    r"|我国|[和与及或对依按在即由于看见是为了从将把因并又也均但而则既还再如其的]"
)
# The Chinese characters that stand together before a pinpoint
_RUN = re.compile(r"[\u4e00-\u9fff]+\Z")
# 公司法解释二|第十八条, 建工司法解释（一）|第四十三条
_NUMBERED = re.compile(
    r"([\u4e00-\u9fff]{2,30})(?:解释|规定|规则|意见|批复)(?:[（(][一二三四五六七八九十][）)]|[一二三四五六七八九])\Z"
)
_UNKNOWN = re.compile(r".{3,30}(?:法|条例|办法|细则|规定|规则)")
# 公司的管理规定, 行政执法, 民法: built like the name of a law, but none
_NO_NAME = re.compile(
    r"公司|合同|被告|原告|法律|有关|相关|上述|行政法规|[书方做看说用想手疗算执司守违枉兵语技战]法$|民法$|商法$|考勤|员工|单位|本|该|前款|前条|[一二三四五六七八九十]条|款规定"
)
# 北京市|物业管理条例 is another document than 物业管理条例.
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,7}?(?:省|(?<![上城超股都门])市|自治区|自治州|经济特区|特区|新区|县)\Z"
)
# Names of two characters are parts of many words: 取消法, 公安法.
_WHOLE = ("刑法", "宪法")


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a pinpoint: a law from ``start`` on, or (``law`` None) something else."""

    start: int
    law: Named | None


def name_before(text: str, end: int, context: Context) -> Before | None:
    """Return the name that a pinpoint at ``end`` belongs to, None where no name stands there."""
    name_end = end
    if text[end - 1 : end] in _MAYBE_BETWEEN:
        between = _BETWEEN.search(text, max(0, end - 120), end)
        name_end = between.start() if between else end
    stops = (end, name_end) if text[end - 1 : end] in "）)" else (name_end, end)
    for stop in dict.fromkeys(stops):
        if found := _name_at(text, stop, context):
            _take_brackets(text[stop:end], found, context)
            return found
    private = PRIVATE_TEXT.search(text, max(0, end - 24), end)
    return Before(private.start(), None) if private else None


def _name_at(text: str, end: int, context: Context) -> Before | None:
    if text[end - 1 : end] not in _LAST_CHARS:
        return (
            _short_name(text, end, context)
            or _numbered(text, end, context)
            or _known(text, end, context)
        )
    pointing = _POINTING.search(text, max(0, end - 8), end)
    # 合同法 ends with 同法, 基本法 with 本法: the longer name is meant.
    if pointing and len(context.names.bare_name_before(text, end)) < len(pointing[0]):
        return _pointed(pointing, text, context)
    return (
        _short_name(text, end, context)
        or _known(text, end, context)
        or _unknown(text, end, context)
    )


def _numbered(text: str, end: int, context: Context) -> Before | None:
    """Return a name that ends with a number: 公司法解释二, 建工司法解释（一）."""
    found = _NUMBERED.search(text, max(0, end - LONGEST_BARE), end)
    if not found:
        return None
    start = found.start()
    for cue in _CUE.finditer(found[1]):
        law = resolved(context.names, text[start + cue.end() : end])
        if law.known:
            return Before(start + cue.end(), law)
    law = resolved(context.names, found[0])
    return Before(start, law) if law.known else None


def _short_name(text: str, end: int, context: Context) -> Before | None:
    short = context.short_name_before(text, end)
    return Before(end - len(short), context.law_named(short)) if short else None


def _pointed(pointing: re.Match[str], text: str, context: Context) -> Before | None:
    word, kind = pointing[1], pointing[2]
    if word == "其":
        base = context.last_of_kind("法") or context.last_of_kind("条例")
        law = resolved(context.names, f"{base.law}{kind}") if base and base.law else None
        return Before(pointing.start(2), law)
    if word == "本":
        law = context.own_law(kind)
    else:
        law = context.mentioned(text, max(context.end, pointing.start() - 300), pointing.start())
        law = law or context.last_of_kind(kind) or context.law
    return Before(pointing.start(), law and Named(law.law, "", law.candidates, None, law.known))


def _known(text: str, end: int, context: Context) -> Before | None:
    name = context.names.bare_name_before(text, end)
    if not name:
        return None
    start = end - len(name)
    if place := _PLACE.search(text, max(0, start - 10), start):
        cue = list(_CUE.finditer(place[0]))
        start = place.start() + (cue[-1].end() if cue else 0)
        return Before(start, resolved(context.names, text[start:end]))
    window = text[max(0, start - 8) : start]
    if any(FOREIGN.fullmatch(window[i:]) for i in range(len(window))):
        return Before(start, None)
    if name.endswith(("解释", "规定", "意见")) and (longer := _longer(text, start, end, context)):
        return longer
    if len(name) == 2 and name not in _WHOLE and _RUN.search(window) and not _ends_with_cue(window):
        return None
    return Before(start, resolved(context.names, name))


def _longer(text: str, start: int, end: int, context: Context) -> Before | None:
    """Return the whole of a name whose end is a name too: 民法典|担保制度解释."""
    run = _RUN.search(text, max(0, end - LONGEST_BARE), start)
    if not run:
        return None
    begin = run.start()
    for cue in _CUE.finditer(run[0]):
        begin = run.start() + cue.end()
    law = resolved(context.names, text[begin:end])
    return Before(begin, law) if law.known and begin < start else None


def _ends_with_cue(window: str) -> bool:
    return any(found.end() == len(window) for found in _CUE.finditer(window))


def _unknown(text: str, end: int, context: Context) -> Before | None:
    """Return a name that no one knows but that is built like one: 杭州市房屋租赁条例."""
    run = _RUN.search(text, max(0, end - LONGEST_BARE), end)
    if not run:
        return None
    start = run.start()
    for cue in _CUE.finditer(run[0][:-2]):
        start = run.start() + cue.end()
    name = text[start:end]
    law = resolved(context.names, name)
    if law.known or law.suggestion:
        return Before(start, law)
    if _UNKNOWN.fullmatch(name) and not _NO_NAME.search(name) and not FOREIGN.match(name):
        return Before(start, law)
    return None


def _take_brackets(between: str, found: Before, context: Context) -> None:
    if found.law:
        for bracket in _BRACKETS.finditer(between):
            context.abbreviate_all(short_names(bracket[1]), found.law)
