"""Dates as statutes write them: 2021年1月1日, 二〇二一年一月一日."""

import re
from datetime import date

from ..numerals import NUMERAL_CHARS, parse_numeral

YEAR_CHARS = "0-9０-９〇零○一二三四五六七八九"
NUMBER_CHARS = "0-9０-９一二三四五六七八九十"
DAY = rf"[{YEAR_CHARS}]{{4}}年\s*[{NUMBER_CHARS}]{{1,2}}月\s*[{NUMBER_CHARS}]{{1,3}}日"
PARTS = re.compile(rf"([{NUMERAL_CHARS}]+)年\s*([{NUMERAL_CHARS}]+)月\s*([{NUMERAL_CHARS}]+)日")
NAME_DATE = re.compile(r"(?<!\d)(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


def parse_date(text: str) -> date | None:
    """Return the first date of a text, None where there is none: 自2021年1月1日起施行."""
    match = PARTS.search(text)
    if not match:
        return None
    try:
        return date(*(parse_numeral(part) for part in match.groups()))
    except ValueError:
        return None


def date_in_name(name: str) -> date | None:
    """Return the date that a file's name ends with: 公司法(2023-12-29).md, 学位法_20240426.docx."""
    matches = NAME_DATE.findall(name)
    try:
        return date(*map(int, matches[-1])) if matches else None
    except ValueError:
        return None
