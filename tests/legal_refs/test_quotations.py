import pytest

from legal_refs.quotations import find_quotations, within
from tests.legal_refs.grammar.reading import read

WORDS = "借款人应当按照约定的期限返还借款。"


def quoted(text: str) -> list[tuple[str, str]]:
    """Each quotation as (surface of its citation, words)."""
    citations = read(text)
    found = find_quotations(text, citations)
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    return [(citations[each.citation_index].surface, each.text) for each in found]


@pytest.mark.parametrize(
    "text",
    [
        f"《民法典》第六百七十五条规定：“{WORDS}”",
        f"《民法典》第六百七十五条明确规定，“{WORDS}”",
        f"《民法典》第六百七十五条规定“{WORDS}”，故应还款。",
        f"《民法典》第六百七十五条关于“{WORDS}”的规定",
        f"《民法典》第六百七十五条的内容为：“{WORDS}”",
        f"《民法典》第六百七十五条：“{WORDS}”",
        f"《民法典》第六百七十五条：「{WORDS}」",
        f'《民法典》第六百七十五条规定:"{WORDS}"',
        f"《民法典》第六百七十五条，“{WORDS}”",
        f"《民法典》第六百七十五条“{WORDS}”",
        f"《民法典》第六百七十五条规定：{WORDS}",
        f"《民法典》第六百七十五条\n{WORDS}\n\n律师提示：不要错过时效。",
        f"《民法典》\n第六百七十五条 {WORDS}",
        f"法律依据：\n《民法典》第六百七十五条　{WORDS}\n\n结论如下。",
        f"《民法典》第六百七十五条【借款的返还】{WORDS}".replace("《", "\n《"),
    ],
)
def test_find_quotations_forms(text):
    assert [words for _, words in quoted(text)] == [WORDS]


def test_find_quotations_cited_behind():
    assert quoted(f"“{WORDS}”（《民法典》第六百七十五条）") == [("《民法典》第六百七十五条", WORDS)]


def test_find_quotations_each_with_its_own_citation():
    text = (
        "《劳动法》第四十七条规定：“用人单位依法自主确定工资分配方式。”"
        "第四十八条规定：“国家实行最低工资保障制度。”"
    )

    assert quoted(text) == [
        ("《劳动法》第四十七条", "用人单位依法自主确定工资分配方式。"),
        ("第四十八条", "国家实行最低工资保障制度。"),
    ]


def test_find_quotations_several_of_one_citation():
    text = (
        "《民法典》第六百八十条规定：“禁止高利放贷。”“借款合同对支付利息没有约定的，视为没有利息。”"
    )

    assert [words for _, words in quoted(text)] == [
        "禁止高利放贷。",
        "借款合同对支付利息没有约定的，视为没有利息。",
    ]


def test_find_quotations_with_ellipsis_is_one():
    text = f"《民法典》第六百七十五条规定：“{WORDS}……贷款人可以催告。”"

    assert [words for _, words in quoted(text)] == [f"{WORDS}……贷款人可以催告。"]


def test_find_quotations_quotation_inside_a_quotation():
    text = "《刑法》第三百条规定：“所称‘邪教’和“组织”，是指下列情形。”"

    assert [words for _, words in quoted(text)] == ["所称‘邪教’和“组织”，是指下列情形。"]


def test_find_quotations_of_several_paragraphs():
    text = f"《民法典》第六百七十五条规定：“{WORDS}\n贷款人可以催告。”"

    assert [words for _, words in quoted(text)] == [f"{WORDS}\n贷款人可以催告。"]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        (f"《民法典》第六百七十五条规定：“{WORDS}”", True),
        (f"《民法典》第六百七十五条规定：{WORDS}", False),
        (f"《民法典》第六百七十五条规定：“{WORDS}", False),
    ],
)
def test_find_quotations_closed_by_its_mark(text, closed):
    (found,) = find_quotations(text, read(text))

    assert found.closed is closed


@pytest.mark.parametrize(
    "text",
    [
        "依照《刑法》第三百一十三条，“老赖”应当受罚。",
        "《刑法》第二百二十五条规定的“情节严重”",
        "《民法典》第六百七十五条规定，借款人应当按照约定的期限返还借款。",
        "《民法典》第六百七十五条规定借款人应当按照约定的期限返还借款。",
        "依照《民法典》第六百七十五条判决。被告辩称：“我已经还清了全部的借款和利息。”",
        "《民法典》规定：“借款人应当按照约定的期限返还借款。”",
        "双方合同约定：“借款人应当按照约定的期限返还借款。”",
        "《民法典》第六百七十五条、第六百七十六条：借款人应当还款。",
    ],
)
def test_find_quotations_none(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"《民法典》第六百七十五条规定：{WORDS}本案中，被告两年未还。",
        f"《民法典》第六百七十五条\n{WORDS}\n律师提示：不要错过诉讼时效。\n请尽快来所咨询。",
    ],
)
def test_within_cuts_off_the_writers_own_words(text):
    (found,) = find_quotations(text, read(text))

    cut = within(found, f"{WORDS}贷款人可以催告。")

    assert (cut.text, text[cut.start : cut.end]) == (WORDS, WORDS)


def test_within_leaves_a_closed_quotation():
    text = "《民法典》第六百七十五条规定：“借款人应当还款。”"

    (found,) = find_quotations(text, read(text))

    assert within(found, WORDS) == found


def test_within_nothing_official_is_empty():
    text = "《民法典》第六百七十五条规定：当事人双方都要讲诚信，不要赖账。"

    (found,) = find_quotations(text, read(text))

    assert within(found, WORDS).text == ""


def test_find_quotations_of_a_list_in_its_order():
    text = (
        "《民法典》第1062条、第1063条分别规定：“夫妻的共同财产是下列财产”和“下列财产为个人财产”。"
    )

    assert quoted(text) == [
        ("《民法典》第1062条", "夫妻的共同财产是下列财产"),
        ("第1063条", "下列财产为个人财产"),
    ]


def test_find_quotations_numbered_lines():
    text = "1.《民法典》第六百七十五条：借款人应当返还借款。\n2.《民法典》第六百八十条：国家严厉禁止高利放贷。"

    assert quoted(text) == [
        ("《民法典》第六百七十五条", "借款人应当返还借款。"),
        ("《民法典》第六百八十条", "国家严厉禁止高利放贷。"),
    ]
