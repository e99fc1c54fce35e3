"""Pictures come into a post through the firm's own upload, whichever way they are brought."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editing import EDITOR, body, empty_post, give, photograph, press, write

pytestmark = pytest.mark.browser
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content='
    '"Microsoft Word 15"></head><body><h2 style="mso-style-link:x">要点<o:p></o:p></h2>'
    '<p class=MsoNormal><b style="mso-bidi-font-weight:normal"><span style="font-family:宋体">写清'
    "金额</span></b><o:p></o:p></p><table class=MsoNormalTable border=1><tr><td width=100 style="
    '"width:75pt"><p class=MsoNormal>利息</p></td></tr></table></body></html>'
)


@pytest.fixture
def page(sign_in) -> Page:
    with empty_post(sign_in) as page:
        yield page


def test_picture_button_uploads_and_inserts(page):
    write(page, "<p>借款</p>", select=False)
    press(page, "image")
    asked = page.get_by_role("dialog", name="插入图片")
    asked.get_by_label("图片文件").set_input_files(
        {"name": "借条.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    asked.get_by_label("替代文字").fill("桌上的借条")

    asked.get_by_role("button", name="上传并插入").click()

    picture = page.locator(f"{EDITOR} img")
    expect(picture).to_have_attribute("alt", "桌上的借条")
    assert re.fullmatch(
        r'<p>借款<img alt="桌上的借条" height="600" src="/media/images/[0-9a-f]{32}\.jpg" width="1000" /></p>',
        body(page),
    )
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1000

    picture.dblclick()
    again = page.get_by_role("dialog", name="修改替代文字")
    again.get_by_label("替代文字").fill("写有金额的借条")
    again.get_by_role("button", name="确定").click()
    expect(picture).to_have_attribute("alt", "写有金额的借条")


def test_picture_that_is_none_is_refused_in_words(page):
    write(page, "<p>借款</p>", select=False)
    press(page, "image")
    asked = page.get_by_role("dialog", name="插入图片")
    asked.get_by_label("图片文件").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"hello"}
    )
    asked.get_by_label("替代文字").fill("借条")
    asked.get_by_role("button", name="上传并插入").click()
    expect(asked.get_by_role("alert")).to_contain_text("这不是可以使用的图片")

    page.keyboard.press("Escape")

    assert body(page) == "<p>借款</p>"


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_picture_pasted_or_dropped_asks_for_its_words(page, way):
    write(page, "<p>借款</p>", select=False)

    give(page, way, {}, photograph())

    asked = page.get_by_role("dialog", name="插入图片")
    asked.get_by_label("替代文字").fill("借条")
    asked.get_by_role("button", name="上传并插入").click()
    expect(page.locator(f"{EDITOR} img")).to_have_attribute("alt", "借条")


def test_paste_from_word_keeps_the_structure(page):
    write(page, "")

    give(page, "paste", {"text/html": WORD, "text/plain": "要点"}, photograph())

    expect(page.locator(f"{EDITOR} td")).to_contain_text("利息")
    table = "<table><tbody><tr><td><p>利息</p></td></tr></tbody></table>"
    assert body(page) == f"<h2>要点</h2><p><strong>写清金额</strong></p>{table}"


def test_paste_leaves_pictures_of_other_hosts_out_and_says_so(page):
    write(page, "<p>借款</p>", select=False)
    own = f'<img src="{page.url.split("/admin/")[0]}/media/images/a.png" alt="图">'
    page.route("**/media/images/a.png", lambda route: route.fulfill(body=photograph()))

    html = f'<p>甲{own}<img src="https://other.example/b.png">乙</p>'
    give(page, "paste", {"text/html": html})

    expect(page.locator(".cke_notification_message")).to_contain_text("没有带进来")
    expect(page.locator(f"{EDITOR} img")).to_have_attribute("src", "/media/images/a.png")


def test_lead_image_is_added_in_a_popup(page):
    with page.expect_popup() as opened:
        page.locator("#add_id_lead_image").click()
    popup = opened.value
    popup.get_by_label("图片文件").set_input_files(
        {"name": "借条.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    )
    popup.get_by_label("替代文字").fill("桌上的借条")

    with popup.expect_event("close"):
        popup.locator("[name=_save]").click()

    expect(page.locator("#select2-id_lead_image-container")).to_contain_text("桌上的借条")
