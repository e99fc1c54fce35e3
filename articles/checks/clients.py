"""Clients whom the firm names in telling of its own cases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .personal_names import INVENTED, name_at
from .phrases import Phrases
from .profession import RULES, hits
from .registry import Hit, Level, check
from .stance import HOUSE
from .subject import Subject

ID = "profession.client_information"
TITLE = "公开客户信息"
# 本所代理…, 我们接受…委托: the firm tells of a case of its own.
OWN_CASE = re.compile(
    r"(?:本所|我所|我们|本律师|本团队|律师团队|我)[^。；\n]{0,16}?(?:代理|承办|办理|受理|接受|服务|为|帮助|协助|经办)"
)
# …诉…, 为…, 接受…的委托
CLIENT = re.compile(
    r"诉|与|委托人|客户|当事人|代理(?:的|了)?|接受(?:了)?|帮助(?:了)?|协助(?:了)?|为"
)
COMPANY = re.compile(
    r"(?:代理|接受|为|诉|与|客户|委托人|服务|法律顾问：|、)(?:了|的)?([\u4e00-\u9fa5A-Za-z（）()]{2,20}?(?:有限责任公司|股份有限公司|有限公司|集团|股份公司))"
)
GENERIC = re.compile(
    r"某|×|X|\*|[甲乙丙丁戊]|[A-Z]公司|一家|两家|几家|多家|数家|该|这家|此类|各类|大型|知名|上市|本地|当地|中小|小微|外资|国有|民营|房地产公司|网贷|保险公司|担保|对方|用人单位|股东|公司与|设立|变更|企业|客户|等"
)
# 感谢客户…对本所的信任: the house may stand behind the name.
TRUST = re.compile(r"(?:客户|委托人|当事人)(?:代表)?")
PERMITTED = re.compile(r"(?:经|征得|取得|已获)[^，。]{0,10}(?:许可|同意|授权)|化名")


@check(ID, Level.BLOCKER, TITLE, f"{RULES}第十条第（九）项；《中华人民共和国律师法》第三十八条")
def client_information(subject: Subject) -> Iterable[Hit]:
    """People and companies that the firm names as its clients, or against whom it stood."""
    yield from hits(subject, ID, TITLE)
    for field, phrases in subject.phrases.items():
        for start, end in _named(phrases):
            name = phrases.text[start:end]
            if name not in subject.house.lawyers and name not in subject.house.names:
                yield Hit(
                    message=f"{TITLE}：“{name}”。",
                    hint="取得客户书面许可，或者隐去名称（甲公司、张某）。",
                    start=start,
                    end=end,
                    field=field,
                )


def _named(phrases: Phrases) -> Iterator[tuple[int, int]]:
    last = -1
    for client in TRUST.finditer(phrases.text):
        sentence = phrases.sentence_text(client.start())
        harmless = PERMITTED.search(sentence) or INVENTED.search(sentence)
        name = name_at(phrases.text, client.end())
        if name and HOUSE.search(sentence) and not harmless:
            yield client.end(), client.end() + len(name)
    for own in OWN_CASE.finditer(phrases.text):
        _, end = phrases.sentence(own.start())
        words = phrases.text[own.start() : end]
        if own.start() < last or PERMITTED.search(words) or INVENTED.search(words):
            continue
        last = end
        yield from _people(phrases.text, own.start(), end)
        for company in COMPANY.finditer(phrases.text, own.start(), end):
            if not GENERIC.search(company[1]):
                yield company.span(1)


def _people(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for before in CLIENT.finditer(text, start, end):
        name = name_at(text, before.end())
        if name and not text.startswith(("律师", "法官", "主任", "教授"), before.end() + len(name)):
            yield before.end(), before.end() + len(name)
