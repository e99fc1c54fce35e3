"""How one name of a law can be written: marks, blanks, brackets, years, issuers."""

import re

from ..numerals import CHINESE_CHARS, to_chinese

STATE = "中华人民共和国"

_MARKS = str.maketrans(
    {
        **dict.fromkeys("《》〈〉<>﹤﹥＜＞“”‘’\"'「」、", None),
        **dict(zip("()[]［］０１２３４５６７８９", "（）（）（）0123456789", strict=True)),
    }
)
_INNER = str.maketrans("〈〉<>﹤﹥＜＞()［］", "《》《》《》《》（）（）")
_ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", ""))

# 《…的解释(2020修正)》, 《公司法（2018年修正本）》, 《劳动法（2018年12月29日修正）》, 《公司法（2023）》
_VERSION = re.compile(
    r"(?<!修正案)[（(](?:[^（()）]{0,12}?)((?:19|20)\d\d)年?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"(?:第[一二三四五六七八]次)?(?:修[正订改]|修[正订改]本|版|年版|施行|实施|公布|通过|版本)?[）)]$"
)
# 《婚姻法解释（三）》 = 《婚姻法解释三》 = 《婚姻法解释(3)》
_NUMBER = re.compile(rf"（([{CHINESE_CHARS}]{{1,3}}|\d{{1,2}})）$")
_DIGITS_AT_END = re.compile(r"(?<=[释定见要答书])(\d{1,2})$")

_BODY = (
    r"最高人民法院|最高人民检察院|两高一部|两高两部|最高法院|最高检察院|最高院|最高法|最高检|两高|两院"
    r"|全国人民代表大会常务委员会|全国人大常委会|国务院办公厅|国务院|中共中央办公厅|公安部|司法部|民政部"
    r"|财政部|教育部|商务部|国家安全部|人力资源和?社会保障部|人社部|劳动和社会保障部|劳动部|建设部"
    r"|住房和城乡建设部|住建部|自然资源部|国土资源部|交通运输部|国家税务总局|国家发展改革委"
    r"|国家市场监督管理总局|市场监管总局|中国人民银行|中国银保监会|银保监会|中国证监会|证监会"
    r"|国家金融监督管理总局|国家互联网信息办公室|国家网信办|国家卫生健康委员?会?|国家卫生健康委"
)
ISSUERS = re.compile(rf"(?:(?:{_BODY})(?:[、，和与及]|联合|\s)*)+")
_SHORT_ISSUERS = (
    ("两高一部", "最高人民法院、最高人民检察院、公安部"),
    ("两高两部", "最高人民法院、最高人民检察院、公安部、司法部"),
    ("最高法院", "最高人民法院"),
    ("最高检察院", "最高人民检察院"),
    ("最高院", "最高人民法院"),
    ("最高法", "最高人民法院"),
    ("最高检", "最高人民检察院"),
    ("两高", "最高人民法院、最高人民检察院"),
    ("两院", "最高人民法院、最高人民检察院"),
    ("全国人大常委会", "全国人民代表大会常务委员会"),
    ("人社部", "人力资源社会保障部"),
    ("住建部", "住房和城乡建设部"),
)


def written(name: str) -> str:
    """Return a name as an official title writes it: no blanks, 《》 inside, full-width brackets.

    A year of amendment at the end is left out: 劳动法(2018修正) → 劳动法.
    """
    return _VERSION.sub("", "".join(_unescaped(name).split()).translate(_INNER))


def version_year(name: str) -> int | None:
    """Return the year that a bracket at the end of a name gives: 公司法（2018修正） → 2018."""
    found = _VERSION.search("".join(name.split()))
    return int(found[1]) if found else None


def folded(name: str) -> str:
    """Return the form under which names are compared, without marks, 中华人民共和国 and year.

    《中华人民共和国公司法》 → 公司法; 婚姻法解释(三) → 婚姻法解释三.
    """
    plain = "".join(_VERSION.sub("", _unescaped(name).strip()).split())
    plain = plain.translate(_MARKS).replace("\u200b", "").replace(STATE, "")
    plain = _NUMBER.sub(lambda found: _as_chinese(found[1]), plain)
    return _DIGITS_AT_END.sub(lambda found: _as_chinese(found[1]), plain)


def split_issuer(name: str) -> tuple[str, str]:
    """Return issuer and rest of a name: 最高院关于… → (最高人民法院, 关于…)."""
    found = ISSUERS.match(name)
    # 国务院组织法 and 中国人民银行法 begin with a body that belongs to the name.
    if not found or not name.startswith("关于", found.end()):
        return "", name
    return full_issuer(found[0]), name[found.end() :]


def full_issuer(issuer: str) -> str:
    """Return an issuer with its full name: 两高 → 最高人民法院、最高人民检察院."""
    plain = re.sub(r"[和与及，\s]|联合", "、", issuer).strip("、")
    for short, full in _SHORT_ISSUERS:
        if short in plain and full not in plain:
            plain = plain.replace(short, full)
    return re.sub("、+", "、", plain)


def is_statute(title: str) -> bool:
    """Tell whether a title is that of a 法 or 法典; a 办法 is none."""
    return title.endswith(("法", "法典")) and not title.endswith("办法")


def _unescaped(name: str) -> str:
    if "&" in name:
        for escaped, plain in _ESCAPED:
            name = name.replace(escaped, plain)
    return name


def _as_chinese(number: str) -> str:
    return to_chinese(int(number)) if number.isascii() and int(number) else number
