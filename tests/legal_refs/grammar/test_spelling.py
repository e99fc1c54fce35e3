import pytest

from legal_refs.grammar.spelling import folded, full_issuer, split_issuer, version_year, written


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("劳动法(2018修正)", "劳动法"),
        ("关于适用〈民法典〉的解释(一)", "关于适用《民法典》的解释（一）"),
        ("关于适用&lt;民法典&gt;的解释", "关于适用《民法典》的解释"),
        ("律师执业行为规范（试行）", "律师执业行为规范（试行）"),
        ("最高人民法院 最高人民检察院关于甲的解释", "最高人民法院最高人民检察院关于甲的解释"),
        ("宪法修正案（1993年）", "宪法修正案（1993年）"),
    ],
)
def test_written_as_official_titles_are(name, expected):
    assert written(name) == expected


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("公司法（2018修正）", 2018),
        ("公司法（2018年第四次修正）", 2018),
        ("劳动法(2018年12月29日修正)", 2018),
        ("公司法（2023）", 2023),
        ("婚姻法解释（二）", None),
        ("公司法", None),
    ],
)
def test_version_year_of_bracket(name, year):
    assert version_year(name) == year


@pytest.mark.parametrize(
    "name", ["婚姻法解释（三）", "婚姻法解释三", "婚姻法解释(3)", "婚姻法解释3"]
)
def test_folded_number_however_written(name):
    assert folded(name) == "婚姻法解释三"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("最高院关于甲的解释", ("最高人民法院", "关于甲的解释")),
        ("两高一部关于甲的意见", ("最高人民法院、最高人民检察院、公安部", "关于甲的意见")),
        ("国务院组织法", ("", "国务院组织法")),
        ("中国人民银行法", ("", "中国人民银行法")),
    ],
)
def test_split_issuer_only_before_about(name, expected):
    assert split_issuer(name) == expected


def test_full_issuer_joins_bodies():
    assert full_issuer("最高人民法院 最高人民检察院") == "最高人民法院、最高人民检察院"
