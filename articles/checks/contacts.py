"""Telephone numbers by what stands round them: an authority's, another site's, somebody's own."""

from __future__ import annotations

import re

from .phrases import Phrases

# 余杭区人民法院立案庭电话0571-…: numbers that are there to be called.
AUTHORITY = re.compile(
    r"法院|法庭|立案庭|检察院|公安|派出所|交警|[\u4e00-\u9fa5]局|[\u4e00-\u9fa5]委(?!托)|委员会|仲裁|司法所|街道|人民政府|热线|援助中心|服务中心|法律服务中心|银行|公司|客服|"
    r"医院|学校|民政|协会|工会|妇联|大使馆|领事馆|公证处|鉴定|征信中心|监察大队|服务大厅|登记处|登记中心|总队|支队|大队|救助站|平台|信访|消协"
)
SOLICITS = re.compile(
    r"咨询|热线|律师(?!协会)|一对一|加[Vv]|客服|预约|来电|欢迎|免费|加微信|微信同[号步]|服务电话|官方|合作|报名|广告|商务|客户经理|解决|法务|专线|电话同微信|投稿|联系我们|小编|站长|代办"
)
PERSON = re.compile(
    r"原告|被告|申请人|当事人|被害人|证人|丈夫|妻子|前夫|前妻|母亲|父亲|女儿|儿子|孩子|[\u4e00-\u9fa5]某|先生|女士|本人|身份证|家住|住址|借款人|出借人|债务人|债权人|委托人|客户|邻居|亲属|家属|同事|老板|对方|他的|她的|其手机"
)
# 来电咨询 within the firm's own sentence is of a number that is not the firm's.
LAWYER_LINE = re.compile(r"律师(?!协会)|法律咨询|免费咨询|咨询热线|24小时|法务")


def is_public_number(phrases: Phrases, start: int, end: int) -> bool:
    """Whether the words before a number say that an authority or a service answers it."""
    before = _before(phrases, start)
    if PERSON.search(before[-16:]) or LAWYER_LINE.search(before):
        return False
    return bool(AUTHORITY.search(before))


def is_contact_of_other_site(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a number invites readers to call somebody for business, as a copied page does."""
    first, _ = phrases.line(start)
    _, last = phrases.sentence(end - 1)
    around = phrases.text[max(first, start - 30) : min(last, end + 16)]
    return bool(SOLICITS.search(around)) and not PERSON.search(_before(phrases, start))


def is_line_of_lawyers(phrases: Phrases, start: int, end: int) -> bool:
    """Whether a service number is one for legal advice."""
    sentence_start, sentence_end = phrases.sentence(start)
    return bool(LAWYER_LINE.search(phrases.text[sentence_start:sentence_end]))


def _before(phrases: Phrases, start: int) -> str:
    first, _ = phrases.sentence(start)
    return phrases.text[max(first, start - 30) : start]
