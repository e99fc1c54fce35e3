"""Words that say that a sentence speaks of former law."""

import re

# 原《合同法》, 原来的《合同法》, 旧《公司法》, 已废止的《担保法》, 修正前的《刑法》; not 起诉状原件
_BEFORE = re.compile(
    r"(?:(?<![申复起还])原(?:来的?|有的?)?|旧|老|当时(?:有效|施行|适用|生效)?的?|已经?(?:被|经)?(?:废止|失效|废除)的?"
    r"|(?:修[正订改]|废止|失效)(?:之|以)?前的?|(?:19|20)\d\d年[^，。；、起]{0,6}(?:施行|颁布|公布|实施|制定|通过|出台|生效)的?)"
    r"(?:我国)?$"
)
# 当时，…; 《合同法》施行时; 行为时的法律
_CLAUSE = re.compile(
    r"当时|彼时|那时|行为时|裁判时|审理时|(?:施行|实施|生效)(?:之|以)?前(?![款条述项段期两二三])|以前的"
)
# 《合同法》已经废止, 第二十四条（已失效）, 第六十一条现已被废止
_AFTER = re.compile(
    r"[^，。；、\n《》]{0,10}(?:已经?|现已|业已|早已)(?:被|经)?(?:废止|失效|废除|不再适用|被修改)"
)
# 当时的《合同法》第94条，而非《民法典》: what was said of one law is not said of the next.
_CITED = re.compile(r".*(?:》|第[^，。；、第]{1,9}[条款项])")
_STOP = "。；;！？!?\n"


def is_past(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a citation speak of law that is no longer in force."""
    before = text[max(0, start - 40) : start]
    if _BEFORE.search(before):
        return True
    if _AFTER.match(text, end):
        return True
    return bool(_CLAUSE.search(_last_sentence(before)))


def _last_sentence(before: str) -> str:
    cut = max(before.rfind(mark) for mark in _STOP)
    return _CITED.sub("", before[cut + 1 :])


def year_before(text: str, start: int) -> int | None:
    """Return the year of a version named before a law: 2005年修订《公司法》, 1991年《民事诉讼法》."""
    found = _YEAR_BEFORE.search(text, max(0, start - 16), start)
    return int(found[1]) if found else None


_YEAR_BEFORE = re.compile(
    r"((?:19|20)\d\d)年?(?:的|版|新|旧|修[正订改]后?的?|施行的|颁布的|版的|新修订的?)*\Z"
)
