"""Bodies and systems that have another name now, unless the text speaks of the time before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .mending import mend
from .phrases import Phrases
from .registry import Hit, Level, check
from .rows import Row
from .subject import Subject

# 原银保监会, 当时的工商局, 时任; not 原告, 原则
PAST_BEFORE = re.compile(
    r"(?:(?<![起上申复还])原(?!告|则|因|件|审|被|始|本)|时任|前身(?:是|为)|旧称|曾(?:经)?(?:叫|称)?|以前的?|过去的?|当时的?|彼时的?)(?:中国|国家|国务院)?\Z"
)
PAST_CLAUSE = re.compile(
    r"当时|彼时|那时|当年|曾(?:经)?|时任|改革(?:之|以)?前|合并(?:之|以)?前|改名前|成立之初|早年|历史上|此前的|已(?:被|经)?撤销|不再保留"
)
# 银保监会（现国家金融监督管理总局）, 银保监会已撤销, 银保监会改组为 …, 银保监会等部门发布的《…》
PAST_AFTER = re.compile(
    r"[^。；\n]{0,6}?(?:[（(](?:现|已|后|今|原|即现)|(?:已|现已|业已|后)(?:被|经)?(?:撤销|并入|合并|改组|改名|更名|不再|整合|改为|取消)|改组为|更名为|改名为|改称|并入|撤销|不再保留|的职责(?:划入|并入|整合))"
    r"|[^。；\n《]{0,24}?(?:发布|印发|公布|制定|出台|下发|颁布|联合)[^。；\n《]{0,12}?《"
    r"|(?:令|公告)(?:第|〔|[（(]?\d)|(?:办公厅[^，。]{0,8}通知|[\u4e00-\u9fff]{0,3}〔|[〔（(\[]?(?:19|20)\d\d[〕）)\]年])"
)
# 一审认为，国土局 …: the facts of a case are told with the names of their day.
FACTS_OF_A_CASE = re.compile(
    r"(?:一审|二审|再审|原审|本院|法院)(?:经审理)?(?:认为|查明|认定)|涉案|诉称|辩称|上诉称|[诉告](?=\S{2,12}(?:局|厅|部|委)行政)"
)
# 被告系某区国土资源局: a body that was sued under the name of its day.
PARTY_BEFORE = re.compile(
    r"(?:原告|被告|第三人|被上诉人|上诉人|被申请人)(?:系|为|是)?[^，。；]{0,20}\Z"
)
# 可以向银保监会投诉: what is to be done today, whatever year stands before it.
INSTRUCTION = re.compile(
    r"(?:可以?|应当?|请|建议|能|及时|直接|拨打|不妨|需要?)[^，。；]{0,8}(?:向|到|去|找|联系|拨打|致电)?[^，。；]{0,6}\Z"
)
YEAR = re.compile(r"((?:19|20)\d\d)年(?:(1[0-2]|[1-9])月)?(以前|之前|底?前|改革前)?")
# 2022年，银保监会 …: a date alone opens the sentence.
DATE_ALONE = re.compile(r"[^，。；]{0,12}(?:19|20)\d\d年[^，。；]{0,10}[，,]\Z")


@check("terms.renamed", Level.WARNING, "机构、系统已经改名")
def renamed(subject: Subject) -> Iterable[Hit]:
    """A body under its former name, though the sentence speaks of the present."""
    for field, phrases in subject.phrases.items():
        for row, start, end in _found(subject, phrases):
            if _speaks_of_the_past(phrases, row, start, end) or _is_quoted(
                subject, field, start, end
            ):
                continue
            old = phrases.text[start:end]
            yield Hit(
                message=f"“{old}”现在是{row.replacement}" + _since(row) + "。",
                hint=(row.hint or f"改为“{row.replacement}”。")
                + "讲过去的事，请写“原”“当时”或者年份。",
                start=start,
                end=end,
                field=field,
                rule=row.rule,
                edits=mend(subject, start, end, row.replacement) if field == "body" else (),
                detail={"replacement": row.replacement},
            )


def _found(subject: Subject, phrases: Phrases) -> Iterator[tuple[Row, int, int]]:
    """Each place once: of two rows that meet there, the longer name wins."""
    places = sorted(
        (
            (start, end, row)
            for row in subject.rows.of("terms.renamed")
            for start, end in row.places(phrases)
        ),
        key=lambda place: (place[0], -place[1]),
    )
    last = 0
    for start, end, row in places:
        if start >= last:
            yield row, start, end
            last = end


def _since(row: Row) -> str:
    return f"（{row.since.year}年起）" if row.since else ""


def _is_quoted(subject: Subject, field: str, start: int, end: int) -> bool:
    phrases = subject.phrases[field]
    if phrases.in_quotation(start, end) or phrases.in_title(start, end):
        return True
    return field == "body" and subject.in_blockquote(start)


def _speaks_of_the_past(phrases: Phrases, row: Row, start: int, end: int) -> bool:
    text = phrases.text
    clause_start, _ = phrases.clause(start)
    sentence_start, _ = phrases.sentence(start)
    before = text[clause_start:start]
    if PAST_BEFORE.search(before) or PAST_AFTER.match(text, end):
        return True
    if PAST_CLAUSE.search(before) or FACTS_OF_A_CASE.search(phrases.sentence_text(start)):
        return True
    if INSTRUCTION.search(before):
        return False
    if PARTY_BEFORE.search(before):
        return True
    opening = text[sentence_start:clause_start]
    dated = before + (opening if DATE_ALONE.match(opening) else "")
    return any(_earlier(row, found) for found in YEAR.finditer(dated))


def _earlier(row: Row, found: re.Match[str]) -> bool:
    """Whether a date stands before the change; a year alone counts when it is not after it."""
    if row.since is None:
        return False
    if found[3]:
        return True
    year, month = int(found[1]), int(found[2] or 0)
    return (year, month) <= (row.since.year, row.since.month)
