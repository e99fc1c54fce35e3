import pytest

from legal_refs.lawtext import Item, Paragraph, SubItem, paragraphs, text_at
from legal_refs.locators import Locator

LISTED = """有下列情形之一的，处罚款：
（一）甲；
（二）乙：
1.丙；
2．丁。
前款规定不适用于戊。
下列人员除外：
(一)己；
(二)庚；
(三)辛。"""


def test_paragraphs_of_plain_lines():
    assert paragraphs("甲。\n乙。") == [Paragraph(1, "甲。", ()), Paragraph(2, "乙。", ())]


def test_paragraphs_with_items_and_sub_items():
    first, second, third = paragraphs(LISTED)

    assert first.items == (
        Item(1, "甲；", ()),
        Item(2, "乙：\n1.丙；\n2．丁。", (SubItem(1, "丙；"), SubItem(2, "丁。"))),
    )
    assert second == Paragraph(2, "前款规定不适用于戊。", ())
    assert [item.text for item in third.items] == ["己；", "庚；", "辛。"]


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        (Locator(7), LISTED),
        (Locator(7, 0, 2), "前款规定不适用于戊。"),
        (Locator(7, 0, 3), "下列人员除外：\n(一)己；\n(二)庚；\n(三)辛。"),
        (Locator(7, 0, 4), None),
        (Locator(7, 0, 1, 1), "甲；"),
        (Locator(7, 0, 1, 2, 2), "丁。"),
        (Locator(7, 0, 1, 2, 3), None),
        (Locator(7, 0, 1, 3), None),
        (Locator(7, 0, 2, 1), None),
        (Locator(7, 0, 3, 2), "庚；"),
        (Locator(7, 0, 0, 3), "辛。"),
        (Locator(7, 0, 0, 1), "甲；"),
        (Locator(7, 0, 0, 4), None),
    ],
)
def test_text_at_finds_a_place_or_none(locator, expected):
    assert text_at(LISTED, locator) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 刑诉法解释第一条: the list goes on behind a paragraph that belongs to its first item.
        ("下列案件：\n（一）甲：\n乙。\n丙。\n（二）丁。\n戊。", [[1, 2], []]),
        # 存单纠纷规定第五条: items that are headings hold what stands under them.
        ("（一）认定\n甲。\n乙。\n（二）处理\n丙。\n丁。", [[1, 2]]),
        # 宪法第六十五条: a list of names, one a line.
        ("由下列人员组成：\n委员长，\n副委员长若干人，\n委员若干人。\n适当名额。", [[], []]),
        # 劳动法第三十七条: a sentence broken in two.
        ("合理确定其劳动\n定额和计件报酬标准。", [[]]),
        # 增值税法实施条例第十八条: a formula ends its paragraph.
        ("公式为：\n应纳税额＝所得额×税率\n公式中的所得额，是指甲。", [[], []]),
        # 以检察专递方式…规定: items on one line.
        ("下列情形：（一）甲；（二）乙；（三）丙。\n丁。", [[1, 2, 3], []]),
        ("下列情形：\n（一）甲；\n（二）乙； （三）丙；\n（四）丁。", [[1, 2, 3, 4]]),
        # 执行工作规定第18条: 项 with Arabic numerals and a paragraph between them.
        ("下列文件：\n（1）申请书。\n书写有困难的，可以口头。\n（2）文书副本。", [[1, 2]]),
        ("㈠甲；\n㈡乙。", [[1, 2]]),
        ("依照第（二）项规定。", [[]]),
    ],
)
def test_paragraphs_of_irregular_texts(text, expected):
    found = paragraphs(text)

    assert [[item.number for item in part.items] for part in found] == expected


def test_sub_items_with_single_characters_and_thousands():
    text = "（一）告诉才处理的：\n⒈侮辱；\n⒉虐待。\n（二）赔偿：\n1.300总吨至500总吨；\n2.超过500总吨。"

    (only,) = paragraphs(text)

    assert [item.sub_items for item in only.items] == [
        (SubItem(1, "侮辱；"), SubItem(2, "虐待。")),
        (SubItem(1, "300总吨至500总吨；"), SubItem(2, "超过500总吨。")),
    ]


def test_text_at_of_a_sub_item_without_its_item():
    assert text_at("下列：\n（一）甲：\n1.乙；\n2.丙。", Locator(1, 0, 1, 0, 2)) == "丙。"
