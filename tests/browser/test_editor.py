"""Each button, list, menu and dialog of the editor, under the policy that the page is served with."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editing import EDITOR, body, dialog, empty_post, panel, press, write

pytestmark = pytest.mark.browser


@pytest.fixture
def page(sign_in) -> Page:
    with empty_post(sign_in) as page:
        yield page


BUTTONS = {
    "bold": ("<p>借款</p>", "<p><strong>借款</strong></p>"),
    "italic": ("<p>借款</p>", "<p><em>借款</em></p>"),
    "underline": ("<p>借款</p>", "<p><u>借款</u></p>"),
    "removeformat": ("<p><strong><u>借款</u></strong></p>", "<p>借款</p>"),
    "numberedlist": ("<p>借款</p>", "<ol><li>借款</li></ol>"),
    "bulletedlist": ("<p>借款</p>", "<ul><li>借款</li></ul>"),
    "blockquote": ("<p>借款</p>", "<blockquote><p>借款</p></blockquote>"),
    "unlink": ('<p><a href="/x">借款</a></p>', "<p>借款</p>"),
    "horizontalrule": ("<p>借款</p>", "<hr /><p>&nbsp;</p>"),
}


def test_each_button_changes_the_selection(page):
    changed = {}
    for button, (before, _after) in BUTTONS.items():
        write(page, before)
        press(page, button)
        changed[button] = body(page)

    assert changed == {button: after for button, (_before, after) in BUTTONS.items()}


def test_undo_and_redo(page):
    write(page, "<p>借款</p>")
    press(page, "bold")

    press(page, "undo")
    undone = body(page)
    press(page, "redo")

    assert (undone, body(page)) == ("<p>借款</p>", "<p><strong>借款</strong></p>")


def test_format_list(page):
    made = []
    for choice in ("标题 2", "标题 3", "标题 4"):
        write(page, "<p>借款</p>")
        page.locator(".cke_combo__format .cke_combo_button").click()
        panel(page).get_by_role("option", name=choice).click()
        made.append(body(page))

    assert made == ["<h2>借款</h2>", "<h3>借款</h3>", "<h4>借款</h4>"]


def test_toolbar_by_keyboard(page):
    write(page, "<p>借款</p>")

    page.keyboard.press("Alt+F10")
    expect(page.locator(".cke_combo__format .cke_combo_button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".cke_button__bold")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(f"{EDITOR} strong")).to_have_text("借款")


def test_link_dialog(page):
    write(page, "<p>借款</p>")
    press(page, "link")
    asked = dialog(page, "超链接")
    expect(asked.locator(".cke_dialog_tab:visible")).to_have_count(0)

    asked.get_by_label("URL").fill("https://www.court.gov.cn/a?b=1")
    asked.locator(".cke_dialog_ui_button_ok").click()

    assert body(page) == '<p><a href="https://www.court.gov.cn/a?b=1">借款</a></p>'


def test_table_dialog_and_its_context_menu(page):
    write(page, "<p>借款</p>")
    press(page, "table")
    asked = dialog(page, "表格属性")
    expect(asked.get_by_label("宽度")).to_have_count(0)
    asked.get_by_label("标题单元格").select_option("第一行")
    asked.get_by_label("行数").fill("2")
    asked.locator(".cke_dialog_ui_button_ok").click()
    head = '<thead><tr><th scope="col">&nbsp;</th><th scope="col">&nbsp;</th></tr></thead>'
    row = "<tbody><tr><td>&nbsp;</td><td>&nbsp;</td></tr></tbody>"
    assert body(page) == f"<table>{head}{row}</table><p>&nbsp;</p>"

    page.locator(f"{EDITOR} td").first.click(button="right")
    panel(page).get_by_role("menuitem", name="删除表格").click()

    assert body(page) == ""


def test_context_menu_of_a_row(page):
    write(page, "<table><tbody><tr><td>甲</td></tr></tbody></table>", select=False)

    page.locator(f"{EDITOR} td").click(button="right")
    panel(page).get_by_role("menuitem", name="行", exact=True).hover()
    panel(page, 1).get_by_role("menuitem", name="在下方插入行").click()

    cells = "<tr><td>甲</td></tr><tr><td>&nbsp;</td></tr>"
    assert body(page) == f"<table><tbody>{cells}</tbody></table>"


def test_source_mode_and_back(page):
    write(page, "<p>借款</p>")
    press(page, "source")
    page.locator("textarea.cke_source").fill("<p onclick='x()'>还款<script>x()</script></p>")

    press(page, "source")
    page.locator(EDITOR).wait_for()

    assert body(page) == "<p>还款</p>"


def test_body_over_the_limit_is_not_sent_and_stays(page):
    page.locator("#id_title").fill("太长")
    page.evaluate("CKEDITOR.instances.id_body.setData('<p>' + '长'.repeat(400000) + '</p>')")

    page.locator("[name=_save]").click()

    expect(page.get_by_role("alert")).to_contain_text("超过 300,000 个的上限，没有保存")
    assert (len(body(page)), page.url.endswith("/add/")) == (400_007, True)


EVERYTHING = (
    "<h2>题</h2><p>“引号”<strong>粗</strong><em>斜</em><u>线</u><sup>1</sup>&amp;&lt;<br />下一行</p>"
    '<ol start="3"><li>一<ul><li>二</li></ul></li></ol><blockquote><p>引</p></blockquote><hr />'
    '<p><a href="https://www.court.gov.cn/">见</a></p><dl><dt>词</dt><dd>义</dd></dl>'
    '<table><caption>表</caption><thead><tr><th scope="col">甲</th></tr></thead>'
    '<tbody><tr><td colspan="1">乙</td></tr></tbody></table><pre>\na\n  b</pre>'
)


def test_saved_and_opened_again_the_body_is_the_same(page):
    write(page, EVERYTHING)
    written = body(page)
    page.locator("#id_title").fill("原样")
    page.locator("#id_category + .select2").click()
    page.locator(".select2-results__option", has_text="民间借贷").click()

    page.locator("[name=_continue]").click()
    page.wait_for_url("**/change/**")
    page.locator(EDITOR).wait_for()

    assert body(page) == written


HOSTILE = (
    "<p>借款</p><img src=x onerror=document.title=1><svg onload=document.title=1></svg>"
    '<style><a title="</style><img src=x onerror=document.title=1>"></style>'
    "<p onmouseover=document.title=1 style='color:red'>还款</p><script>document.title=1</script>"
)


def test_row_that_no_sanitiser_has_seen_opens_clean(page, server):
    page.locator("#id_title").fill("旧网站的文章")
    page.locator("#id_category + .select2").click()
    page.locator(".select2-results__option", has_text="民间借贷").click()
    page.locator("[name=_continue]").click()
    page.wait_for_url("**/change/**")
    number = re.search(r"/post/(\d+)/", page.url)[1]
    update = (
        f"cursor.execute('UPDATE articles_post SET body=%s WHERE id=%s', [{HOSTILE!r}, {number}])"
    )
    server.manage(
        "shell", "-c", f"from django.db import connection as c; cursor=c.cursor(); {update}"
    )

    page.reload()
    page.locator(f"{EDITOR} p", has_text="还款").hover()

    assert (body(page), page.title().startswith("旧网站的文章")) == (
        '<p>借款</p><p>"&gt;</p><p>还款</p>',
        True,
    )
