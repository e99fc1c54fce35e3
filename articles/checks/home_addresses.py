"""Addresses so exact that somebody can be found there, and schools with the class."""

from __future__ import annotations

import re
from collections.abc import Iterator

NUMBER = r"[0-9０-９一二三四五六七八九十百零〇]{1,6}"
# 杭州市西湖区文三路 100 号 3 幢 2 单元 201 室
STREET = r"[\u4e00-\u9fa5]{1,12}?(?:路|街|大道|巷|弄|胡同|街道|里|道)"
ESTATE = r"[\u4e00-\u9fa5]{2,10}?(?:小区|花园|家园|花苑|公寓|新村|嘉园|山庄|名苑|新城|雅苑|华府|公馆|社区|苑|村|组)"
HOUSE_NUMBER = rf"\s?{NUMBER}\s?(?:号|弄)(?![楼院线令])"
ROOM = rf"(?:\s?{NUMBER}\s?(?:号楼|幢|栋|座|单元|楼|层))*\s?(?:{NUMBER}\s?(?:室|户|房)|{NUMBER}\s?(?:幢|栋|号楼)\s?{NUMBER}\s?单元|{NUMBER}-{NUMBER}(?:-{NUMBER})?)"
EXACT = re.compile(
    rf"(?:{STREET}{HOUSE_NUMBER}(?:{ESTATE})?{ROOM}|{ESTATE}(?:{HOUSE_NUMBER})?{ROOM})"
)
# 家住…路100号, 住址：…村12组5号: without a room the words before must say that somebody lives there.
HOME = re.compile(
    r"(?:家住|现住|暂住|居住[在于]|住址(?:为|是|：|:)?|住所地?(?:为|是|：|:)?|家庭地址(?:为|是|：|:)?|家庭住址(?:为|是|：|:)?|户籍(?:所在)?地(?:址)?(?:为|是|：|:)?|户籍地|租住[在于]?|住[在于]?|家在)"
    rf"([\u4e00-\u9fa5]{{2,30}}?{NUMBER}\s?(?:号|弄|组)(?:[^，。；、\n]{{0,16}}(?:室|单元|幢|栋|户|楼))?)(?![令线院])"
)
HIDDEN = re.compile(r"某|×|Ｘ|X|x|\*|＊|○|〇〇|…|\.\.")
# Whose address may be told.
PUBLIC = re.compile(
    r"法院|法庭|检察院|公安|派出所|司法局|司法所|仲裁|民政|登记处|登记机关|登记中心|人民政府|街道办|律师事务所|律所|本所|我所|我们|法律援助|公共法律服务|公司|集团|银行|支行|分行|"
    r"监管局|监督管理局|税务|车管所|交警|医院|大使馆|领事馆|不动产|服务中心|办事处|大厅|学校|大学|社保|医保|人社局|征信|信访|公证处|鉴定|工会|妇联|邮局|邮编|网点|门店|商场|酒店|饭店|餐厅|注册地|办公地"
)
LIVES = re.compile(r"家住|现住|暂住|居住|住址|家庭地址|住在|租住|户籍|住[^，。宅房]{2,20}\Z")

_SCHOOL = (
    r"(?:小学|中学|初中|高中|幼儿园|实验学校|外国语学校|职业学校|学校|一中|二中|三中|附中|附小)"
)
# 就读于杭州市文三街小学三年级（2）班, 在学军小学读三年级
SCHOOL = re.compile(
    rf"(?:就读于?|就学于|上学于|在读于|入读|转入|在)([\u4e00-\u9fa5]{{2,14}}?{_SCHOOL})(?:[\u4e00-\u9fa5]{{0,2}}(?:[一二三四五六七八九123456789]年级|[初高][一二三]|[小中大]班)[^，。；\n]{{0,6}}(?:[（(]?{NUMBER}[）)]?班)?|(?:上学|就读|读书|念书|上[一二三四五六]年级|读[一二三四五六]年级))?"
)
CLASS = re.compile(
    rf"[一二三四五六七八九1-9]年级\s?[（(]?{NUMBER}[）)]?\s?班|[初高][一二三]\s?[（(]{NUMBER}[）)]\s?班"
)
UNNAMED = re.compile(
    r"某|×|X|当地|所在地|户籍|公办|民办|寄宿|同一|原来|一所|家附近|附近|公立|私立|重点|普通|国际|对口|学区|城里|县城的?|农村|老家|镇上|市区|这所|该|本地|外地|异地|哪|的[\u4e00-\u9fa5]{0,3}(?:小学|中学|幼儿园|学校)|就近|义务教育"
)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield exact addresses: down to the room, or to the house where the words say who lives there."""
    spans = [found.span() for found in EXACT.finditer(text)]
    spans += [found.span(1) for found in HOME.finditer(text)]
    last = 0
    for start, end in sorted(spans):
        if (
            start >= last
            and not HIDDEN.search(text, start, end)
            and not _is_public(text, start, end)
        ):
            yield start, end
            last = end


def _is_public(text: str, start: int, end: int) -> bool:
    """Whether the words before say that a court, an authority, a firm is there."""
    before = re.split(r"[。；;\n]", text[max(0, start - 40) : start])[-1]
    if LIVES.search(before[-24:]):
        return False
    return bool(PUBLIC.search(before) or PUBLIC.search(text, start, min(len(text), end + 12)))


def schools(text: str) -> Iterator[tuple[int, int]]:
    """Yield a school by its name, or a class: ``就读于杭州市文三街小学``; not 就读于当地小学."""
    last = 0
    spans = [found.span() for found in SCHOOL.finditer(text) if _is_named(found)]
    spans += [found.span() for found in CLASS.finditer(text)]
    for start, end in sorted(spans):
        if start >= last:
            yield start, end
            last = end


def _is_named(found: re.Match[str]) -> bool:
    if UNNAMED.search(found[1]):
        return False
    certain = found[0].startswith(("就读", "就学", "上学", "在读")) or found.end() > found.end(1)
    return certain and len(found[1]) >= 4
