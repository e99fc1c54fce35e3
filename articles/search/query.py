"""What a reader has typed, as words to look for: operators and punctuation are only text."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .asking import Phrase
from .tokens import words

LONGEST = 200
EVERYDAY = Path(__file__).parent / "everyday.csv"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
# What a question is put with, and what says nothing about its subject.
STOP = frozenset(
    "的 了 吗 呢 吧 啊 呀 嘛 么 是 在 和 与 及 或 就 都 也 还 又 很 被 把 给 从 对 向 让 要 想 能 会 可 得 着 过 去 来 到 上 里 中 后 前"
    " 我 你 您 他 她 它 我们 你们 他们 她们 咱们 自己 人家 别人 这 那 这个 那个 一个 个 有 没 没有 不 不是 是不是 有没有 能不能 会不会"
    " 怎么 怎么办 怎样 怎么样 如何 什么 什么样 为什么 哪 哪个 哪些 哪里 哪儿 谁 几 多少 多久 多长 多少钱 多大"
    " 可以 可不可以 应该 应当 需要 必须 可能 如果 但是 因为 所以 已经 现在 以后 之后 之前 时候 问题 情况"
    " 算 算不算 该 该不该 办 才 再 请问 请 问 一下 关于 请教 咨询 知道 说 做 用 叫 好 行 呗 哦 只 之 于 其 此 等".split()
)
# Posts that say 单位 answer those who ask about their 公司: to hold such a word is never required.
GENERAL = frozenset("公司 单位 老板 律师 法院 法律 规定 合法 违法 国家 个人 朋友 别人 对方".split())


@dataclass(frozen=True, slots=True)
class Query:
    """``phrases`` is the query as typed, one phrase between blanks; ``units`` its words that count.

    A unit is a word, or single characters in a row: a name that the segmenter does not know.
    ``meant`` is what lawyers call it: 拖欠工资 for 不给工资.
    """

    text: str
    phrases: tuple[Phrase, ...]
    units: tuple[Phrase, ...]
    meant: tuple[Phrase, ...] = ()

    @property
    def needed(self) -> tuple[Phrase, ...]:
        """The units that a post must hold to hold all of the query."""
        return tuple(unit for unit in self.units if not GENERAL & {*unit.words}) or self.units

    @property
    def is_single(self) -> bool:
        """Whether there is only one thing to look for, so that phrase, all and any are the same."""
        return self.phrases == self.units and len(self.units) == 1

    @property
    def character(self) -> str:
        """The one character that is all of the query, else ""."""
        only = "".join(word for phrase in self.phrases for word in phrase.words)
        return only if len(only) == 1 else ""


def clean(text: str) -> str:
    """Return what was typed as one line of at most 200 characters."""
    return " ".join(_CONTROL.sub(" ", text[: 2 * LONGEST]).split())[:LONGEST].strip()


def read(text: str) -> Query:
    """Read a cleaned query.

    公司不给工资怎么办 is one phrase, and the units 公司 and 工资.
    """
    phrases = [Phrase(tuple(found)) for part in text.split(" ") if (found := words(part))]
    units = dict.fromkeys(unit for phrase in phrases for unit in _units(phrase.words))
    long = [unit for unit in units if len("".join(unit.words)) > 1]
    chosen = tuple(long or units or dict.fromkeys(phrases))
    meant = dict.fromkeys(term for said, term in everyday() if said in text)
    return Query(text, tuple(phrases), chosen, tuple(term for term in meant if term not in chosen))


@cache
def everyday() -> tuple[tuple[str, Phrase], ...]:
    """Return pairs of what people say and the term of the law for it."""
    with EVERYDAY.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    return tuple((row["said"], Phrase(tuple(words(row["meant"])))) for row in rows)


def _units(found: tuple[str, ...]) -> list[Phrase]:
    units: list[Phrase] = []
    row: list[str] = []
    for word in [*found, ""]:
        if len(word) == 1 and word not in STOP:
            row.append(word)
            continue
        if row:
            units.append(Phrase(tuple(row)))
            row = []
        if word and word not in STOP:
            units.append(Phrase((word,)))
    return units
