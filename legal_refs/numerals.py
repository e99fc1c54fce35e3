"""Chinese, Arabic and full-width numerals as Chinese statutes write them."""

DIGITS = {"〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
DIGITS |= {"六": 6, "七": 7, "八": 8, "九": 9}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

# Character class bodies, to be put between brackets in a regular expression.
CHINESE_CHARS = "〇零○一二两三四五六七八九十百千万"
NUMERAL_CHARS = CHINESE_CHARS + "0-9０-９"


def parse_numeral(text: str) -> int:
    """Return the value of a numeral: 一千二百六十, 二〇二一, 675, ６７５.

    Raises ValueError where the characters are no numeral.
    """
    plain = text.translate(FULL_WIDTH)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if not plain or any(char not in DIGITS and char not in UNITS for char in plain):
        raise ValueError(f"不是数字：{text!r}")
    if not any(char in UNITS for char in plain):
        return int("".join(str(DIGITS[char]) for char in plain))
    return _with_units(plain)


def _with_units(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char == "万":
            total += (section + digit or 1) * 10_000
            section = digit = 0
        else:
            section += (digit or 1) * UNITS[char]
            digit = 0
    return total + section + digit


def to_chinese(number: int) -> str:
    """Return a whole number of 1 to 99,999,999 as statutes write it: 276 → 二百七十六, 10 → 十.

    Raises ValueError outside that range.
    """
    if not 0 < number < 100_000_000:
        raise ValueError(f"超出范围：{number}")
    high, low = divmod(number, 10_000)
    text = _below_ten_thousand(low) if low else ""
    if high:
        gap = "零" if low and low < 1000 else ""
        text = _below_ten_thousand(high) + "万" + gap + text
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_ten_thousand(number: int) -> str:
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            text += ("零" if gap else "") + "〇一二三四五六七八九"[digit] + name
            gap = False
        elif text and number:
            gap = True
    return text
