import pytest

from legal_refs.grammar.names import NameRow, Names, shipped_names
from tests.legal_refs.grammar.reading import read

CIVIL = "最高人民法院关于适用《中华人民共和国民法典》"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("民法典", "中华人民共和国民法典"),
        ("中华人民共和国民法典", "中华人民共和国民法典"),
        ("公司法（2018修正）", "中华人民共和国公司法"),
        ("公司法(2023年12月29日修订)", "中华人民共和国公司法"),
        ("民诉法", "中华人民共和国民事诉讼法"),
        ("民事诉讼法", "中华人民共和国民事诉讼法"),
        ("土地承包法", "中华人民共和国农村土地承包法"),
        ("关于适用〈民法典〉婚姻家庭编的解释（一）", f"{CIVIL}婚姻家庭编的解释（一）"),
        ("最高人民法院关于适用<民法典>婚姻家庭编的解释(一)", f"{CIVIL}婚姻家庭编的解释（一）"),
        ("民法典担保制度司法解释", f"{CIVIL}有关担保制度的解释"),
        (
            "公司法司法解释三",
            "最高人民法院关于适用《中华人民共和国公司法》若干问题的规定（三）",
        ),
        (
            "婚姻法解释（三）",
            "最高人民法院关于适用《中华人民共和国婚姻法》若干问题的解释（三）",
        ),
        ("买卖合同司法解释", "最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释"),
        ("九民纪要", "全国法院民商事审判工作会议纪要"),
        ("工程款优先权批复", "最高人民法院关于建设工程价款优先受偿权问题的批复"),
        (
            "关于人民法院执行工作若干问题的规定",
            "最高人民法院关于人民法院执行工作若干问题的规定（试行）",
        ),
    ],
)
def test_meaning_shipped_name(name, title):
    meaning = shipped_names().meaning(name)

    assert (meaning.titles[:1], meaning.misprint) == ((title,), False)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("劳动争议仲裁调解法", "中华人民共和国劳动争议调解仲裁法"),
        ("消费者权益保障法", "中华人民共和国消费者权益保护法"),
        ("未成年人保户法", "中华人民共和国未成年人保护法"),
    ],
)
def test_meaning_misprint_is_marked(name, title):
    meaning = shipped_names().meaning(name)

    assert (meaning.titles, meaning.misprint) == ((title,), True)


@pytest.mark.parametrize(
    "name",
    [
        "还款促进法",
        "社会保障法",
        "北京市物业管理条例",
        "食品生产经营日常监督检查管理办法",
        "进口药品管理办法",
        "解释",
    ],
)
def test_meaning_unknown_name_is_not_guessed(name):
    assert shipped_names().meaning(name).titles == ()


def test_meaning_law_in_force_comes_before_repealed_one():
    names = Names.from_rows(
        [
            NameRow("关于甲的办法", ("甲办法",), "部门规章", "", "2020-01-01"),
            NameRow("关于甲的若干办法", ("甲办法",), "部门规章"),
        ]
    )

    assert names.meaning("甲办法").titles == ("关于甲的若干办法", "关于甲的办法")


def test_meaning_replaced_document_of_the_same_name_is_no_candidate():
    names = Names.from_rows(
        [
            NameRow("关于适用甲法若干问题的解释", (), "司法解释", "", "", "关于适用甲法的解释"),
            NameRow("关于适用甲法的解释", (), "司法解释"),
        ]
    )

    assert names.meaning("甲法司法解释").titles == ("关于适用甲法的解释",)
    assert names.meaning("关于适用甲法若干问题的解释").titles == ("关于适用甲法若干问题的解释",)


def test_meaning_issuer_chooses_between_laws_of_one_name():
    names = Names.from_rows(
        [
            NameRow("最高人民法院关于办理甲案件的解释", (), "司法解释"),
            NameRow("最高人民法院、最高人民检察院关于办理甲案件的解释", (), "司法解释"),
        ]
    )

    assert names.meaning("关于办理甲案件的解释", "最高人民法院").titles == (
        "最高人民法院关于办理甲案件的解释",
    )
    assert names.meaning("最高人民法院 最高人民检察院关于办理甲案件的解释").titles == (
        "最高人民法院、最高人民检察院关于办理甲案件的解释",
    )


def test_nearest_unknown_name_gives_titles():
    nearest = shipped_names().nearest("民营经济促进条例", 1)

    assert nearest == ["中华人民共和国民营经济促进法"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("依据劳动合同法", "劳动合同法"),
        ("违反中华人民共和国劳动合同法", "中华人民共和国劳动合同法"),
        ("依照劳动合同法实施条例", "劳动合同法实施条例"),
        ("按照合同办法", ""),
    ],
)
def test_bare_name_before_is_the_longest(text, name):
    assert shipped_names().bare_name_before(text, len(text)) == name


def test_find_citations_misprint_is_found_and_not_known():
    (citation,) = read("《劳动争议仲裁调解法》第二十七条")

    assert (citation.law, citation.suggestion, citation.known, citation.name) == (
        "中华人民共和国劳动争议调解仲裁法",
        "中华人民共和国劳动争议调解仲裁法",
        False,
        "劳动争议仲裁调解法",
    )


def test_find_citations_name_of_several_laws_has_candidates():
    (citation,) = read("《劳动争议司法解释（二）》第七条")

    assert citation.candidates == (
        "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）",
        "最高人民法院关于审理劳动争议案件适用法律若干问题的解释（二）",
    )


def test_find_citations_unknown_law_stays_as_written():
    (citation,) = read("《还款促进法》第三条")

    assert (citation.law, citation.known, citation.suggestion) == ("还款促进法", False, None)


def test_shipped_names_titles_are_unique_and_aliases_no_titles():
    names = shipped_names()

    for title in ("中华人民共和国民法典", "中华人民共和国公司法", "工伤保险条例"):
        assert names.meaning(title).titles == (title,)
        assert names.row(title).title == title


def test_titles_of_number():
    names = shipped_names()

    assert names.titles_of_number("法释〔2025〕12号") == (
        "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）",
    )
    assert names.titles_of_number("法释〔1900〕1号") == ()


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("新公司法", "中华人民共和国公司法"),
        ("消法实施条例", "消费者权益保护法实施条例"),
        ("精神损害赔偿司法解释", "最高人民法院关于确定民事侵权精神损害赔偿责任若干问题的解释"),
        (
            "两高诈骗解释",
            "最高人民法院、最高人民检察院关于办理诈骗刑事案件具体应用法律若干问题的解释",
        ),
    ],
)
def test_meaning_name_with_other_words_around(name, title):
    assert shipped_names().meaning(name).titles == (title,)


def test_meaning_name_that_only_resembles_is_not_taken_silently():
    meaning = shipped_names().meaning("证券虚假陈述若干规定")

    assert (meaning.titles, meaning.misprint) == (
        ("最高人民法院关于审理证券市场虚假陈述侵权民事赔偿案件的若干规定",),
        True,
    )


def test_meaning_decision_on_amendments_is_no_short_name():
    names = Names.from_rows(
        [NameRow("最高人民法院关于修改甲乙丙丁的规定等三件的决定", (), "司法解释")]
    )

    assert names.meaning("关于修改甲丁的决定").titles == ()
