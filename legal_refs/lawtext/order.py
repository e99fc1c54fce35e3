"""The order of article numbers in one law."""

from collections.abc import Collection

from .articles import Label
from .errors import LawTextError
from .lines import Line

Place = tuple[int, int]


def name(place: Place) -> str:
    """A number to show: 第276条之1."""
    return f"第{place[0]}条" + (f"之{place[1]}" if place[1] else "")


def check_order(label: Label, last: Place, seen: Collection[Place], line: Line) -> str:
    """Return what is odd about an article's number after the last one, "" where nothing is.

    Raises LawTextError where the number was there already, goes back, or begins a second law.
    """
    if label.place > last:
        if last[0]:
            return f"条号不连续：{name(last)}之后是{name(label.place)}"
        return "" if label.number == 1 else f"条号不是从第1条开始，而是{name(label.place)}"
    if label.place == (1, 0):
        raise LawTextError(
            f"文件里好像有两部法律：第 {line.number} 行又从第一条开始。请分成两个文件后再试。"
        )
    fault = "重复出现" if label.place in seen else "的顺序倒退"
    raise LawTextError(f"{name(label.place)}{fault}（第 {line.number} 行）。请更正条号后再试。")
