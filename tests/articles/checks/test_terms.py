import pytest

from articles.checks import Subject, run
from tests.articles.checks.finding import excerpts, found, mended

pytestmark = pytest.mark.django_db
ID = "terms.renamed"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("可以向银保监会投诉。", "银保监会"),
        ("可以向中国银保监会反映。", "中国银保监会"),
        ("借款人2022年逾期的，可以向银保监会投诉。", "银保监会"),
        ("拨打12378向当地银保监局投诉。", "银保监局"),
        ("营业执照由工商局核发。", "工商局"),
        ("可以到国土资源局查询。", "国土资源局"),
        ("排污由环保局处罚。", "环保局"),
        ("向地税局申报。", "地税局"),
        ("食药监局负责查处。", "食药监局"),
        ("请卫计委介入调解。", "卫计委"),
        ("到劳动局申请。", "劳动局"),
        ("登录全国企业信用信息公示系统。", "全国企业信用信息公示系统"),
        ("事故由安监局调查。", "安监局"),
    ],
)
def test_former_name_is_found(text, words):
    assert excerpts(ID, f"<p>{text}</p>") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "可以向国家金融监督管理总局投诉。",
        "原银保监会的批复继续有效。",
        "当时由银保监会监管。",
        "2022年，银保监会发布通知。",
        "2018年3月银监会与保监会合并。",
        "《商业银行互联网贷款管理暂行办法》（中国银保监会令2020年第9号）有规定。",
        "《银保监会办公厅关于警示网络平台风险的通知》列出了情形。",
        "银保监规〔2022〕14号文件写明了条件。",
        "判决书写明：“原告向银保监会举报。”",
        "银保监会（现国家金融监督管理总局）作出过答复。",
        "银保监会已并入国家金融监督管理总局。",
        "银保监会等部门印发的《通知》没有变化。",
        "农业部门和环境保护部门应当配合。",
        "一审认为，国土局的处罚程序合法。",
        "2019年以前，验收由公安消防机构负责。",
        "由住房和城乡建设部制定。",
    ],
)
def test_history_documents_and_quotations_are_left_alone(text):
    assert excerpts(ID, f"<p>{text}</p>") == []


def test_block_quotation_is_left_alone():
    html = "<blockquote><p>由银保监会监管。</p></blockquote><p>由银保监会监管。</p>"

    (finding,) = found(ID, html)

    assert finding.start > html.index("</blockquote>")


def test_mend_puts_the_new_name_in():
    html = "<p>向<b>银保监会</b>投诉，也可以向中国银保监会反映。</p>"

    mended_html = mended(html, found(ID, html))

    assert mended_html == "<p>向<b>金融监管总局</b>投诉，也可以向国家金融监督管理总局反映。</p>"
    assert found(ID, mended_html) == []


def test_finding_of_a_title_stands_in_the_title():
    findings = run(Subject(html="<p>甲</p>", title="怎样向银保监会投诉"))

    assert [(f.field, f.start, f.end, f.edits) for f in findings if f.id == ID] == [
        ("title", 3, 7, ())
    ]
