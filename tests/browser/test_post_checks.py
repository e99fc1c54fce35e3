"""The panel beside the body: what it finds, shows and mends while a post is written."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

EDITOR = ".cke_wysiwyg_div"
OFFICIAL = (
    "借款人应当按照约定的期限返还借款。对借款期限没有约定或者约定不明确，依据本法第五百一十条的规定"
    "仍不能确定的，借款人可以随时返还；贷款人可以催告借款人在合理期限内返还。"
)
WRONG = OFFICIAL.replace("依据本法", "依照本法")
BEFORE = "𠮷某借钱给甲 &amp; 乙。"
BODY = (
    f"<h2>期限</h2><p>{BEFORE}</p><ul><li>先看借条</li></ul>"
    f"<p>《民法典》第六百七十五条规定：“<strong>{WRONG[:20]}</strong>{WRONG[20:]}”</p>"
)


@pytest.fixture
def page(sign_in, console_errors) -> Page:
    page = sign_in("作者")
    page.goto("/admin/articles/post/add/")
    page.locator(EDITOR).wait_for()
    page.evaluate("html => CKEDITOR.instances.id_body.setData(html)", BODY)
    page.locator(".finding-blocker").wait_for()
    return page


def test_panel_marks_the_differing_characters(page):
    finding = page.locator(".finding-blocker")

    assert finding.locator("del").all_inner_texts() == ["照"]
    assert finding.locator("ins").all_inner_texts() == ["据"]
    assert page.locator("post-checks .finding-group h3").first.inner_text() == "阻止发布（1）"
    assert page.locator(".checks-status").inner_text().split("，")[0] == "阻止发布 1 项"


def test_click_on_a_finding_selects_the_words(page):
    page.locator(".finding-blocker .finding-place").click()

    assert page.evaluate("getSelection().toString()") == WRONG


def test_mend_changes_the_wrong_character_alone_and_can_be_undone(page):
    before = page.evaluate("CKEDITOR.instances.id_body.getData()")

    page.get_by_role("button", name="改为官方文本").click()
    expect(page.locator(".checks-note")).to_have_text("已改为官方文本，可以用“撤消”退回。")
    mended = page.evaluate("CKEDITOR.instances.id_body.getData()")
    page.locator(".cke_button__undo").click()

    assert mended == before.replace("依照", "依据")
    assert page.evaluate("CKEDITOR.instances.id_body.getData()") == before


def test_mend_of_a_text_that_changed_meanwhile_checks_again_first(page):
    page.locator(f"{EDITOR} h2").click()
    page.keyboard.press("End")
    page.keyboard.insert_text("怎么定")

    page.get_by_role("button", name="改为官方文本").click()
    expect(page.locator(".checks-note")).to_have_text(
        "正文在上次检查之后改过，已重新检查；请看新的结果再改。"
    )
    expect(page.locator(EDITOR)).to_contain_text("依照本法")
    page.get_by_role("button", name="改为官方文本").click()

    expect(page.locator(EDITOR)).to_contain_text("依据本法")
    expect(page.locator(f"{EDITOR} h2")).to_have_text("期限怎么定")


def test_typing_is_checked_after_a_pause(page):
    page.locator(f"{EDITOR} p", has_text="依照").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"《民法典》第六百七十五条规定：“{OFFICIAL}”")

    expect(page.locator(".finding-blocker")).to_have_count(0)


def test_panel_says_when_the_check_does_not_answer(page):
    page.route("**/post/check/", lambda route: route.abort())

    page.get_by_role("button", name="重新检查").click()

    expect(page.locator(".checks-status")).to_have_text(
        "检查没有成功：网络不通，或者登录已过期。写作和保存不受影响。"
    )
    expect(page.locator(".finding-blocker")).to_have_count(1)
