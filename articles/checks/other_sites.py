"""What belongs to somebody else's site: its name, its links, the numbers where it is reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .contacts import is_contact_of_other_site, is_line_of_lawyers, is_public_number
from .mending import removal
from .numbers import hotlines, telephones
from .phrases import Phrases
from .registry import Hit, Level, check
from .subject import Subject

RULE = "《中华人民共和国著作权法》第五十二条、第五十三条"
# https://www.example.com/…, www.example.com
BARE_LINK = re.compile(
    r"(?:https?://|www\.)([A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5})[^\s，。；、）)】”》]{0,200}"
)
# Authorities, associations, universities, and the few services that laws point to.
OFFICIAL = (
    ".gov.cn",
    ".org.cn",
    ".edu.cn",
    ".mil.cn",
    ".12348.gov.cn",
    "12306.cn",
    "chinamoney.com.cn",
)
# 微信：abc12345, QQ：12345678
ACCOUNT = re.compile(
    r"(?:微信|薇信|威信|微信号|[加+]?V信?|VX|wx|WeChat)号?(?:为|是|同号)?[：: ]{0,2}([A-Za-z][A-Za-z0-9_-]{5,19})|(?:QQ|扣扣)(?:群|号)?[：: ]{0,2}(\d{5,11})",
    re.IGNORECASE,
)


@check("residue.other_site", Level.WARNING, "别的网站的名称、链接、采编用语", RULE)
def other_site(subject: Subject) -> Iterable[Hit]:
    """Names of other sites, their editors' phrases, addresses written out in the text."""
    for field, phrases in subject.phrases.items():
        for start, end, hint in _named(subject, phrases):
            words = phrases.text[start:end]
            yield Hit(f"这像是别的网站上的文字：“{words}”。", hint, start, end, field)
        for start, end in _links(subject, phrases):
            words = phrases.text[start:end]
            yield Hit(
                f"正文里有别的网站的地址：“{words}”。",
                "删去，或者改成有说明文字的链接。",
                start,
                end,
                field,
            )


def _named(subject: Subject, phrases: Phrases) -> Iterator[tuple[int, int, str]]:
    for row in subject.rows.of("residue.other_site"):
        for start, end in row.places(phrases):
            if not phrases.in_title(start, end) and not BARE_LINK.match(phrases.text, start):
                yield start, end, row.hint


def _links(subject: Subject, phrases: Phrases) -> Iterator[tuple[int, int]]:
    for found in BARE_LINK.finditer(phrases.text):
        host = found[1].lower()
        own = subject.house.host and f".{host}".endswith(f".{subject.house.host}")
        if not own and not f".{host}".endswith(OFFICIAL):
            yield found.span()


@check(
    "residue.other_contact",
    Level.BLOCKER,
    "别人的联系方式",
    "《律师业务推广行为规则（试行）》第三条",
)
def other_contact(subject: Subject) -> Iterable[Hit]:
    """Numbers and accounts that readers are asked to reach, and that are not the firm's."""
    for field, phrases in subject.phrases.items():
        for start, end in _contacts(subject, phrases):
            yield Hit(
                message=f"这不是本所的联系方式：“{phrases.text[start:end]}”。",
                hint="删去；本所的联系方式在页面下方自动显示。",
                start=start,
                end=end,
                field=field,
                edits=removal(subject, *phrases.sentence(start)) if field == "body" else (),
            )


def _contacts(subject: Subject, phrases: Phrases) -> Iterator[tuple[int, int]]:
    text = phrases.text
    for start, end in telephones(text):
        known = subject.house.owns_number(text[start:end]) or is_public_number(phrases, start, end)
        if not known and is_contact_of_other_site(phrases, start, end):
            yield start, end
    for start, end in hotlines(text):
        if not subject.house.owns_number(text[start:end]) and is_line_of_lawyers(
            phrases, start, end
        ):
            yield start, end
    for found in ACCOUNT.finditer(text):
        account = found[1] or found[2]
        if account != subject.house.wechat and is_contact_of_other_site(phrases, *found.span()):
            yield found.span()
