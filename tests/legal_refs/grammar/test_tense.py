import pytest

from tests.legal_refs.grammar.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "原《合同法》第五十二条",
        "原来的《合同法》第二百八十六条直接写了这项权利。",
        "当时有效的《婚姻法》第四十七条",
        "当时，一方隐藏财产的，依照《婚姻法》第四十七条可以少分。",
        "当时借款，依照《合同法》第二百零六条应当还款。",
        "已废止的《担保法》第十九条",
        "修正前的《刑法》第一百九十九条",
        "旧《公司法》第二十条",
        "《合同法》第五十二条已经废止。",
        "1999年施行的《合同法》第一百零七条",
    ],
)
def test_find_citations_former_law(text):
    (citation,) = read(text)

    assert citation.past


@pytest.mark.parametrize(
    "text",
    [
        "原告依据《民法典》第六百七十五条起诉。",
        "原审法院适用《民法典》第六百七十五条正确。",
        "实施前款行为，同时符合《刑法》第二百三十七条的",
        "这是原则。《民法典》第七条",
        "《民法典》第六百七十五条施行后，旧规定不再适用。",
    ],
)
def test_find_citations_present_law(text):
    (citation,) = read(text)

    assert not citation.past


def test_find_citations_past_of_one_law_is_not_the_next_ones():
    former, present = read("应当适用当时的《合同法》第94条，而非《民法典》第563条。")

    assert (former.past, present.past) == (True, False)
