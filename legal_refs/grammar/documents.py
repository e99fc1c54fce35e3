"""Document numbers: 法释〔2020〕17号, 整治办函〔2017〕141号, 国家统计局令第1号."""

import re

from ..numerals import NUMERAL_CHARS

_YEAR = r"[〔\[［（(]\s*(?:19|20)\d\d\s*[〕\]］）)]"
_HAN = r"[\u4e00-\u9fff]"
# 法释〔2020〕17号, 高检发释字〔2012〕2号, 银监发[2011]第2号
_LETTER = re.compile(rf"({_HAN}{{1,14}}(?:（研）|\(研\))?){_YEAR}\s*第?\s*\d{{1,5}}\s*号")
# 国务院令第778号, 主席令第四十五号, 中国人民银行令〔2018〕第2号, 中国银监会令2016年第1号
_ORDER = re.compile(
    rf"([\u4e00-\u9fff、 ]{{2,30}})令\s*(?:{_YEAR}|(?:19|20)\d\d年)?\s*第?\s*[{NUMERAL_CHARS}]{{1,6}}\s*号"
)
# Where the issuer of a number begins: 依据法释〔2018〕2号
_CUE = re.compile(
    r".*(?:根据|依据|依照|按照|参照|适用|以及|和(?!国|社会保障|城乡|改革|信息化|旅游|计划生育)|与|及|以|由|在|了|即|见|是|为|对|现行|经|的|后|关于|下发|印发|发布|文号|文件|号|日|月|年)"
)
# (2013)民申字第5号, 杭公罚决字〔2019〕5号, 劳人仲案字〔2020〕3号 are numbers of cases.
_CASE = re.compile(
    r"(?:[民刑行执知破商赔仲裁劳复罚处鉴验评询][\u4e00-\u9fff]{0,4}字|决字|裁字|判字|征补?字|案|[民刑行执知破][初终再申监辖提]字?)$"
)
_SINGLE_CASE = re.compile(
    r"[^，。；\n]{0,10}(?:决定书|通知书|判决|裁定|处罚决定|复议决定|仲裁裁决|认定书|鉴定)"
)
NUMBER_START = r"[〔\[［（(](?=\s*(?:19|20)\d\d\s*[〕\]］）)]\s*第?\s*\d{1,5}\s*号)"
ORDER_START = rf"令(?=\s*(?:{_YEAR}|(?:19|20)\d\d年)?\s*第?\s*[{NUMERAL_CHARS}]{{1,6}}\s*号)"

_PLAIN = str.maketrans("[]［］（）()", "〔〕〔〕〔〕〔〕")


def document_number(text: str) -> str | None:
    """Return the document number in a piece of text, normalised, None where it has none.

    法释[2020]17号，以下简称《解释》 → 法释〔2020〕17号.
    """
    if "号" not in text:
        return None
    found = _ORDER.search(text) or _LETTER.search(text)
    return normalised(found[0][_issuer_start(found[1]) :]) if found else None


def number_around(text: str, mark: int) -> tuple[int, int] | None:
    """Return the span of the document number whose bracket or 令 stands at ``mark``.

    None where it is the number of a case.
    """
    start = max(0, mark - 30)
    pattern = _ORDER if text[mark] == "令" else _LETTER
    for found in pattern.finditer(text, start, mark + 40):
        if found.end(1) <= mark < found.end():
            begin = found.start() + _issuer_start(found[1])
            issuer = text[begin : found.end(1)]
            if not issuer or _CASE.search(issuer) or _SINGLE_CASE.match(text, found.end()):
                return None
            return begin, found.end()
    return None


def normalised(number: str) -> str:
    """Return a number without blanks, its year in 〔〕: 法释[2018] 2号 → 法释〔2018〕2号."""
    return "".join(number.split()).translate(_PLAIN)


def _issuer_start(issuer: str) -> int:
    cue = _CUE.match(issuer)
    start = cue.end() if cue else 0
    return start + len(issuer[start:]) - len(issuer[start:].lstrip("、 "))
