import pytest

from legal_refs.lawtext.articles import follows, read_label, split_inside


@pytest.mark.parametrize(
    ("text", "number", "suffix", "caption", "rest"),
    [
        ("第四百六十三条 本编调整。", 463, 0, "", "本编调整。"),
        ("第一条　为了。", 1, 0, "", "为了。"),
        ("第一条为了。", 1, 0, "", "为了。"),
        ("第一条：为了。", 1, 0, "", "为了。"),
        ("第一条、为了。", 1, 0, "", "为了。"),
        ("第二百五十三条之一 违反规定。", 253, 1, "", "违反规定。"),
        ("第一百二十条之二　有下列情形。", 120, 2, "", "有下列情形。"),
        ("第12条 甲。", 12, 0, "", "甲。"),
        ("第１２条 甲。", 12, 0, "", "甲。"),
        ("第一百二十八 条侦查人员。", 128, 0, "", "侦查人员。"),
        ("笫五十四条 清算组。", 54, 0, "", "清算组。"),
        ("第二百三十二条【故意杀人罪】故意杀人的。", 232, 0, "故意杀人罪", "故意杀人的。"),
        ("第一条　【立法目的】　为了。", 1, 0, "立法目的", "为了。"),
        ("第三条", 3, 0, "", ""),
        ("第一百九十九条 （删去）", 199, 0, "", "（删去）"),
    ],
)
def test_read_label_reads_number_caption_and_text(text, number, suffix, caption, rest):
    label = read_label(text)

    assert label is not None
    assert (label.number, label.suffix, label.caption, label.text) == (
        number,
        suffix,
        caption,
        rest,
    )


@pytest.mark.parametrize(
    "text",
    [
        "第三十二条、第三十三条规定的期限。",
        "第五条规定的情形。",
        "第十七条第二款所称利息。",
        "第九条至第十一条不适用。",
        "第三条和第四条。",
        "依照第三条",
        "第一章 总则",
        "“第一百二十三条 国家监察委员会。",
    ],
)
def test_read_label_leaves_references_alone(text):
    assert read_label(text) is None


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("第一条 甲。", ""),
        ("第一百二十八 条侦查。", "条号中有多余的空格"),
        ("笫五条 甲。", "条号中有错字"),
    ],
)
def test_read_label_says_what_is_odd(text, odd):
    label = read_label(text)

    assert label is not None
    assert label.odd == odd


@pytest.mark.parametrize(
    ("place", "last", "expected"),
    [
        ((3, 0), (2, 0), True),
        ((120, 1), (120, 0), True),
        ((121, 0), (120, 6), True),
        ((120, 2), (120, 0), False),
        ((4, 0), (2, 0), False),
        ((2, 0), (2, 0), False),
    ],
)
def test_follows_knows_the_next_number(place, last, expected):
    assert follows(place, last) == expected


def test_split_inside_divides_a_line_at_the_next_number_only():
    text = "第一条 甲。 第二条 乙依照第四条。 第三条 丙。 第九条 不是。"

    assert split_inside(text, (1, 0)) == [
        "第一条 甲。",
        "第二条 乙依照第四条。",
        "第三条 丙。 第九条 不是。",
    ]
