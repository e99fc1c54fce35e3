import pytest

from legal_refs.lawtext.headings import HeadingStack, is_heading_text
from legal_refs.lawtext.lines import Line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一章　总　　则", True),
        ("第三分编 用益物权", True),
        ("第二节 向中华人民共和国请求没收、返还违法所得", True),
        ("第一章总则", True),
        ("附\u2002则", True),
        ("序言", True),
        ("第一编第六章第三节规定的情形", False),
        ("第三章规定的犯罪", False),
        ("第二章 甲，适用本法。", False),
        ("第一条 甲", False),
        ("总则规定", False),
    ],
)
def test_is_heading_text_knows_headings_by_their_words(text, expected):
    assert is_heading_text(text) == expected


@pytest.mark.parametrize(
    ("pushed", "expected"),
    [
        (
            ["第一编 甲", "第一分编 乙", "第一章 丙", "第一节 丁"],
            ["第一编 甲", "第一分编 乙", "第一章 丙", "第一节 丁"],
        ),
        (["第一编 甲", "第一章 丙", "第二章 丁"], ["第一编 甲", "第二章 丁"]),
        (["第一编 甲", "第一章 丙", "第二编 丁"], ["第二编 丁"]),
        (["第一编 甲", "第一章 丙", "附则"], ["附则"]),
        (["序言", "第一章 总纲"], ["第一章 总纲"]),
        (["总则", "第二章 甲"], ["第二章 甲"]),
        (["一、甲", "（一）乙", "（二）丙"], ["一、甲", "（二）丙"]),
        (["一、甲", "（一）乙", "二、丙"], ["二、丙"]),
    ],
)
def test_heading_stack_ends_headings_by_their_rank(pushed, expected):
    stack = HeadingStack()
    for number, text in enumerate(pushed, 1):
        stack.push(Line(number, text))

    assert list(stack.texts) == expected


def test_heading_stack_keeps_chapters_under_general_part_where_there_is_a_special_part():
    stack = HeadingStack(has_books=True)
    for text in ("总则", "第一章 甲"):
        stack.push(Line(1, text))

    assert stack.texts == ("总则", "第一章 甲")


def test_heading_stack_goes_by_the_marks_where_words_do_not_tell():
    stack = HeadingStack()
    for level, text in ((2, "甲"), (3, "乙"), (3, "丙")):
        stack.push(Line(1, text, level))

    assert stack.texts == ("甲", "丙")


def test_heading_stack_puts_a_nameless_heading_in_the_place_of_the_innermost():
    stack = HeadingStack()
    stack.push(Line(1, "第一编 甲"))
    stack.push(Line(2, "第一章 乙"))

    stack.push_beside(Line(3, "丙"))
    stack.push(Line(4, "第三章 丁"))

    assert stack.texts == ("第一编 甲", "第三章 丁")
