"""A name in 《》 with what stands between it and the pinpoint."""

import re
from dataclasses import dataclass

from .documents import document_number
from .pinpoints import BLANK, NUMERAL
from .spelling import ISSUERS, version_year

# 《民法典》; 《最高人民法院关于适用〈民法典〉…的解释》; 《关于修改《专利法》的决定》
_TITLE = re.compile(
    r"《([^《》]{1,160}(?:《[^《》]{1,80}》[^《》]{0,100}){0,4}|(?:《[^《》]{1,80}》[^《》]{1,100}){1,3})》"
)
# （法释〔2020〕17号）, （以下简称《婚姻法司法解释（二）》）, (2020修正), （试行）, （一）
_BRACKET = re.compile(r"\s{0,2}[（(]((?:[^（()）\n]|[（(][^（()）\n]{0,40}[）)]){1,120}+)[）)]")
_RELEVANT = re.compile(
    r"简称|下称|以下称|又称|号|修[正订]|试行|暂行|编|(?:19|20)\d\d|废止|失效|施行|^[一二三四五六七八九十\d]{1,2}$|^第.{1,3}版$"
)
_PARTS = re.compile("[，,；;、]")
_EXTENSION = re.compile(r"^(?:试行|暂行|[一二三四五六七八九十]{1,2})$")
# 以下简称《解释》, 以下简称“《新公司法》”, 下称民法典, 简称为《条例》
_SHORT = re.compile(
    r"(?:简称|下称|以下称|又称)(?:为|作|：|:)?\s*[“\"「]?\s*(?:《([^《》]{1,40})》|([^《》“”\"「」，,；;。\s）)]{1,30}))"
)
_SEVERAL = re.compile("分别(?:简|下|以下)?称")
_NAMED = re.compile("《([^《》]{1,40})》")
SHORT_BEFORE = re.compile(r"(?:简称|下称|以下称|又称)(?:为|作|：|:)?\s*[“\"「]?\s*\Z")
# A part of a law between its name and the article: 《民法典》人格权编第997条, 第三编第五百条, 刑法分则第…
NAMED_PART = (
    r"[\u4e00-\u9fff]{2,8}编(?:通则|(?:第.{1,3}|典型合同|准合同|通则|[\u4e00-\u9fff]{2,4})分编)?"
)
NUMBERED_PART = rf"(?:分则|总则|附则|(?:第{BLANK}{NUMERAL}{BLANK}(?:分编|[编章节]))+)"
PART = rf"(?:{NAMED_PART}|{NUMBERED_PART})"
_LINK = re.compile(
    rf"(?:[ \t\r\u3000\xa0]|\n\s{{0,3}}|<[^<>\n]{{1,80}}>|&nbsp;|{PART}|的|中的?|之|原|新|\[\d+\])*(?=第|{NUMERAL}(?:[、，,.．至到-]{NUMERAL}){{0,9}}条)"
)
_ISSUER_BEFORE = re.compile(
    rf"({ISSUERS.pattern})(?:[^，。；：《》\n]{{0,16}}(?:发布|印发|公布|出台|制定|颁布|下发|通过|答复)[^，。；：《》\n]{{0,8}}?的?|的|在)?\Z"
)


@dataclass(frozen=True, slots=True)
class Title:
    """A name in 《》 and its brackets: ``end`` is behind 》, ``tail`` behind the brackets."""

    name: str
    end: int
    tail: int
    document_number: str | None
    shorts: tuple[str, ...]
    version_year: int | None


def read_title(text: str, start: int) -> Title | None:
    """Read the 《…》 at ``start`` and the brackets behind it that belong to it."""
    found = _TITLE.match(text, start)
    if not found:
        return None
    name, number, year, tail = found[1], None, None, found.end()
    shorts: tuple[str, ...] = ()
    while (bracket := _BRACKET.match(text, tail)) and _RELEVANT.search(bracket[1]):
        tail = bracket.end()
        number = number or document_number(bracket[1])
        shorts = shorts + short_names(bracket[1])
        year = year or _year(bracket[1])
        if _EXTENSION.match(bracket[1]):
            name = f"{name}（{bracket[1]}）"
    return Title(name, found.end(), tail, number, shorts, year)


def _year(bracket: str) -> int | None:
    """Return the year of a version in a bracket: 2023年修订，以下简称新公司法 → 2023."""
    years = (version_year(f"（{part.strip()}）") for part in _PARTS.split(bracket))
    return next((year for year in years if year), None)


def short_names(text: str) -> tuple[str, ...]:
    """Return the short names that a bracket introduces: 以下简称《解释》 → (解释,).

    以下分别简称为《决定》《修正案》 introduces one for each of the names before the bracket.
    """
    if _SEVERAL.search(text):
        return tuple(_NAMED.findall(text))
    return tuple(found[1] or found[2] for found in _SHORT.finditer(text))


def pinpoint_start(text: str, end: int, labels: bool) -> int | None:
    """Return where a pinpoint begins behind a name, None where none follows.

    ``labels``: the text is a law, and 第五条 on a new line is its own article.
    """
    found = _LINK.match(text, end)
    if not found or (labels and "\n" in found[0]):
        return None
    return found.end()


def issuer_before(text: str, start: int) -> str:
    """Return the issuer named before 《: 最高人民法院《关于…》, 最高人民法院发布的《…》."""
    found = _ISSUER_BEFORE.search(text, max(0, start - 60), start)
    return found[1] if found else ""
