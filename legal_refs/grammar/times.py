"""The day that a sentence speaks of before it cites the law."""

import calendar
import re
from datetime import date

from ..numerals import NUMERAL_CHARS, parse_numeral

# 2019年6月1日，…; 二〇一九年六月，…; 2019年，…; not 2019年起, 自2019年6月1日以来, 2019年之后
_DAY = re.compile(
    rf"(?<![{NUMERAL_CHARS}])([12１２][0-9０-９]{{3}}|[一二][〇零○一二三四五六七八九]{{3}})年(?!度)"
    rf"(?:\s*([{NUMERAL_CHARS}]{{1,3}})月(?:\s*([{NUMERAL_CHARS}]{{1,3}})日)?)?"
    rf"(?!\s*(?:起|以来|以后|之后|后|至今|开始|的?第|[〕）){NUMERAL_CHARS}]))"
)
_STOP = re.compile(r"[。；;！？!?\n]")
# What was said before another citation is not said of this one.
_CITED = re.compile(rf".*(?:》|第[（(]?[{NUMERAL_CHARS}]+[）)]?[条款项])", re.DOTALL)
_FARTHEST = 80


def day_spoken_of(text: str, start: int) -> date | None:
    """Return the last day that the sentence names before a place, None where it names none.

    Of a month or a year its last day: 2019年5月，法院依照《合同法》… gives 31 May 2019.
    """
    before = _STOP.split(text[max(0, start - _FARTHEST) : start])[-1]
    found = list(_DAY.finditer(_CITED.sub("", before)))
    return _last_day(*found[-1].groups()) if found else None


def _last_day(year: str, month: str | None, day: str | None) -> date | None:
    try:
        numbers = [parse_numeral(part) for part in (year, month or "12", day or "1")]
        if not day:
            numbers[2] = calendar.monthrange(numbers[0], numbers[1])[1]
        return date(*numbers)
    except ValueError:
        return None
