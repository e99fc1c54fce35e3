"""The label of an article: 第二百七十六条之一, also torn apart or misprinted.

Normalised: the label and the blanks or the mark after it become numbers; a caption right after it
loses its brackets; blanks between two articles of one line become one. What is not 第N条 and one
blank is kept beside the text, as ``written``.
"""

import re
from dataclasses import dataclass, replace

from ..numerals import CHINESE_CHARS, NUMERAL_CHARS, parse_numeral

# 第四百六十三条 本编…, 第一百二十八 条侦查人员…, 笫五十四条 清算组…, 第一百二十条之一 资助…
LABEL = re.compile(
    rf"^([第笫苐])(\s*)([{NUMERAL_CHARS}]+)(\s*)条(?:之([{CHINESE_CHARS}]{{1,3}})(?=[\s【（(]|$|[^、，]))?(\s*)"
)
# 第五条规定的…, 第三十二条、第三十三条…: the line begins with a reference.
REFERENCE = re.compile(
    rf"^(?:、[第{NUMERAL_CHARS}]|[，。；）)至到和或与及款项第之]|规定|所列|所称|中|以及|修改|的)"
)
# …的飞行管制。 第四条 国务院…
INSIDE = re.compile(
    rf"(?<=[。；：！？”）])\s*第([{NUMERAL_CHARS}]+)条(?:之([{CHINESE_CHARS}]{{1,3}}))?\s+"
)
# 第一条：为了…, 第一条、为了…
PUNCTUATION = re.compile(r"^[、：:.．]\s*")
CAPTION = re.compile(r"^【([^【】]{1,60})】\s*")
# 第一条（目的和依据）, the text on the lines below.
LONE_CAPTION = re.compile(r"^[（(]([^（()）]{1,20})[）)]$")


@dataclass(frozen=True, slots=True)
class Label:
    """An article's number and what stands after it.

    ``written`` is what the source has before the text, ``odd`` says what is wrong with the label.
    """

    number: int
    suffix: int
    caption: str
    text: str
    set_off: bool
    written: str
    odd: str = ""

    @property
    def place(self) -> tuple[int, int]:
        """Number and 之N, to compare."""
        return self.number, self.suffix


def read_label(text: str) -> Label | None:
    """Read 第N条 at the start of a line, None where there is none or it is a reference."""
    match = LABEL.match(text)
    if not match:
        return None
    sign, before, numeral, torn, suffix, blank = match.groups()
    rest = text[match.end() :]
    set_off = bool(blank) or not rest or rest[0] in "【（("
    if not set_off and REFERENCE.match(rest):
        return None
    rest = PUNCTUATION.sub("", rest)
    match = CAPTION.match(rest)
    caption = match.group(1) if match else ""
    rest = rest[match.end() :] if match else rest
    odd = "条号中有错字" if sign != "第" else "条号中有多余的空格" if before or torn else ""
    try:
        value, below = parse_numeral(numeral), parse_numeral(suffix) if suffix else 0
    except ValueError:
        return None
    written = text[: len(text) - len(rest)]
    return Label(value, below, caption, rest, set_off, written, odd)


def caption_above(text: str) -> str:
    """The caption on a line of its own above its article: 【故意杀人罪】 → 故意杀人罪, else ""."""
    match = CAPTION.fullmatch(text)
    return match.group(1) if match else ""


def lone_caption(label: Label) -> Label:
    """Take a caption in round brackets, alone on the line of its label: 第一条（目的和依据）."""
    match = LONE_CAPTION.match(label.text)
    if not match:
        return label
    return replace(label, caption=match.group(1), text="", written=label.written + label.text)


def follows(place: tuple[int, int], last: tuple[int, int]) -> bool:
    """Say whether an article comes right after another: 3 after 2, 120-1 after 120."""
    return place == (last[0] + 1, 0) or place == (last[0], last[1] + 1)


def split_inside(text: str, last: tuple[int, int]) -> list[str]:
    """Split a line that holds several articles, each number following the one before."""
    pieces, start = [], 0
    for match in INSIDE.finditer(text):
        place = (parse_numeral(match.group(1)), parse_numeral(match.group(2) or "0"))
        if follows(place, last):
            pieces.append(text[start : match.start()])
            start, last = match.start(), place
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces]
