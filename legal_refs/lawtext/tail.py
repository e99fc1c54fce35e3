"""What stands under a text: who signed it and when, the line of a news agency, web page lines.

Normalised: the lines of a news agency and of a web page are dropped, each with a warning.
"""

import re
from collections.abc import Sequence

from .annexes import starts_annex
from .articles import read_label
from .dates import DAY
from .lines import Line
from .parsed import ParsedProvision, ProvisionKind, TextWarning

NEWS_AGENCY = re.compile(r"^[（(]?新华社.{1,20}电[）)]?$")
WEB_LINE = re.compile(
    r"^(?:来\s*源|发布时间|发布日期|时间|浏览次数|点击|字号|字体|作者|编辑|责任编辑|校对|打印|分享)\s*[:：]"
    r"|^https?://|^www\.|^扫一扫|^(?:打印|关闭|分享到|上一篇|下一篇)"
)
SIGNED = re.compile(
    rf"^(?:{DAY}|(?:中华人民共和国)?(?:最高人民法院|最高人民检察院|国务院|[\u4e00-\u9fff]{{2,16}}(?:部|委员会|总局|署))"
    r"|中华人民共和国主席\s*[\u4e00-\u9fff]{2,4}|总理\s*[\u4e00-\u9fff]{2,4})$"
)


def split_tail(lines: list[Line]) -> tuple[list[Line], list[Line], list[TextWarning]]:
    """Take the closing lines off: returns the text, the signature, warnings of what was dropped."""
    end = len(lines)
    while end > 1 and _is_closing(lines[end - 1]):
        end -= 1
    signed = [line for line in lines[end:] if SIGNED.match(line.text)]
    dropped = [line for line in lines[end:] if not SIGNED.match(line.text)]
    warnings = [
        TextWarning(line.number, f"已略去网页或通讯社的行：{line.text}") for line in dropped
    ]
    if signed and _has_annex(lines[:end]):
        return lines[:end] + signed, [], warnings
    return lines[:end], signed, warnings


def _is_closing(line: Line) -> bool:
    if line.level or line.is_table or read_label(line.text):
        return False
    return any(pattern.match(line.text) for pattern in (NEWS_AGENCY, WEB_LINE, SIGNED))


def _has_annex(lines: Sequence[Line]) -> bool:
    return any(starts_annex(line.text) for line in lines)


def signature(lines: Sequence[Line], position: int) -> tuple[ParsedProvision, ...]:
    """The signature as a piece of its own behind the text, nothing where there is none."""
    if not lines:
        return ()
    text = "\n".join(line.text for line in lines)
    return (ParsedProvision(ProvisionKind.SECTION, position, text=text, line=lines[0].number),)
