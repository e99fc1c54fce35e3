"""Dates, label, issuing body and kind of a law, from its title, head and closing articles."""

import re
from collections.abc import Sequence
from datetime import date

from .closing import Closing
from .head import Head
from .parsed import Event, Kind
from .title import TRAILER

NPC = "全国人民代表大会"
AMENDED = re.compile(r"修正|修改|修订|通过的《[^》]*(?:修正案|修改[^》]*决定|决定)")
REVISED = re.compile(r"修订")
PUBLISHED = re.compile(r"公布|发布|颁布|印发|公告")
PASSED = re.compile(r"通过|批准|制定")
TAKES_EFFECT = re.compile(r"^(?:自.*)?(?:起|开始)?(?:施行|实施|生效|执行|试行)")
BODIES = re.compile(
    r"(最高人民法院、最高人民检察院|最高人民法院|最高人民检察院|全国人民代表大会常务委员会|全国人民代表大会"
    r"|国务院、中央军事委员会|中央军事委员会|国务院(?=$|令|第|《|批准|发布|公布|通过|修订)|[\u4e00-\u9fff]{2,12}人民代表大会常务委员会"
    r"|[\u4e00-\u9fff]{2,12}人民代表大会|[\u4e00-\u9fff]{2,10}人民政府)"
)
MINISTRY = re.compile(
    r"((?:国家|中国|中华人民共和国)?[\u4e00-\u9fff]{1,14}?(?:部|委员会|总局|总署|局|署|银行))(?=令|发布|公布|$|、|印发)"
)
# 中华人民共和国全国人民代表大会公告第八号公布施行
PUT_IN_FORCE = re.compile(r"公布施行$")
# The court's own rules of 1997 and 2007 on its interpretations: they count from the day of their
# publication, where they say nothing else.
COURT_RULE = date(1997, 7, 1)
COURT_FORMS = re.compile(
    r"^最高人民法院.*(?:解释|规定|规则|批复|决定)(?:[（(][^（()）]{1,4}[）)])?$"
)
# 全国人民代表大会常务委员会关于《中华人民共和国刑法》第三十条的解释: published when passed.
CONGRESS_FORMS = re.compile(r"^全国人民代表大会常务委员会关于.*的解释$")
COURT = re.compile(r"最高人民法院|最高人民检察院")
NOISE = re.compile(r"第[^届第]{1,4}届|中华人民共和国|《.*》")
PLACE = re.compile(r"^[\u4e00-\u9fff]{2,8}?(?:省|自治区|市|自治州|自治县|特别行政区|经济特区)")


def changes(events: Sequence[Event]) -> list[Event]:
    """The events that made or changed the text, without the line about taking effect."""
    return [event for event in events if not TAKES_EFFECT.match(event.text)]


def label_of(head: Head) -> str:
    """The version's label: 2020修正, 2023修订; empty for a text never amended."""
    if head.label:
        return head.label
    amended = _amendments(head.events)
    if not amended:
        return ""
    latest = max(amended, key=lambda event: event.on)
    ending = re.sub(r"《[^》]*》", "", latest.text)
    return f"{latest.on.year}{'修订' if REVISED.search(ending) else '修正'}"


def _amendments(events: Sequence[Event]) -> list[Event]:
    """The events that changed the text: also a court's second 通过 of its own interpretation."""
    found = []
    courts: set[str] = set()
    for event in changes(events):
        court = COURT.match(event.text)
        again = court is not None and court.group() in courts
        courts |= {court.group()} if court else set()
        if again or AMENDED.search(event.text):
            found.append(event)
    return found


def first_date(events: Sequence[Event], pattern: re.Pattern[str]) -> date | None:
    """The date of the first event that a pattern finds."""
    return next((event.on for event in changes(events) if pattern.search(event.text)), None)


def last_date(events: Sequence[Event], pattern: re.Pattern[str]) -> date | None:
    """The date of the last event that a pattern finds."""
    found = [event.on for event in changes(events) if pattern.search(event.text)]
    return max(found, default=None)


def effective_date(head: Head, closing: Closing, dated_on: date | None) -> tuple[date | None, str]:
    """From when this text applies, and what is in doubt about it.

    A date before the latest amendment is that of the first text, not of this one.
    """
    stated = head.effective_on or closing.effective_on
    if stated and (dated_on is None or stated >= dated_on):
        return stated, ""
    if stated:
        return (
            None,
            f"文中的施行日期（{stated}）早于最近一次修改（{dated_on}），请核对本版本的施行日期",
        )
    published = _published(head, closing, dated_on)
    if published:
        return published, ""
    latest = f"；文中最近的日期是 {dated_on}" if dated_on else ""
    return None, f"没有读到本版本的施行日期，请填写{latest}"


def _published(head: Head, closing: Closing, dated_on: date | None) -> date | None:
    """The day of publication, where the text counts from it."""
    events = changes(head.events)
    if events and PUT_IN_FORCE.search(events[-1].text):
        return events[-1].on
    if _amendments(head.events):
        return None
    published = last_date(head.events, PUBLISHED)
    if closing.on_publication or CONGRESS_FORMS.match(head.title):
        return published or dated_on
    passed = last_date(head.events, PASSED)
    if dated_on is None or dated_on < COURT_RULE or not COURT_FORMS.match(head.title):
        return None
    return published or (dated_on if dated_on != passed else None)


def issuing_body(head: Head) -> str:
    """Who issued it: from the title, else from the first event that names a body."""
    match = BODIES.match(head.title)
    if match and head.title[match.end() :].startswith(("关于", "对", "于")):
        return match.group(1)
    for event in changes(head.events):
        for pattern in (BODIES, MINISTRY):
            match = pattern.search(NOISE.sub("", event.text))
            if match:
                return match.group(1)
    return match.group(1) if (match := BODIES.match(head.title)) else ""


def kind_of(title: str, body: str) -> Kind:
    """Guess the rank of an instrument from its title and the body that issued it."""
    bare = TRAILER.sub("", title)
    if bare in ("中华人民共和国宪法", "中华人民共和国宪法修正案"):
        return Kind.CONSTITUTION
    if body.startswith(("最高人民法院", "最高人民检察院")):
        return Kind.INTERPRETATION
    if body.startswith(NPC):
        return _of_congress(bare)
    if PLACE.match(title) and not title.startswith("中华人民共和国"):
        return Kind.LOCAL
    if re.search(r"(?:(?<!办)法|法典|通则|总则)$", bare) and title.startswith("中华人民共和国"):
        return Kind.LAW
    return _of_government(bare, body)


def _of_congress(title: str) -> Kind:
    if title.endswith("解释"):
        return Kind.INTERPRETATION
    return Kind.DECISION if title.endswith(("决定", "决议", "声明")) else Kind.LAW


def _of_government(title: str, body: str) -> Kind:
    if "国务院" in body or "中央军事委员会" in body or title.endswith("条例"):
        return Kind.REGULATION
    if body.endswith(("部", "委员会", "局", "署", "银行")):
        return Kind.RULE
    if body.endswith(("人民代表大会常务委员会", "人民代表大会", "人民政府")):
        return Kind.LOCAL
    if title.startswith(("最高人民法院", "最高人民检察院")) or title.endswith("若干问题的解释"):
        return Kind.INTERPRETATION
    return Kind.OTHER
