import pytest

from legal_refs.grammar.exclusions import is_normative
from tests.legal_refs.grammar.reading import brief, briefs, read


@pytest.mark.parametrize(
    "title",
    [
        "中华人民共和国民法典",
        "杭州市征收集体所有土地房屋补偿条例",
        "关于规范整顿“现金贷”业务的通知",
        "最高人民法院关于人民法院执行工作若干问题的规定（试行）",
        "全国法院民商事审判工作会议纪要",
        "上海市高级人民法院关于审理民间借贷案件的解答",
        "香港特别行政区基本法",
    ],
)
def test_is_normative_titles_of_the_state(title):
    assert is_normative(title)


@pytest.mark.parametrize(
    "title",
    [
        "借款合同",
        "特许权协议",
        "起诉状",
        "应收账款债权转让通知书",
        "终止（解除）协议意向通知",
        "《海峡两岸共同打击犯罪及司法互助协议》送达回证",
        "上海证券报",
        "房屋征收决定",
        "员工手册",
        "考勤管理制度",
        "孙子兵法",
        "德国民法典",
        "联合国国际货物销售合同公约",
        "营业执照",
    ],
)
def test_is_normative_not_contracts_forms_books(title):
    assert not is_normative(title)


def test_is_normative_not_what_a_firm_made():
    assert not is_normative("差旅报销管理办法", "劳动者违反公司制定的")


@pytest.mark.parametrize(
    "text",
    [
        "双方签订的《借款合同》第五条约定了利息，第六条约定了管辖。",
        "该合同第七条、协议第三条和公司章程第十七条第二款",
        "第十二条约定了违约责任。",
        "（2023）浙01民终1234号民事判决书、（2013）民申字第5号、指导案例24号",
        "杭公行罚决字〔2019〕5号、京朝劳人仲字〔2020〕第3号裁决书",
        "《德国民法典》第823条和日本民法典第709条",
        "用人单位依据《员工手册》第五条和《考勤管理规定》第六条解除合同。",
        "办法第一条街，第三条路线",
        "第XX条不是条文",
        "国土局作出温国土资发（2018）366号《决定书》，决定追缴违约金。",
    ],
)
def test_find_citations_none_in_private_texts(text):
    assert briefs(text) == []


def test_find_citations_judgment_points_are_none():
    text = (
        "依照《民事诉讼法》第一百七十七条，判决：一、维持一审判决第一项；二、驳回第三项诉讼请求。"
    )

    assert briefs(text) == [("《民事诉讼法》第一百七十七条", "民事诉讼法 177")]


def test_find_citations_contract_clause_after_a_law_is_none():
    text = "根据《民法典》第六百七十五条和《借款合同》第五条，第六条亦有约定。"

    assert briefs(text) == [("《民法典》第六百七十五条", "民法典 675")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《刑法》第二百六十六条。依照第六十四条判决追缴。", "刑法 64"),
        ("《民法典》第五百七十七条。原告依据第五百八十四条请求赔偿。", "民法典 584"),
    ],
)
def test_find_citations_article_before_a_verb_is_one(text, expected):
    assert [brief(found) for found in read(text)][1:] == [expected]


def test_find_citations_general_word_without_marks_is_no_short_name():
    text = "《工伤保险条例》（以下简称《条例》）第五条。依照其他条例第六条办理。"

    assert briefs(text)[:1] == [
        ("《工伤保险条例》（以下简称《条例》）第五条", "工伤保险条例 5"),
    ]
    assert [brief(found) for found in read("合同有规定。《劳动法》第三条。有关规定第六条")] == [
        "劳动法 3",
        "劳动法 6",
    ]
