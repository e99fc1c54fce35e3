"""Whose words a promotional phrase is: the firm's own, somebody else's, or nobody's in particular."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from .phrases import Phrases

# Who writes: 本所, 我所, 本律师; not 我所知道的, 我所在的.
_HOUSE = (
    r"本文作者|(?:作者|笔者)(?:系|是|为)|本所|我所(?![知见说谓在理以需有想])|本律师|我律所|本律所|我们律所|我们律师|本团队|我们?的?团队|我方律师|(?<!对方)(?<!其他)(?<!别的)律师团队"
    r"|本事务所|我(?:是|作为)[^，。]{0,8}律师|笔者团队|本站律师|本网律师"
)
# Who is spoken to: 帮您打赢, 联系我们, 欢迎咨询.
_OFFER = (
    r"我们|[为帮替让助给][您你]|(?:咨询|联系|委托|选择|关注|私信|添加|交给|找)(?:我们|本律师|我)"
    r"|欢迎(?:您)?(?:前来|随时)?(?:咨询|来电|联系|委托|致电|预约|垂询)|(?:立即|马上|尽快|现在就|赶紧)(?:咨询|拨打|联系|委托|预约)"
    r"|我会[帮为替]|本人(?:执业|从业|办理|代理)|律师[^，。；]{0,4}(?:为|帮|替)(?:您|你)"
)
HOUSE, OFFER = re.compile(_HOUSE), re.compile(_OFFER)
# 有的机构声称, 所谓“包赢”, 不可轻信, 收到过处罚; such a sentence tells of others' words.
REPORTED = re.compile(
    r"声称|宣称|号称|自称|谎称|诈称|吹嘘|标榜|所谓|骗局|骗子|被骗|受骗|诈骗|警惕|谨防|当心|不可信|别信|轻信|勿信|切勿|千万别|"
    r"不要(?:相信|听信|找|选|委托)|虚假宣传|误导|违反|违规|违法|被(?:处罚|罚款|投诉|通报|查处)|(?:受到|给予|面临)[^，。]{0,6}(?:处罚|处分|惩戒)"
    r"|(?:律师法|推广行为规则|推广规则|广告法|律师协会|律协|司法局)[^，。]{0,12}(?:禁止|规定|要求|不得|明确)"
    r"|(?:凡是|但凡|遇到|看到|听到|如果有|若有|对于)[^。]{0,24}(?:广告|宣传|说法|承诺|话术|字样)|的(?:广告|说法|宣传|话术|承诺)(?:都|均|往往|多半|不可|不能)"
)
# 不得, 不会, 从不 … before the words, in the same clause; 不但, 不仅 say the contrary.
NEGATED = re.compile(
    r"(?:不(?![但仅光管论同断少懈])|没有(?!.{0,3}(?:比|打|赢|任何风险))|没(?!有)|未(?!来)|无法|无权|难以|并非|绝非|拒绝|禁止|严禁|避免|杜绝|防止|从无"
    r"|谁也|谁都|任何人?|任何律师|并无)[^，。；：！？\n]{0,12}\Z"
)
ASKED = re.compile(
    r"吗|是否|能否|可否|能不能|会不会|是不是|可不可以|如何|怎么|怎样|为什么|哪|谁|多少|有没有|真的|呢|么"
)
OTHERS = re.compile(
    r"对方|被告|原告|平台|中介|机构|代办|债务重组公司|法务公司|咨询公司|公司(?:称|承诺|保证|表示|声)|有(?:的|些)?(?:人|律师|律所|公司|网友|当事人)|某些?|一些|部分|个别|他们|"
    r"其他|其它|别的|销售|业务员|推销|黑中介|出借人|贷款人|借款人|担保人|保证人|老板|单位|卖家|商家|开发商|客服|朋友|亲戚|微信群|抖音|广告"
)
# 首次咨询免费！: a slogan without a subject is of whoever publishes it.
SLOGAN = re.compile(r".{2,30}[！!]+[”’」』）)]*\s*")
PROMOTIONAL = re.compile(r"律师|律所|官司|委托|案子|辩护|诉讼服务|法律服务")
LAWYERS = re.compile(r"律师|律所|事务所")


class Stance(Enum):
    """Who says it."""

    OWN = "own"
    OTHERS = "others"
    NOBODY = "nobody"


class Speaker:
    """Tells whose words a phrase is, for a firm of given names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._named = _naming(tuple(names))

    def stance(self, phrases: Phrases, start: int, end: int, *, promotional: bool) -> Stance:
        """Tell whose words ``start`` to ``end`` are; ``promotional``: a page or a title of the firm's own."""
        sentence = phrases.sentence_text(start)
        clause_start, clause_end = phrases.clause(start)
        clause = phrases.text[clause_start : max(clause_end, end)]
        if REPORTED.search(sentence) or NEGATED.search(phrases.text[clause_start:start]):
            return Stance.OTHERS
        if sentence.rstrip().endswith(("？", "?")) and ASKED.search(sentence):
            return Stance.OTHERS
        if self._speaks(clause):
            return Stance.OWN
        if OTHERS.search(_without(sentence, phrases, start, end)):
            return Stance.OTHERS
        if promotional or self._speaks(sentence) or self._goes_on(phrases, start):
            return Stance.OWN
        quoted = phrases.in_quotation(start, end)
        if not quoted and SLOGAN.fullmatch(sentence):
            return Stance.OWN
        return Stance.OTHERS if quoted or not PROMOTIONAL.search(sentence) else Stance.NOBODY

    def _speaks(self, words: str) -> bool:
        return bool(HOUSE.search(words) or OFFER.search(words) or self._names(words))

    def _names(self, words: str) -> bool:
        return bool(self._named and self._named.search(words))

    def _goes_on(self, phrases: Phrases, at: int) -> bool:
        """本所专办债务纠纷。胜诉率98%。: the second sentence has no subject of its own."""
        before = phrases.previous_sentence(at)
        start, end = phrases.line(at)
        line = phrases.text[start:end]
        if before and OTHERS.search(before):
            return False
        return bool(HOUSE.search(line) or self._names(line) or (before and self._speaks(before)))


def _without(sentence: str, phrases: Phrases, start: int, end: int) -> str:
    return sentence.replace(phrases.text[start:end], "")


@lru_cache(maxsize=8)
def _naming(names: tuple[str, ...]) -> re.Pattern[str] | None:
    given = "|".join(re.escape(name) for name in names if len(name) > 1)
    return re.compile(given) if given else None
