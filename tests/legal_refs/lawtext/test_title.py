import pytest

from legal_refs.lawtext.lines import Line
from legal_refs.lawtext.title import clean_title, is_instrument, split_label, title_length


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("中华人民共和国公司法（2023修订）", ("中华人民共和国公司法", "2023修订")),
        ("中华人民共和国刑法(2020年修正)", ("中华人民共和国刑法", "2020修正")),
        ("某条例（2019年修订版）", ("某条例", "2019修订")),
        ("中华人民共和国宪法修正案（1999年）", ("中华人民共和国宪法修正案（1999年）", "")),
        ("某规定（试行）", ("某规定（试行）", "")),
    ],
)
def test_split_label_takes_off_only_the_year_of_a_version(title, expected):
    assert split_label(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("最高人民法院 最高人民检察院关于甲的解释", "最高人民法院、最高人民检察院关于甲的解释"),
        ("关于执行《刑法》 确定罪名的补充规定（七）", "关于执行《刑法》确定罪名的补充规定（七）"),
        ("甲　乙　条例", "甲乙条例"),
        ("《甲法》", "甲法"),
        ("关于《甲法》的解释", "关于《甲法》的解释"),
    ],
)
def test_clean_title_drops_blanks(title, expected):
    assert clean_title(title) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("中华人民共和国民法典", True),
        ("最高人民法院关于甲的规定（试行）", True),
        ("关于如何理解《某意见》第31条第2款的批复", True),
        ("借款合同", False),
        ("某公司章程（草案）", False),
        ("今天的天气", False),
    ],
)
def test_is_instrument_tells_laws_from_other_papers(title, expected):
    assert is_instrument(title) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["中华人民共和国刑法", "第一条 为了。"], 1),
        (["最高人民法院", "关于适用《中华人民共和国民法典》", "合同编的解释", "为正确。"], 3),
        (["中华人民共和国刑法", "修正案（八）", "一、甲。"], 2),
        (["中华人民共和国民法典", "中华人民共和国民法典", "第一条 甲。"], 1),
        (["中华人民共和国甲法", "总则", "第一条 甲。"], 1),
        (["关于授权调整适用《甲法》有关规定", "的决定", "（2020年5月28日通过）"], 2),
        (["中华人民共和国民法典", "（2020年5月28日通过）"], 1),
        (["（2020年5月28日通过）"], 0),
        (["为了保护人民，制定本法。"], 0),
    ],
)
def test_title_length_ends_where_the_title_is_whole(texts, expected):
    lines = [Line(number, text) for number, text in enumerate(texts, 1)]

    assert title_length(lines) == expected
