"""The head of a law file: title, part, history, document number; the rest stays text.

In the Markdown files everything before the mark INFO END is head. Elsewhere it is the title, the
bracketed line of adoption under it, lines of dates and of document numbers, and web source lines.

Normalised: blanks inside the title go (between 最高人民法院 and 最高人民检察院 stands 、), the year of
a version （2023修订） becomes the label; the lines of history become events (date, text).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .dates import DAY, parse_date
from .lines import Line, Source
from .parsed import Event, TextWarning
from .promulgation import order_length
from .tail import WEB_LINE
from .title import clean_title, split_label, title_length

NUMBER = re.compile(
    r"(?:(?!以)[\u4e00-\u9fff]){1,8}[〔\[［(（]\d{4}[〕\]］)）]\s*第?\d+号"
    r"|(?:中华人民共和国)?(?:主席|国务院|[\u4e00-\u9fff]{2,30}?(?:部|委员会|总局|署|局|会|行))"
    r"(?:、[\u4e00-\u9fff]{2,20})*令[（(]?第?\s*[0-9〇零○一二三四五六七八九十百]+\s*号"
)
NUMBER_LINE = re.compile(rf"^[（(【]?\s*(?:{NUMBER.pattern})\s*[）)】]?$")
BRACKETED = re.compile(rf"^[（(]\s*(?:根据)?\s*{DAY}.*$")
DATED = re.compile(rf"^({DAY})\s*(.*)$")
# 1998年12月29日…的决定》、1999年12月25日…
NEXT_EVENT = re.compile(rf"(?:\s+|[、，；;]\s*)(?=(?:根据|自)?{DAY})")
TAKES_EFFECT = re.compile(rf"(?:自\s*)?({DAY})\s*(?:起|开始)?\s*(?:施行|实施|生效|执行|试行)")
INNER_BRACKETS = re.compile(rf"^[（(].*{DAY}.*[）)]$")
OPENING = 6


@dataclass(slots=True)
class Head:
    """What the head says; ``rest`` are its lines that are neither title nor history."""

    title: str = ""
    part: str = ""
    label: str = ""
    document_number: str = ""
    events: list[Event] = field(default_factory=list)
    effective_on: date | None = None
    rest: list[Line] = field(default_factory=list)
    warnings: list[TextWarning] = field(default_factory=list)

    def warn(self, line: Line, message: str) -> None:
        """Note something odd about a line."""
        self.warnings.append(TextWarning(line.number, message))


def read_head(source: Source) -> tuple[Head, list[Line]]:
    """Split a source into its head and the lines of its body."""
    lines = [line for line in source.lines if not line.is_note]
    head = Head()
    if source.head_ends:
        inside = [line for line in lines if line.number < source.head_ends]
        body = [line for line in lines if line.number >= source.head_ends]
        _read_lines(head, _read_title(head, inside))
    else:
        body = _read_open_head(head, _read_title(head, lines))
    if not head.events:
        _look_into(head, body[:OPENING])
    if not head.document_number:
        head.document_number = _number_in(head, body)
    return head, _without_repeated_title(head, body)


def _read_title(head: Head, lines: Sequence[Line]) -> Sequence[Line]:
    """Take the title off the lines; the lines of a web page before it are dropped."""
    start = 0
    while start < len(lines) and WEB_LINE.match(lines[start].text):
        head.warn(lines[start], f"已略去网页来源行：{lines[start].text}")
        start += 1
    start += _read_order(head, lines[start:])
    count = title_length(lines[start:])
    parts = [line.text for line in lines[start : start + count]]
    joined = " ".join(parts) if parts[:1] == ["最高人民法院"] else "".join(parts)
    head.title, head.label = split_label(clean_title(joined))
    if head.title and head.title not in "".join(parts):
        head.warn(lines[start], f"标题中的空格已整理：{head.title}")
    return lines[start + count :]


def _read_order(head: Head, lines: Sequence[Line]) -> int:
    """Keep the order that promulgates the law as text before it; returns its number of lines."""
    count = order_length(lines)
    for line in lines[:count]:
        head.rest.append(line)
        takes_effect = TAKES_EFFECT.search(line.text)
        if takes_effect:
            head.effective_on = parse_date(takes_effect.group(1))
    if count:
        head.document_number = _first_number("".join(line.text for line in lines[:count]))
        head.warn(lines[0], f"公布令（{count} 行）已作为正文前的文字保留")
    return count


def _first_number(text: str) -> str:
    match = NUMBER.search(text)
    return match.group() if match else ""


def _read_lines(head: Head, lines: Sequence[Line]) -> None:
    """Read the lines of a marked head."""
    for line in lines:
        if line.level == 1 and not NUMBER_LINE.match(line.text):
            head.part = line.text
        elif _goes_on(head, line):
            head.events[-1] = Event(head.events[-1].on, head.events[-1].text + line.text)
            head.warn(line, f"题注中断开的一行已接上：{line.text[:40]}")
        elif not _read_line(head, line):
            head.rest.append(line)
            head.warn(line, f"题注中的这一行不是日期，已作为正文前的文字保留：{line.text[:40]}")


def _read_open_head(head: Head, lines: Sequence[Line]) -> list[Line]:
    """Read the head of a source without INFO END; returns the lines after it."""
    for index, line in enumerate(lines):
        if WEB_LINE.match(line.text):
            head.warn(line, f"已略去网页来源行：{line.text}")
        elif clean_title(line.text) == head.title:
            head.warn(line, "标题重复，已略去")
        elif not _read_line(head, line):
            return list(lines[index:])
    return []


def _read_line(head: Head, line: Line) -> bool:
    """Read one line of dates or with a document number; False where it is neither."""
    text = line.text
    if NUMBER_LINE.match(text):
        head.document_number = head.document_number or text.strip("（()） 【】")
        return True
    if BRACKETED.match(text):
        _read_events(head, text[1:].rstrip("）)"))
        return True
    match = DATED.match(text)
    if not match or parse_date(text) is None:
        return False
    _read_events(head, text)
    return True


def _goes_on(head: Head, line: Line) -> bool:
    """Say whether a line is the rest of the event before it, whose 《 was left open."""
    before = head.events[-1].text if head.events else ""
    return before.count("《") > before.count("》") and not DATED.match(line.text)


def _read_events(head: Head, text: str) -> None:
    for entry in NEXT_EVENT.split(text):
        on = parse_date(entry)
        if on is None:
            continue
        takes_effect = TAKES_EFFECT.search(entry)
        if takes_effect:
            head.effective_on = parse_date(takes_effect.group(1))
        match = DATED.match(entry)
        head.events.append(Event(on, match.group(2).strip() if match else entry.strip()))


def _look_into(head: Head, opening: Sequence[Line]) -> None:
    """Read the history from bracketed lines at the start of the body, which stay where they are."""
    for line in opening:
        if INNER_BRACKETS.match(line.text):
            _read_events(head, line.text[1:-1])


def _number_in(head: Head, body: Sequence[Line]) -> str:
    """The document number from the history or from the first lines of the body."""
    opening = [line.text for line in body[:OPENING] if NUMBER_LINE.match(line.text)]
    for text in [*opening, *(event.text for event in reversed(head.events))]:
        number = _first_number(text)
        if number:
            return number
    return ""


def _without_repeated_title(head: Head, body: list[Line]) -> list[Line]:
    """Drop the title where the body begins with it again, also broken over lines."""
    wanted = re.sub(r"[\s、]", "", head.title)
    text = ""
    for count, line in enumerate(body[:OPENING], 1):
        text += re.sub(r"[\s、]", "", line.text)
        if wanted and text == wanted:
            head.warn(body[0], "正文开头重复的标题已略去")
            return body[count:]
        if not wanted.startswith(text):
            break
    return body
