"""What points at a person who is not the firm's to name; none of it can be waived."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from .contacts import is_contact_of_other_site, is_public_number
from .home_addresses import addresses, schools
from .mending import mend
from .numbers import bank_cards, identity_numbers, plates, telephones
from .personal_names import INVENTED, PersonName, parties
from .phrases import Phrases
from .registry import Hit, Level, check
from .subject import Subject

SECRECY = "《中华人民共和国律师法》第三十八条"
PERSONAL = f"{SECRECY}；《中华人民共和国民法典》第一千零三十四条"
PRIVATE = f"{SECRECY}；《中华人民共和国民法典》第一千零三十二条"
JUVENILE = "《中华人民共和国未成年人保护法》第一百零三条"
COURTS = "参照《最高人民法院关于人民法院在互联网公布裁判文书的规定》第八条、第九条"
HIDE_NUMBERS = "删去，或者改为“号码略”。"

CHILD = re.compile(
    r"未成年|幼女|幼童|女童|男童|女儿|儿子|长子|长女|次子|次女|幼子|独子|独女|养子|养女|继子|继女|孩子|小孩|男孩|女孩|儿童|少年|少女|学生|女生|男生|同学|婚生[子女]|孙子|孙女|外孙|子女|被抚养人|被监护人"
)
CHILDS_AGE = re.compile(r"(?:\d|1[0-7]|[一二三四五六七八九]|十[一二三四五六七]?)岁的")
FAMILY = re.compile(
    r"离婚|抚养|探望|探视|监护|收养|亲子|婚姻|婚内|婚后|结婚|出轨|家庭暴力|家暴|彩礼|婚约|同居|夫妻|强奸|猥亵|性侵|性骚扰|奸淫|卖淫|嫖|虐待|遗弃|拐卖|校园欺凌|霸凌|丈夫|妻子|前夫|前妻|男方|女方|嫁妆|分居|恋爱"
)
PUPIL = re.compile(f"{CHILD.pattern}|被害人|受害人|当事人|原告|被告|[\u4e00-\u9fa5]某")
SENSITIVE = re.compile(f"{FAMILY.pattern}|{CHILD.pattern}")

Spans = Iterator[tuple[int, int]]


def _numbers(
    find: Callable[[str], Spans], name: str, instead: str
) -> Callable[[Subject], Iterable[Hit]]:
    """Return a check that shows numbers of one kind in every text that readers see."""

    def run(subject: Subject) -> Iterable[Hit]:
        for field, phrases in subject.phrases.items():
            for start, end in find(phrases.text):
                yield _leak(subject, field, start, end, f"{name}不能公开", HIDE_NUMBERS, instead)

    return run


def _leak(
    subject: Subject, field: str, start: int, end: int, message: str, hint: str, instead: str
) -> Hit:
    words = subject.value(field)[start:end]
    edits = mend(subject, start, end, instead) if field == "body" else ()
    return Hit(f"{message}：“{words}”。", hint, start, end, field, edits=edits)


check("privacy.identity_card", Level.BLOCKER, "身份证号码", PERSONAL)(
    _numbers(identity_numbers, "身份证号码", "（号码略）")
)
check("privacy.plate", Level.BLOCKER, "车牌号码", PERSONAL)(
    _numbers(plates, "车牌号码", "（车牌号略）")
)


@check("privacy.bank_card", Level.BLOCKER, "银行卡号、账号", PERSONAL)
def bank_card(subject: Subject) -> Iterable[Hit]:
    """Card and account numbers but for an account of the firm's own."""
    for field, phrases in subject.phrases.items():
        for start, end in bank_cards(phrases.text):
            line_start, line_end = phrases.line(start)
            if not any(name in phrases.text[line_start:line_end] for name in subject.house.names):
                yield _leak(
                    subject, field, start, end, "银行卡号、账号不能公开", HIDE_NUMBERS, "（账号略）"
                )


@check("privacy.telephone", Level.BLOCKER, "电话号码", PERSONAL)
def telephone(subject: Subject) -> Iterable[Hit]:
    """Numbers of people; never the firm's, an authority's or a service line."""
    for field, phrases in subject.phrases.items():
        for start, end in telephones(phrases.text):
            number = phrases.text[start:end]
            if subject.house.owns_number(number) or is_public_number(phrases, start, end):
                continue
            if not is_contact_of_other_site(phrases, start, end):
                yield _leak(
                    subject, field, start, end, "电话号码不能公开", HIDE_NUMBERS, "（电话略）"
                )


@check("privacy.address", Level.BLOCKER, "具体住址", PRIVATE)
def address(subject: Subject) -> Iterable[Hit]:
    """Where somebody lives, down to the house; never of the firm, courts and authorities."""
    for field, phrases in subject.phrases.items():
        for start, end in addresses(phrases.text):
            words = phrases.text[start:end]
            if words not in subject.house.address and not _shares(subject.house.address, words):
                hint = "只写到市、区，例如“杭州市西湖区”。"
                yield _leak(subject, field, start, end, "具体住址不能公开", hint, "（住址略）")


def _shares(own: str, words: str) -> bool:
    bare = re.sub(r"\s", "", own)
    return bool(bare) and re.sub(r"\s", "", words)[:8] in bare


@check("privacy.party_name", Level.BLOCKER, "家事、性侵案件当事人姓名", f"{PRIVATE}；{COURTS}")
def party_name(subject: Subject) -> Iterable[Hit]:
    """Full names of parties in divorce, custody and sexual cases; 张某 is as it should be."""
    for field, phrases, person in _people(subject):
        if not _is_child(phrases, person):
            yield _named(subject, field, person, "家事、性侵案件的当事人不能写全名")


@check("privacy.juvenile", Level.BLOCKER, "未成年人的姓名、学校", f"{JUVENILE}；{SECRECY}")
def juvenile(subject: Subject) -> Iterable[Hit]:
    """What tells who a child in a case is: the name, the school, the class."""
    for field, phrases, person in _people(subject):
        if _is_child(phrases, person):
            yield _named(subject, field, person, "案件中的未成年人不能写姓名")
    for field, phrases in subject.phrases.items():
        for start, end in schools(phrases.text):
            pupil = "年级" in phrases.text[start:end] or PUPIL.search(_around(phrases, start))
            if pupil and subject.kind == "post":
                hint = "只写“某小学”。"
                yield _leak(
                    subject, field, start, end, "未成年人的学校、班级不能公开", hint, "在某校就读"
                )


def _people(subject: Subject) -> Iterator[tuple[str, Phrases, PersonName]]:
    """Yield each name once, where it stands first in a text about such a case."""
    seen: set[tuple[str, str]] = set()
    whole = bool(FAMILY.search(f"{subject.title} {subject.category}"))
    public = {*subject.house.lawyers, subject.author}
    for field, phrases in subject.phrases.items():
        for person in parties(phrases.text):
            known = person.name in public or INVENTED.search(_around(phrases, person.start))
            if known or (field, person.name) in seen:
                continue
            if whole or SENSITIVE.search(_around(phrases, person.start)):
                seen.add((field, person.name))
                yield field, phrases, person


def _around(phrases: Phrases, at: int) -> str:
    start, end = phrases.line(at)
    return phrases.text[max(start, at - 200) : min(end, at + 200)]


def _is_child(phrases: Phrases, person: PersonName) -> bool:
    if CHILD.search(person.role) or CHILDS_AGE.search(person.role):
        return True
    after = phrases.text[person.end : person.end + 20]
    return bool(
        re.match(r"[（(，]?[^。；]{0,8}(?:未满十[四八]周岁|未成年|(?<!\d)(?:\d|1[0-7])岁)", after)
    )


def _named(subject: Subject, field: str, person: PersonName, message: str) -> Hit:
    """The mend hides the name wherever it stands in the body."""
    hidden = person.name[0] + "某" * (len(person.name) - 1)
    places = re.finditer(re.escape(person.name), subject.plain.text) if field == "body" else ()
    return Hit(
        f"{message}：“{person.name}”。",
        f"改为“{hidden}”，全文一起改。",
        person.start,
        person.end,
        field,
        edits=tuple(edit for place in places for edit in mend(subject, *place.span(), hidden)),
    )
