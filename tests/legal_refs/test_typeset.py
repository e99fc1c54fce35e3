import pytest

from legal_refs.typeset import heading_text, lines_of


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("第一编　总　　则", "第一编 总则"),
        ("第三编 合  同", "第三编 合同"),
        ("第一分编  通则", "第一分编 通则"),
        ("第十二章 借款合同", "第十二章 借款合同"),
        ("附  则", "附则"),
        ("一、一般规定", "一、一般规定"),
        ("第二章 Internet 信息", "第二章 Internet 信息"),
    ],
)
def test_heading_without_filling_blanks(heading, text):
    assert heading_text(heading) == text


def test_lines_have_their_kinds():
    text = "下列情形：\n（一）甲；\n1.乙；\n| 名称 | 数量 |\n| --- | --- |\n| 丙 | 1 |"

    assert [(line.kind, line.cells or line.text) for line in lines_of(text)] == [
        ("paragraph", "下列情形："),
        ("item", "（一）甲；"),
        ("sub-item", "1.乙；"),
        ("row", ("名称", "数量")),
        ("row", ("丙", "1")),
    ]
