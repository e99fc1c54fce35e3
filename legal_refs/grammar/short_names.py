"""Short names that lawyers make of interpretations: 《买卖合同司法解释》, 《公司法解释三》."""

import re

from .spelling import split_issuer

_TYPES = "司法解释|解释|规定|批复|意见|解答|纪要|通知|规则|决定|安排"
_PARTS = re.compile(rf"(.+?)({_TYPES})([一二三四五六七八九十]{{0,2}})(?:试行|（试行）)?$")
# Words that every title of an interpretation holds and that short names leave out.
_FILLERS = re.compile(
    r"^关于|具体应用法律|应用法律|适用法律|法律适用|贯彻执行|适用|审理|办理|涉及|有关|若干|问题|纠纷|案件"
    r"|刑事|民事(?!诉讼|执行)|的|之"
)


def core(name: str) -> tuple[str, str, str] | None:
    """Return (matter, type, number) of a folded name, None where it is no interpretation's.

    关于审理买卖合同纠纷案件适用法律问题的解释 → (买卖合同, 解释, ""); 公司法司法解释三 →
    (公司法, 司法解释, 三).
    """
    parts = _PARTS.fullmatch(split_issuer(name)[1])
    if not parts:
        return None
    matter = _FILLERS.sub("", parts[1])
    return (matter, parts[2], parts[3]) if len(matter) > 1 else None


def same_type(written: str, title: str) -> bool:
    """Tell whether a short name's type can stand for a title's: 公司法解释三 is a 规定."""
    if written == "司法解释":
        return title in ("解释", "规定", "批复", "解答", "意见")
    return written == title or (written == "解释" and title == "规定")
