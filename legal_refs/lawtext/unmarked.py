"""Headings that nothing marks as such: seen by what stands before and behind them."""

import re
from collections.abc import Sequence

from .articles import follows, read_label
from .headings import is_heading_text
from .lines import Line

LONGEST = 40
LONGEST_SECOND = 24
# 一、管辖 and （一）不动产抵押.
NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])")
SENTENCE_END = re.compile(r"[。；：，、;:,.！？”]$")
STOPS = re.compile(r"[。；：，;:,！？“”=＝（()）…]")


def second_line(lines: Sequence[Line], index: int) -> Line | None:
    """The rest of a heading that is broken in two, None where there is none.

    It is short and unmarked, and an article or a heading stands behind it: 第四章 犯罪嫌疑人、
    被告人逃匿、死亡案件 / 违法所得的没收程序.
    """
    if len(lines) < index + 3:
        return None
    following, behind = lines[index + 1], lines[index + 2]
    text = following.text
    if following.level or following.is_table or len(text) > LONGEST_SECOND or STOPS.search(text):
        return None
    if read_label(text) or is_heading_text(text):
        return None
    return following if behind.level or read_label(behind.text) else None


def is_subheading(lines: Sequence[Line], index: int, last: tuple[int, int]) -> bool:
    """Say whether 一、… or （一）… is a heading: no stop at its end, the next article behind it."""
    text = lines[index].text
    if not NUMBERED.match(text) or len(text) > LONGEST or SENTENCE_END.search(text):
        return False
    return _comes_next(lines, index + 1, last)


def nameless_heading(lines: Sequence[Line], index: int, last: tuple[int, int]) -> int:
    """Over how many lines a heading goes that lost its 第N章, 0 where there is none.

    One or two short lines without any stop between a finished article and the next:
    事业单位、科技性的社会团体 / 从事经营活动的登记管理.
    """
    if not last[0] or not re.search(r"[。）”]$", lines[index - 1].text):
        return 0
    for count in (1, 2):
        text = lines[index + count - 1].text if index + count <= len(lines) else "。"
        if STOPS.search(text) or len(text) > LONGEST_SECOND or NUMBERED.match(text):
            return 0
        if _comes_next(lines, index + count, last):
            return count
    return 0


def _comes_next(lines: Sequence[Line], index: int, last: tuple[int, int]) -> bool:
    label = read_label(lines[index].text) if index < len(lines) else None
    return label is not None and follows(label.place, last)
