"""Names misprinted by a character or two."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from .spelling import is_statute

# A place at the front makes another document of it: 北京市物业管理条例 is no misprint of 物业管理条例.
_PLACE = re.compile(r".{2,8}?(?:省|市|自治区|自治州|特区|新区|县)")
_SMALL_WORDS = frozenset("的之和与及、，等")
_NUMBERS = re.compile(r"[〇零一二三四五六七八九十百\d]")


class Misprints:
    """Finds the known name that a misprinted one can only mean."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_pair: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            for pair in {key[i : i + 2] for i in range(len(key) - 1)}:
                self._by_pair[pair].append(key)

    def nearest(self, key: str, most: int = 3) -> list[str]:
        """Return at most so many known names that share most pairs of characters, best first."""
        shared: Counter[str] = Counter()
        for pair in {key[i : i + 2] for i in range(len(key) - 1)}:
            shared.update(self._by_pair.get(pair, ()))
        likely = [(-2 * count / (len(key) + len(name)), name) for name, count in shared.items()]
        return [name for score, name in sorted(likely)[:most] if score < -0.4]

    def meant(self, key: str) -> list[str]:
        """Return the known names that a misprinted key is close to: 劳动争议仲裁调解法 → 劳动争议调解仲裁法."""
        if len(key) < 5 or _PLACE.match(key):
            return []
        return [name for name in self.nearest(key, 8) if _unmistakable(key, name)]


def _unmistakable(key: str, name: str) -> bool:
    ending = 1 if is_statute(name) else 2
    if key[-ending:] != name[-ending:] or _NUMBERS.findall(key) != _NUMBERS.findall(name):
        return False
    if not is_statute(name):
        # 具体应用法律 and 适用法律, 日常监督 and 监督 are two documents; a 的 makes no other one.
        return _distance(key, name) <= 2 and not _differing(key, name) - _SMALL_WORDS
    if len(key) == len(name) and sorted(key) == sorted(name):
        return True
    if abs(len(key) - len(name)) > 2 or len(key) < 7:
        return False
    return _distance(key, name) <= (2 if len(key) >= 9 else 1)


def _differing(key: str, name: str) -> set[str]:
    mine, theirs = Counter(key), Counter(name)
    return set(mine - theirs) | set(theirs - mine)


def _distance(one: str, other: str) -> int:
    """Return the number of characters to change, leave out or put in."""
    before = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (char != wanted)))
        before = row
    return before[-1]
