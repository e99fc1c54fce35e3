import pytest

from tests.articles.checks.finding import excerpts, found
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
CRIME = "meaning.crime_elsewhere"


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        (
            "根据《刑法》第二百七十六条之一，有能力执行而拒不执行的，可能构成拒不执行判决、裁定罪。",
            "《刑法》第二百七十六条之一",
        ),
        ("《刑法》第二百七十六条之一规定的拒不执行判决裁定罪。", "《刑法》第二百七十六条之一"),
        ("涉嫌贷款诈骗罪（《刑法》第一百九十六条）。", "《刑法》第一百九十六条"),
        ("虚构债务起诉的，构成刑法第三百零七条规定的虚假诉讼罪。", "刑法第三百零七条"),
        ("帮信罪见《中华人民共和国刑法》第二百八十五条。", "《中华人民共和国刑法》第二百八十五条"),
        ("有配偶而重婚的，构成重婚罪，见刑法第二百五十九条。", "刑法第二百五十九条"),
        (
            "《刑法》第二百七十六条之一规定，拒不支付劳动报酬的，以诈骗罪论处。",
            "《刑法》第二百七十六条之一",
        ),
    ],
)
def test_crime_pinned_to_the_article_of_another(text, citation):
    assert excerpts(CRIME, f"<p>{text}</p>") == [citation]


@pytest.mark.parametrize(
    "text",
    [
        "根据《刑法》第三百一十三条，有能力执行而拒不执行的，构成拒不执行判决、裁定罪。",
        "《刑法》第二百六十七条第二款规定，携带凶器抢夺的，依照抢劫罪定罪处罚。",
        "《刑法》第三百八十六条：对犯受贿罪的，根据受贿所得数额处罚。",
        "《刑法》第一百九十六条第三款：盗窃信用卡并使用的，以盗窃罪论处。",
        "贷款诈骗罪与《刑法》第二百六十六条的区别，在于被骗的是金融机构。",
        "明知他人犯诈骗罪，为其提供住处的，按照《刑法》第三百一十条以窝藏罪论处。",
        "明知他人犯诈骗罪而窝藏的，依照《刑法》第三百一十条处罚。",
        "《刑法》第二百六十六条规定了诈骗罪，第一百九十三条规定了贷款诈骗罪。",
        "《刑法》第二百二十四条之一惩处传销，单纯的逾期与合同诈骗罪也没有关系。",
        "《刑法》第二百二十四条之一惩处传销，合同诈骗罪在前一条。",
        "犯诈骗罪自首的，依照《刑法》第六十七条可以从轻。",
        "1979年《刑法》第一百五十一条规定的诈骗罪，已经改写。",
        "《民法典》第一百四十八条的欺诈，与诈骗罪是两回事。",
        "偷税罪过去规定在《刑法》第二百零一条。",
        "《刑法》第三百一十三条惩处拒不执行。诈骗罪是另一回事。",
        "《刑法》第二百六十六条至第二百七十条分别规定了诈骗罪和盗窃罪。",
    ],
)
def test_crime_that_the_article_is_or_may_be_about(text):
    assert found(CRIME, f"<p>{text}</p>") == []


def test_wrong_crime_says_where_the_right_one_stands():
    (finding,) = found(CRIME, "<p>构成虚假诉讼罪（《刑法》第三百零五条）。</p>")

    assert finding.level == "BLOCKER"
    assert finding.message == (
        "刑法第三百零五条的罪名是“伪证罪”，不是“虚假诉讼罪”；"
        "“虚假诉讼罪”规定在刑法第三百零七条之一。"
    )


@pytest.mark.parametrize(
    ("text", "crimes"),
    [
        ("少报收入的，会构成偷税罪。", ["偷税罪"]),
        ("把通讯录卖给别人，构成非法获取公民个人信息罪。", ["非法获取公民个人信息罪"]),
        ("少报收入的，会构成逃税罪，过去叫偷税罪。", []),
        ("偷税罪已经改为逃税罪。", []),
        ("依照《关于审理偷税罪案件的解释》处理。", []),
        ("构成侵犯公民个人信息罪。", []),
    ],
)
def test_former_name_of_a_crime(text, crimes):
    assert excerpts("meaning.former_crime", f"<p>{text}</p>") == crimes


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("《民法典》第一千零七十六条规定的离婚冷静期是三十日。", ["《民法典》第一千零七十六条"]),
        ("援引《民法典》第五百六十三条的情势变更。", ["《民法典》第五百六十三条"]),
        ("《民法典》第六百八十六条规定了先诉抗辩权。", ["《民法典》第六百八十六条"]),
        ("依照《劳动合同法》第四十七条规定的二倍工资。", ["《劳动合同法》第四十七条"]),
        ("《民法典》第一千零七十七条规定的离婚冷静期是三十日。", []),
        ("《民法典》第五百二十五条、第五百二十六条规定的同时履行抗辩权。", []),
        ("《民法典》第一千零七十六条要求先申请，离婚冷静期从收到申请起算。", []),
        ("《合同法》第九十四条规定的情势变更。", []),
    ],
)
def test_notion_joined_to_an_article_that_does_not_govern_it(text, citations):
    make_law("中华人民共和国民法典")

    assert excerpts("meaning.subject_elsewhere", f"<p>{text}</p>") == citations
