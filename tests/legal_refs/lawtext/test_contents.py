from legal_refs.lawtext.contents import drop_contents
from legal_refs.lawtext.lines import Line


def _drop(*texts):
    lines, warnings = drop_contents([Line(number, text) for number, text in enumerate(texts, 1)])
    return [line.text for line in lines], [(warning.line, warning.message) for warning in warnings]


def test_drop_contents_under_their_title():
    text = ["第一章　总　则", "第一条　甲。", "第二章　附　则", "第二条　乙。"]

    found = _drop("目　　录", "第一章　总则……1", "第二章　附则……5", *text)

    assert found == (text, [(1, "目录（2 行）已略去")])


def test_drop_contents_with_sections_of_the_same_name():
    contents = ["第一编　甲", "第一章　一般规定", "第二编　乙", "第一章　一般规定", "附　则"]
    text = [
        "第一编 甲",
        "第一章 一般规定",
        "第一条 甲。",
        "第二编 乙",
        "第一章 一般规定",
        "第二条 乙。",
    ]

    kept, _ = _drop("目 录", *contents, *text, "附则", "第三条 丙。")

    assert kept == [*text, "附则", "第三条 丙。"]


def test_drop_contents_without_a_title_and_without_their_first_entry():
    text = [
        "一、管辖",
        "第一条 甲。",
        "二、回避",
        "第二条 乙。",
        "三、证据",
        "第三条 丙。",
        "四、期间",
    ]
    lines = [
        Line(n, t, 2 if "、" in t else 0)
        for n, t in enumerate(["二、回避", "三、证据", "四、期间", *text], 1)
    ]

    kept, warnings = drop_contents(lines)

    assert [line.text for line in kept] == text
    assert [warning.message for warning in warnings] == ["目录（3 行）已略去"]


def test_drop_contents_reports_an_entry_that_the_text_lacks():
    found = _drop("目录", "第一章 总则", "第二章 罚则", "第一章 总则", "第一条 甲。")

    assert found == (
        ["第一章 总则", "第一条 甲。"],
        [(1, "目录（2 行）已略去"), (3, "目录中的标题在正文里没有：第二章 罚则")],
    )


def test_drop_contents_leaves_headings_that_come_once():
    text = ["第一编 总则", "第一章 甲", "第一条 甲。", "第二章 乙", "第二条 乙。"]

    assert _drop(*text) == (text, [])


def test_drop_contents_reports_a_title_with_nothing_under_it():
    text = ["目录", "第一条 甲。"]

    assert _drop(*text) == (text, [(1, "目录未能识别")])
