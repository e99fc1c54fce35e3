import pytest

from articles.checks import Subject, run
from tests.factories import make_firm, make_lawyer

pytestmark = pytest.mark.django_db


def ids(html: str, **fields: object) -> list[str]:
    findings = run(Subject(html=f"<p>{html}</p>", **fields))
    return [finding.id for finding in findings if finding.id.startswith("profession.")]


def levels(html: str) -> list[str]:
    findings = run(Subject(html=f"<p>{html}</p>"))
    return [finding.level for finding in findings if finding.id.startswith("profession.")]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("我们保证帮您打赢这场官司。", "promised_result"),
        ("本所代理的案件包赢官司，打不赢不收费。", "promised_result"),
        ("委托本律师，百分之百要回欠款。", "promised_result"),
        ("本所专办债务案件。胜诉率高达98%。", "success_rate"),
        ("我们累计为客户挽回损失3亿元。", "success_rate"),
        ("本所是浙江最专业的律师团队。", "absolute_term"),
        ("我们业内领先，全省排名第一。", "absolute_term"),
        ("其他律所只会忽悠您。", "comparison"),
        ("我们与法院关系良好，案件好办。", "relations"),
        ("原法官坐镇本所团队。", "relations"),
        ("本所首次免费咨询。", "free_service"),
        ("我们是金牌律师团队。", "specialist"),
        ("本所代理李强诉杭州真实集团有限公司一案。", "client_information"),
        ("我们专业办理征信修复。", "unlawful_service"),
        ("本所可做风险代理，胜诉后付费。", "contingency"),
    ],
)
def test_what_the_firm_says_of_itself_is_found(text, id):
    assert f"profession.{id}" in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "最高人民法院发布了第一审案件的数据。",
        "他是唯一继承人，也是第一顺序继承人。",
        "可以向法律援助机构申请免费的法律援助。",
        "保证合同约定了连带责任保证，保证期间为六个月。",
        "我们认为，保证人完全清偿债务后可以向债务人追偿。",
        "任何律师都不能保证打赢官司。",
        "我们不承诺胜诉率，也不保证打赢官司。",
        "凡是写着“包赢”“百分之百胜诉”的广告，都不可信。",
        "有的机构声称能百分百要回欠款，不要轻信。",
        "律师能保证打赢官司吗？",
        "《律师业务推广行为规则》禁止宣示胜诉率、承诺打赢官司。",
        "法官与当事人有利害关系的，应当回避。",
        "申请专家辅助人出庭，对鉴定意见提出意见。",
        "我们代理甲公司诉乙公司一案。",
        "劳动仲裁不收费。",
        "承包人完全履行了合同。",
    ],
)
def test_other_words_give_nothing(text):
    assert ids(text) == []


def test_same_words_weigh_less_where_nobody_is_named():
    assert levels("本所律师百分百胜诉。") == ["BLOCKER"]
    assert levels("百分百胜诉的律师，要看证据。") == ["ADVICE"]


def test_firm_and_lawyers_are_known_by_name():
    make_firm(short_name="试验律所")
    make_lawyer(name="沈砚秋")

    assert ids("试验律所的胜诉率高达98%。") == ["profession.success_rate"]
    assert ids("沈砚秋律师的胜诉率高达98%。") == ["profession.success_rate"]
    assert ids("方远山律师的胜诉率高达98%。") == ["profession.wording"]


def test_page_speaks_of_the_firm_throughout():
    words = "胜诉率高达98%。"

    assert ids(words) == []
    assert ids(words, kind="page") == ["profession.success_rate"]


def test_title_that_names_lawyers_is_the_firms_own():
    (finding,) = [
        f
        for f in run(Subject(html="<p>甲</p>", title="杭州最好的离婚律师"))
        if f.id.startswith("profession.")
    ]

    assert (finding.field, finding.excerpt) == ("title", "最好的离婚律师")
    assert ids("甲", title="怎样找到最好的离婚律师？") == []


def test_finding_names_rule_and_place():
    html = "<p>放心，<b>我们保证</b>帮您打赢官司。</p>"

    (finding,) = [f for f in run(Subject(html=html)) if f.id.startswith("profession.")]

    assert finding.rule == "《律师业务推广行为规则（试行）》第十条第（五）项"
    assert html[finding.start : finding.end] == "保证</b>帮您打赢"
    assert finding.waivable
