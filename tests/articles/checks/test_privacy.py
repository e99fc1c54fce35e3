import pytest

from articles.checks import Subject, run
from tests.articles.checks.finding import excerpts, found, mended
from tests.factories import make_firm, make_lawyer

pytestmark = pytest.mark.django_db


def ids(html: str, **fields: object) -> list[str]:
    findings = run(Subject(html=f"<p>{html}</p>", **fields))
    return sorted(finding.id for finding in findings if finding.id.startswith("privacy."))


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("号码11010519491231002X。", "identity_card"),
        ("号码 110105 19491231 002X。", "identity_card"),
        ("身份证号110105194912310021。", "identity_card"),
        ("卡号6222 0212 0200 1234 567。", "bank_card"),
        ("转入建行6217001540012345672。", "bank_card"),
        ("驾驶浙A·12345追尾。", "plate"),
        ("其名下有浙AD12345。", "plate"),
        ("证人王某的手机13857112233。", "telephone"),
        ("原告家中电话0571-86123457。", "telephone"),
        ("被告住在杭州市西湖区文三路199号3幢2单元501室。", "address"),
        ("家住余杭区良渚街道金家渡村12组35号。", "address"),
        ("原告王丽娟请求离婚。", "party_name"),
        ("林晓梅诉周建平离婚纠纷一案。", "party_name"),
        ("被害人孙婷婷遭到猥亵。", "party_name"),
        ("离婚后女儿陈小雨随母亲生活。", "juvenile"),
        ("学生赵子涵（13岁）遭到欺凌。", "juvenile"),
        ("孩子就读于杭州市文三街小学三年级（2）班。", "juvenile"),
    ],
)
def test_leak_is_found_and_cannot_be_waived(text, id):
    findings = [f for f in run(Subject(html=f"<p>{text}</p>")) if f.id == f"privacy.{id}"]

    assert findings
    assert {(finding.level, finding.waivable) for finding in findings} == {("BLOCKER", False)}


@pytest.mark.parametrize(
    "text",
    [
        "身份证号1101**********002X。",
        "号码110105194912310021不是身份号码。",
        "订单号202305121234567890。",
        "统一社会信用代码91330100MA2XXXX000。",
        "执业证号13301201211000001。",
        "卡号尾号4567。",
        "驾驶浙A×××××追尾，备案号浙ICP备12345678号。",
        "他用138****2233发来短信。",
        "拨打12345、12348、12378、12333、110、95588或者400-820-1234。",
        "杭州市中级人民法院的电话是0571-86123457。",
        "金额共13857112233元。",
        "立案材料寄到杭州市西湖区文三路199号西湖区人民法院立案庭501室。",
        "原告王某与被告陈某某离婚。",
        "原告方主张离婚，被告应当到庭，妻子常年在外。",
        "张三与李四离婚时，女儿随母亲生活。",
        "审判长黄志伟主持离婚案件的庭审。",
        "原告李建国请求返还借款。",
        "孩子就读于户籍所在地的小学。",
        "妇女儿童工作委员会发布通知。",
    ],
)
def test_near_miss_gives_nothing(text):
    assert ids(text) == []


def test_firm_and_its_lawyers_are_no_leak():
    make_firm(telephone="0571-8765 4321", address="杭州市西湖区文三路199号3幢501室")
    make_lawyer(name="江予微")
    text = "电话0571-87654321，地址：杭州市西湖区文三路199号3幢501室。委托人江予微与丈夫离婚。"

    assert ids(text) == []
    assert ids(text.replace("4321", "4322").replace("江予微", "江予薇")) == [
        "privacy.party_name",
        "privacy.telephone",
    ]


def test_author_may_be_named():
    assert ids("当事人周明远与妻子离婚。", author="周明远") == []
    assert ids("当事人周明远与妻子离婚。") == ["privacy.party_name"]


def test_category_of_family_matters_makes_names_leaks():
    text = "原告王丽娟请求返还钱款。"

    assert ids(text) == []
    assert ids(text, category="婚姻家事") == ["privacy.party_name"]


def test_mend_hides_a_name_wherever_it_stands():
    html = "<p>原告王丽娟请求离婚。</p><p>法院支持了王丽娟。</p>"

    (finding,) = found("privacy.party_name", html)

    assert mended(html, [finding]) == "<p>原告王某某请求离婚。</p><p>法院支持了王某某。</p>"


def test_mend_takes_a_number_out():
    html = "<p>证人王某的手机<b>13857112233</b>打不通。</p>"

    assert mended(html, found("privacy.telephone", html)) == (
        "<p>证人王某的手机<b>（电话略）</b>打不通。</p>"
    )


def test_name_in_a_title_is_found():
    assert excerpts("privacy.party_name", "<p>甲</p>", title="林晓梅诉周建平离婚纠纷案评析") == [
        "林晓梅",
        "周建平",
    ]


def test_rule_names_law_and_article():
    (finding,) = found("privacy.juvenile", "<p>离婚后女儿陈小雨随母亲生活。</p>")

    assert finding.rule.startswith("《中华人民共和国未成年人保护法》第一百零三条")
