"""Whether two titles are so like each other that a reader would take the posts for one."""

import re
import unicodedata
from difflib import SequenceMatcher

# 借条怎么写？这些事情你必须知道！: what comes after the question is a template, not a subject.
TAIL = re.compile(r"^(.{4,}?)[?？!！|｜—].*$", re.DOTALL)
# Words that many titles of the genre share and that say nothing of their subject.
TEMPLATE = re.compile(
    r"怎么办|怎么处理|如何处理|如何应对|怎么应对|怎么回事|是什么意思|有哪些|是什么|怎样|怎么|如何|多久"
    r"|律师(?:解读|提醒|支招|详解|告诉你)|一文(?:读懂|说清|讲清)|(?:全|最新)?(?:攻略|指南|解析|详解)"
    r"|[吗呢的了]"
)
NOISE = re.compile(r"[\W_]+")
LIKE = 0.85


def subject_of(title: str) -> str:
    """Return what a title is about, its template dropped.

    ``subject_of("网贷逾期怎么办？这些事情你必须知道！")`` is ``"网贷逾期"``.
    """
    text = unicodedata.normalize("NFKC", title).strip().lower()
    core = TAIL.sub(r"\1", text)
    subject = NOISE.sub("", TEMPLATE.sub("", core))
    return subject or NOISE.sub("", text)


def alike(one: str, other: str) -> bool:
    """Say whether two titles have the same subject, or nearly the same words."""
    first, second = subject_of(one), subject_of(other)
    if first == second:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= LIKE
