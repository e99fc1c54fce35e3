import pytest

from articles.checks import Subject, run
from tests.articles.checks.finding import excerpts, found, mended
from tests.factories import make_firm

pytestmark = pytest.mark.django_db


def ids(html: str, **fields: object) -> list[str]:
    findings = run(Subject(html=html, **fields))
    return sorted({finding.id for finding in findings if finding.id.startswith("residue.")})


NOTE = "关键词布局提示：本文围绕“网贷逾期”进行内容构建，关键词密度约为3%，符合SEO优化标准。"


@pytest.mark.parametrize(
    ("html", "id"),
    [
        (f"<p>{NOTE}</p>", "internal_note"),
        ("<p>Meta Description：本文介绍借条。</p>", "internal_note"),
        ("<p>作为一个AI语言模型，我不能提供法律意见。</p>", "model_answer"),
        ("<p>以下是优化后的文章：</p>", "model_answer"),
        ("<p>希望以上内容对您有所帮助！</p>", "model_answer"),
        ("<p>请写一篇800字的文章。</p>", "model_answer"),
        ("<p>请致电{{phone}}。</p>", "template_field"),
        ("<p>${name}您好。</p>", "template_field"),
        ("<p>此处填写案情。</p>", "placeholder"),
        ("<p>（案例待补充）</p>", "placeholder"),
        ("<p>Lorem ipsum dolor sit amet</p>", "placeholder"),
        ("<p>**第一步**</p>", "markdown"),
        ("<p>## 二、分析</p>", "markdown"),
        ("<p>[caption id=1]图[/caption]</p>", "shortcode"),
        ("<p>锟斤拷</p>", "encoding"),
        ("<p>以上就是找法网小编整理的内容。</p>", "other_site"),
        ("<p>法律咨询热线400-820-1234，律师在线。</p>", "other_contact"),
        ("<p>本文为原创，未经授权禁止转载。</p>", "double_notice"),
        ("<p>上一篇：离婚协议</p>", "page_frame"),
    ],
)
def test_residue_is_found(html, id):
    assert f"residue.{id}" in ids(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>双方签订搜索引擎优化服务合同，约定关键词排名。</p>",
        "<p>关键词：借贷；逾期</p>",
        "<p>作为人工智能服务提供者，平台应当添加标识。</p>",
        "<p>以下是与借贷有关的几项法律依据。</p>",
        "<p>本文由人工智能辅助生成，经沈砚秋律师审核。</p>",
        "<p>请写一份申请书，写明姓名和请求。</p>",
        "<p>在空白处填写姓名。</p>",
        "<p>证据不足的，可以补充。</p>",
        "<p>（2023）浙01民终××号判决，某某公司败诉。</p>",
        "<p>算式为3*4*5，#普法#话题。</p>",
        "<p>案号[2023]浙01民终1号。</p>",
        "<p>A&amp;B公司与甲公司。</p>",
        "<p>甲公司诉找法网不正当竞争一案已经审结。</p>",
        "<p>可以拨打12348公共法律服务热线。</p>",
        "<p>可以登录 https://www.12348.gov.cn 查询。</p>",
        "<p>未经许可转载他人文章，构成侵权行为。</p>",
        "<p>上一篇文章讲了起诉的条件。</p>",
    ],
)
def test_ordinary_text_gives_nothing(html):
    assert ids(html) == []


def test_internal_note_can_be_moved_to_its_field():
    html = f"<p>借条要写清利息。</p><p>{NOTE}</p>"

    (finding,) = found("residue.internal_note", html)

    assert finding.detail == {"move_to": "seo_note", "text": NOTE}
    assert not finding.waivable
    assert mended(html, [finding]) == "<p>借条要写清利息。</p>"


def test_internal_note_within_a_paragraph_leaves_the_rest():
    html = "<p>借条要写清利息。以上内容符合SEO优化标准。还款要留凭证。</p>"

    findings = found("residue.internal_note", html)

    assert mended(html, findings) == "<p>借条要写清利息。还款要留凭证。</p>"


def test_internal_note_in_a_description_has_no_mend():
    (finding,) = found("residue.internal_note", "<p>甲</p>", seo={"description": NOTE})

    assert (finding.field, finding.edits) == ("description", ())


def test_bold_of_markdown_becomes_bold_type():
    html = "<p>要有**转账&amp;凭证**。</p>"

    assert mended(html, found("residue.markdown", html)) == (
        "<p>要有<strong>转账&amp;凭证</strong>。</p>"
    )


def test_quoted_words_are_not_residue():
    assert (
        excerpts("residue.model_answer", "<p>他把“希望以上内容对您有所帮助”抄进了作业。</p>") == []
    )


def test_fixed_page_may_word_its_own_notice():
    html = "<p>版权声明：本站文章未经许可不得转载。</p>"

    assert ids(html) == ["residue.double_notice"]
    assert ids(html, kind="page") == []


def test_contact_of_the_firm_is_its_own():
    make_firm(telephone="0571-8765 4321", wechat_id="shiyan-lvsuo")
    html = "<p>欢迎咨询，电话 (0571)87654321，微信：shiyan-lvsuo。</p>"

    assert ids(html) == []
    assert ids(html.replace("87654321", "87654322")) == ["residue.other_contact"]
