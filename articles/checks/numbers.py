"""Numbers that point at a person: identity and bank cards, plates, telephones; each with its own test."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

# 330106 19900307 123 X, in one piece or in groups; 15 digits before 1999
ID_CARD = re.compile(
    r"(?<![0-9A-Za-z])[1-8]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?(?:0[1-9]|1[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])[ -]?\d{3}[0-9Xx](?![0-9A-Za-z])"
)
OLD_ID_CARD = re.compile(
    r"(?<!\d)[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"
)
ID_WORDS = re.compile(r"身份证|公民身份号码|证件号码?|身份号码")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"

# 6222 0212 0000 0000 008
BANK_CARD = re.compile(r"(?<![0-9A-Za-z])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![0-9A-Za-z])")
BANK_WORDS = re.compile(
    r"卡号|银行卡|储蓄卡|借记卡|信用卡|账号|帐号|账户|帐户|尾号|打入|汇入|转入|户名|开户行|收款|工资卡|建行|工行|农行|中行|招行"
)
NOT_A_CARD = re.compile(
    r"执业证|许可证|执业许可|备案|案号|订单|单号|运单|流水号|编号|信用代码|登记号|条码|专利|批号|发票"
)
SURELY_A_CARD = re.compile(
    r"(?:卡号|银行卡|储蓄卡|借记卡|信用卡|工资卡|账号|帐号|账户|帐户)[^\d，。；\n]{0,8}\Z"
)

# 浙A·12345, 沪AD12345
PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•・. -]?"
    r"(?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳使领]|[DFABCEGHJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[DFABCEGHJK])(?![A-Za-z0-9])"
)

MOBILE = re.compile(
    r"(?<![0-9A-Za-z.])(?:(?:\+|00)86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z%％]|[ ]?(?:元|万|亿|股|吨|人次|平方))"
)
LANDLINE = re.compile(
    r"(?<![0-9A-Za-z./])[（(]?0(?:10|2\d|[3-9]\d{2})[)）]?[ —-]{0,2}[1-9]\d{2,3}[ -]?\d{4}(?![0-9A-Za-z])"
)
HOTLINE = re.compile(r"(?<![0-9A-Za-z-])[48]00[ -]?\d{3,4}[ -]?\d{3,4}(?![0-9A-Za-z])")
NOT_A_TELEPHONE = re.compile(
    r"(?:案号|编号|单号|订单|账号|卡号|流水|证号|号码为第|批号|备案|许可证|信用代码|备)[^，。；\n]{0,6}\Z"
)


def check_character(first17: str) -> str:
    """The last character of an identity number (GB 11643-1999): ``11010519491231002`` → ``X``."""
    total = sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS, strict=True))
    return CHECK_CHARACTERS[total % 11]


def passes_luhn(number: str) -> bool:
    """Whether a card number's last digit fits (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield identity numbers: the check digit fits, or the words before say what it is."""
    for found in ID_CARD.finditer(text):
        number = re.sub(r"[ -]", "", found[0]).upper()
        named = ID_WORDS.search(text, max(0, found.start() - 15), found.start())
        if _is_date(number[6:14]) and (number[17] == check_character(number[:17]) or named):
            yield found.span()
    for found in OLD_ID_CARD.finditer(text):
        if ID_WORDS.search(text, max(0, found.start() - 15), found.start()):
            yield found.span()


def _is_date(digits: str) -> bool:
    try:
        datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def bank_cards(text: str) -> Iterator[tuple[int, int]]:
    """Yield card and account numbers of 16 to 19 digits beside words of banking."""
    taken = set(identity_numbers(text))
    for found in BANK_CARD.finditer(text):
        before = text[max(0, found.start() - 20) : found.start()]
        number = re.sub(r"\D", "", found[0])
        if found.span() in taken or NOT_A_CARD.search(before) or len(set(number)) == 1:
            continue
        if SURELY_A_CARD.search(before) or (BANK_WORDS.search(before) and passes_luhn(number)):
            yield found.span()


def plates(text: str) -> Iterator[tuple[int, int]]:
    """Yield number plates of vehicles: ``浙A·12345``; two digits at least."""
    for found in PLATE.finditer(text):
        if sum(char.isdigit() for char in found[0]) >= 2:
            yield found.span()


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Yield mobile and landline numbers written in full."""
    for pattern in (MOBILE, LANDLINE):
        for found in pattern.finditer(text):
            if not NOT_A_TELEPHONE.search(text, max(0, found.start() - 14), found.start()):
                yield found.span()


def hotlines(text: str) -> Iterator[tuple[int, int]]:
    """Yield numbers that begin with 400 or 800."""
    for found in HOTLINE.finditer(text):
        yield found.span()
