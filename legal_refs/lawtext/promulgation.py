"""The order that promulgates a law, where a file has it before the law itself.

中华人民共和国主席令 / 第四十五号 / 《中华人民共和国民法典》已由…通过，现予公布，自2021年1月1日起施行。
"""

import re
from collections.abc import Sequence

from .lines import Line
from .title import clean_title

ORDER = re.compile(r"^(?:中华人民共和国(?:主席|国务院)令|[\u4e00-\u9fff、]{2,40}(?:令|公告|通知))$")
NAMED = re.compile(r"《([^《》]+(?:《[^《》]+》[^《》]*)*)》")
FARTHEST = 25


def order_length(lines: Sequence[Line]) -> int:
    """Return how many lines the order takes, 0 where the file begins with the law itself.

    The law's title is named in the order between 《》 and stands alone on a later line.
    """
    opening = lines[:FARTHEST]
    if not opening or not ORDER.match(clean_title(opening[0].text)):
        return 0
    named: set[str] = set()
    for index, line in enumerate(opening):
        if clean_title(line.text) in named:
            return index
        named |= {clean_title(title) for title in NAMED.findall(line.text)}
    return 0
