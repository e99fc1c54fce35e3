"""Short names that lawyers make of interpretations: 《买卖合同司法解释》, 《公司法解释三》."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from .spelling import split_issuer

_TYPES = "司法解释|解释|规定|批复|意见|解答|纪要|通知|规则|决定|安排"
_PARTS = re.compile(rf"(.+?)({_TYPES})([一二三四五六七八九十]{{0,2}})(?:试行|（试行）)?$")
# Words that every title of an interpretation holds and that short names leave out.
_FILLERS = re.compile(
    r"^关于|具体应用法律|应用法律|适用法律|法律适用|贯彻执行|适用|审理|办理|涉及|有关|若干|问题|纠纷|案件"
    r"|刑事|民事(?!诉讼|执行)|的|之"
)


@dataclass(frozen=True, slots=True)
class Core:
    """What a name of an interpretation is about, its type and its number, "" for none."""

    matter: str
    kind: str
    number: str


def core(name: str) -> Core | None:
    """Return the core of a folded name, None where it is no interpretation's.

    关于审理买卖合同纠纷案件适用法律问题的解释 → 买卖合同, 解释; 公司法司法解释三 → 公司法, 司法解释, 三.
    """
    parts = _PARTS.fullmatch(split_issuer(name)[1])
    # A decision on amendments holds the whole name of what it amends and is no short name of it.
    if not parts or "修改" in parts[1]:
        return None
    matter = _FILLERS.sub("", parts[1])
    return Core(matter, parts[2], parts[3]) if len(matter) > 1 else None


class ShortNames:
    """The cores of the titles of interpretations."""

    def __init__(self) -> None:
        self._titles: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._numbers: dict[str, set[str]] = defaultdict(set)
        self._current: list[tuple[Core, str]] = []

    def add(self, key: str, title: str, former: bool) -> None:
        """Add a title by its folded form; ``former`` where it is no longer in force."""
        found = core(key)
        if not found:
            return
        for matter in {found.matter, found.matter.removeprefix("民法典")}:
            self._titles[matter, found.number].append((found.kind, title))
            self._numbers[matter].add(found.number)
        if not former:
            self._current.append((found, title))

    def titles(self, key: str) -> list[str]:
        """Return the titles that a short name is the core of: 买卖合同司法解释."""
        short = core(key)
        if not short:
            return []
        number = short.number
        if not number and len(self._numbers.get(short.matter, ())) == 1:
            number = next(iter(self._numbers[short.matter]))
        found = self._titles.get((short.matter, number), [])
        for fits in (_same_kind, _like_kind):
            if titles := [title for kind, title in found if fits(short.kind, kind)]:
                return titles
        return []

    def holding(self, key: str) -> list[str]:
        """Return the one title in force whose matter holds a short name's: 精神损害赔偿司法解释."""
        short = core(key)
        # A 规定 or 意见 of such a name may be any ministry's.
        if not short or len(short.matter) < 3 or short.kind not in ("司法解释", "解释", "批复"):
            return []
        return self._only(short, lambda matter: short.matter in matter)

    def resembling(self, key: str) -> list[str]:
        """Return the one title in force that has a short name's characters in their order."""
        short = core(key)
        if not short or len(short.matter) < 4:
            return []
        return self._only(short, lambda matter: _in_order(short.matter, matter))

    def _only(self, short: Core, fits: Callable[[str], bool]) -> list[str]:
        found = [
            title
            for known, title in self._current
            if (known.number == short.number or not short.number)
            and (_same_kind(short.kind, known.kind) or _like_kind(short.kind, known.kind))
            and fits(known.matter)
        ]
        return found if len(found) == 1 else []


def _in_order(chars: str, text: str) -> bool:
    rest = iter(text)
    return all(char in rest for char in chars)


def _same_kind(written: str, title: str) -> bool:
    return written == title or (written == "司法解释" and title in ("解释", "规定"))


def _like_kind(written: str, title: str) -> bool:
    """Tell whether a short name's type can stand for a title's: 公司法解释三 is a 规定."""
    if written == "司法解释":
        return title in ("批复", "解答", "意见")
    return written == "解释" and title == "规定"
