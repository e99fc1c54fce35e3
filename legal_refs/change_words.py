"""What became of an article, said in one sentence to a lawyer and to a reader alike."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from .law_change import LawChange
from .matching import ONLY_REFERENCES

Kind = LawChange.Kind
SAME_WORDS = "内容没有变化"


def describe(step: Sequence[LawChange]) -> str:
    """Return a sentence on the changes of one article from one text to the next.

    《民事诉讼法》第一百九十八条自2024年1月1日起改为第二百零二条，内容没有变化。
    """
    first = step[0]
    law = first.old_version.law
    subject = f"《{law.short_title}》{first.old_place}"
    since = chinese_day(effective_day(step))
    if first.is_repeal:
        return f"{subject}随该法自{since}起废止，{_taken_over(step)}。"
    return f"{subject}自{since}起{_change(step)}。"


def effective_day(step: Sequence[LawChange]) -> datetime.date:
    """Return the first day on which the change counts: of a repeal the day when the law ended."""
    first = step[0]
    ended = first.old_version.law.repealed_on if first.is_repeal else None
    return ended or first.new_version.effective_on


def suggestion(step: Sequence[LawChange]) -> str:
    """Return how to cite what the article has become, "" where nothing of it is left."""
    places = _places(step)
    return f"《{step[0].new_version.law.title}》{places}" if places else ""


def chinese_day(day: datetime.date) -> str:
    """Return a date as a sentence has it: 2024年1月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _change(step: Sequence[LawChange]) -> str:
    kind, places = Kind(step[0].kind), _places(step)
    only_references = "，只涉及所引条文的序号" if step[0].note == ONLY_REFERENCES else ""
    return {
        Kind.RENUMBERED: f"改为{places}，{SAME_WORDS}",
        Kind.AMENDED: f"有修改{only_references}",
        Kind.RENUMBERED_AMENDED: f"改为{places}，文字有修改{only_references}",
        Kind.SPLIT: f"拆分为{places}",
        Kind.MERGED: f"并入{places}",
        Kind.DELETED: "已删除",
    }[kind]


def _taken_over(step: Sequence[LawChange]) -> str:
    law, places = step[0].new_version.law.short_title, _places(step)
    if not places:
        return f"《{law}》没有对应的条文"
    same = SAME_WORDS if step[0].kind == Kind.RENUMBERED else "文字有修改"
    return f"现见《{law}》{places}，{same}"


def _places(step: Sequence[LawChange]) -> str:
    """The articles that it has become, in their order."""
    found = {row.new_place for row in step if row.new_place and row.kind != Kind.DELETED}
    return "、".join(str(place) for place in sorted(found))
