"""Signs that characters fell out of a text, or stand in it twice, and how sure each sign is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HIGH, MIDDLE = "高", "中"
# The words between the marks, of which nothing is left.
_EMPTY = re.compile(r"（[\s，、；]*）|\([ ，、；]*\)|“\s*”|《\s*》|〈\s*〉|「\s*」|【\s*】")
# 第条, 第款: the number; 支付元: the sum; 年月日: the date
_NUMBER = re.compile(
    r"(?<!次)第[条款项](?!例|款|第)|(?<=[付计还偿款币])元(?=[，。；、的])|(?<=[于自从])年月日"
)
# 合同目的的实现, 标的的价值, 为了了解, 是是非非 are words.
_TWICE = re.compile(
    r"(?<![目标有似])的的(?!确|士)|(?<![为不除])了了(?!解|结|断|事|却|望|案|之|清)"
    r"|(?<![不但还于只就正而若])是是(?!非|否)"
    r"|把把(?!关|柄|手|握)|也也(?!许)|(?<![参给赠授])与与(?!会)|而而|着着(?!急|手|重|力|陆|眼|想|凉|火)"
)
_TWICE_WORD = re.compile(
    r"(应当|可以|如果|因此|但是|或者|以及|我们|因为|所以|并且|已经|以下|之间|按照|根据|依照|依据|关于|其中|必须)\1"
)


@dataclass(frozen=True, slots=True)
class Loss:
    """A sign of lost or doubled characters: ``text[start:end]``, what it looks like, how sure."""

    start: int
    end: int
    what: str
    sure: str
    replacement: str | None = None


def losses(text: str) -> Iterator[Loss]:
    """Yield the places of a text where characters seem lost or doubled."""
    for pattern, what, sure in (
        (_EMPTY, "括号或者引号里是空的", HIGH),
        (_NUMBER, "序号、金额或者日期的数字不见了", HIGH),
    ):
        for found in pattern.finditer(text):
            yield Loss(found.start(), found.end(), what, sure)
    for pattern, sure in ((_TWICE, MIDDLE), (_TWICE_WORD, HIGH)):
        for found in pattern.finditer(text):
            half = found[0][: len(found[0]) // 2]
            yield Loss(found.start(), found.end(), f"“{half}”重复了", sure, half)
