"""Titles of laws, folded so that the same law is known again however its title is written."""

import re

NATION = "中华人民共和国"
DROPPED = re.compile(r"[\s《》〈〉<>「」“”\"、，,]|中华人民共和国")
WIDTHS = str.maketrans("()〔〕[]【】：", "（）（）（）（）:")


def title_key(title: str) -> str:
    """Fold a title for comparison: blanks, 《》, 、 and 中华人民共和国 do not count.

    《中华人民共和国民法典》 and 民法典 both give 民法典.
    """
    return DROPPED.sub("", title.translate(WIDTHS)) or title
