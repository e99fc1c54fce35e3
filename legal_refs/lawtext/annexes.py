"""Annexes (附件, 附表, 附录), which stand behind the last article."""

import re

NUMERAL = "[一二三四五六七八九十0-9０-９]*"
# 附：, 附件, 附表一, 附件1：查处酒后驾驶操作规程, 附录：; not 附加刑…, 附件一所列….
ANNEX = re.compile(
    rf"^附\s*(?:$|[:：]|(?:件|录|表|图)\s*{NUMERAL}\s*(?:$|[:：\s])|(?:件|录|表|图){NUMERAL}[^，。；]{{1,30}}$)"
)


def starts_annex(text: str) -> bool:
    """Say whether a line begins an annex."""
    return bool(ANNEX.match(text))
