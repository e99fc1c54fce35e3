"""The address of a law: its title in pinyin, fixed at creation."""

import re
from collections.abc import Callable

from .numerals import parse_numeral
from .titles import NATION

MAX_LENGTH = 100
ISSUERS = re.compile(r"^(?:最高人民法院|最高人民检察院)(?:、最高人民检察院)?关于(?=.)")
ORDINAL = re.compile(r"[（(]([一二三四五六七八九十]+)[）)]")
WORDS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z0-9]+")


def law_slug(title: str) -> str:
    """Return the title in pinyin: 中华人民共和国民法典 → minfadian.

    中华人民共和国 and 最高人民法院关于 are left out; （二） becomes 2; other marks divide the words.
    """
    # Its dictionaries take 56 MB: a web process that stores no law shall not load them.
    from pypinyin import lazy_pinyin

    short = ISSUERS.sub("", title.replace(NATION, "")) or title
    numbered = ORDINAL.sub(lambda match: f" {parse_numeral(match[1])} ", short)
    words = ["".join(lazy_pinyin(word)).lower() for word in WORDS.findall(numbered)]
    return "-".join(words)[:MAX_LENGTH].strip("-") or "law"


def free_slug(title: str, is_taken: Callable[[str], bool]) -> str:
    """Return the title's slug, with -v2, -v3 … behind it where the plain one is taken."""
    slug = law_slug(title)
    number, candidate = 1, slug
    while is_taken(candidate):
        number += 1
        ending = f"-v{number}"
        candidate = slug[: MAX_LENGTH - len(ending)] + ending
    return candidate
