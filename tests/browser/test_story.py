"""The main job, end to end: written, checked, mended, approved, read, tended."""

import io
import re

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

TITLE = "没有约定还款日期的借款，什么时候可以要"
OFFICIAL = (
    "借款人应当按照约定的期限返还借款。对借款期限没有约定或者约定不明确，依据本法第五百一十条的规定"
    "仍不能确定的，借款人可以随时返还；贷款人可以催告借款人在合理期限内返还。"
)
WRONG = OFFICIAL.replace("依据本法", "依照本法")
OPENING = "借条上没有写还款日期，并不等于借款人可以一直不还。"
QUOTING = f"《民法典》第六百七十五条规定：“{WRONG}”"
DESCRIPTION = "借条没有写还款日期时，出借人何时可以要求还款：民法典第六百七十五条与催告的合理期限。"
EDITOR = ".cke_wysiwyg_div"


def choose(page: Page, field: str, words: str) -> None:
    """Pick from an autocomplete field by typing, as one does with the keyboard."""
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-search__field").fill(words)
    page.locator(".select2-results__option--highlighted", has_text=words).wait_for()
    page.keyboard.press("Enter")


def write(page: Page, *paragraphs: str) -> None:
    page.locator(EDITOR).click()
    for number, paragraph in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.insert_text(paragraph)


def address_of_post(page: Page) -> str:
    return re.search(r"/admin/articles/post/(\d+)/", page.url)[1]


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()
    page.wait_for_load_state()


def test_story_of_a_post(sign_in, open_page, console_errors, server):
    author, reviewer, seo = sign_in("作者"), sign_in("审核律师"), sign_in("SEO编辑")

    # The author writes a post that misquotes article 675, and submits it.
    author.goto("/admin/articles/post/add/")
    author.locator("#id_title").fill(TITLE)
    write(author, OPENING, QUOTING)
    choose(author, "category", "民间借贷")
    choose(author, "lawyer", "江予微")
    press(author, "保存并提交审核")
    expect(author.locator(".messagelist")).to_contain_text("等待另一位律师审核")

    # The reviewer sees the difference, cannot publish, and returns it.
    reviewer.goto("/admin/articles/post/?state__exact=submitted")
    reviewer.get_by_role("link", name=TITLE).click()
    number = address_of_post(reviewer)
    expect(reviewer.locator(".finding-diff del")).to_have_text(["照"])
    expect(reviewer.locator(".finding-diff ins")).to_have_text(["据"])
    press(reviewer, "发布")
    expect(reviewer.locator(".messagelist")).to_contain_text("1 处问题阻止发布")
    reviewer.get_by_label("要作者修改什么").fill("675 条的引文请改成官方文本")
    press(reviewer, "退回")

    # The author sees the remark and the finding; one click puts the official text in.
    author.goto(f"/admin/articles/post/{number}/change/")
    expect(author.locator(".desk-remark")).to_contain_text("请改成官方文本")
    expect(author.locator("post-checks")).to_contain_text(
        "引文与《民法典》第六百七十五条的官方文本不一致"
    )
    author.get_by_role("button", name="改为官方文本").click()
    expect(author.locator(EDITOR)).to_contain_text(OFFICIAL)
    expect(author.locator("post-checks")).not_to_contain_text("不一致")
    press(author, "保存并提交审核")

    # The reviewer publishes.
    reviewer.goto(f"/admin/articles/post/{number}/change/")
    press(reviewer, "发布")
    expect(reviewer.locator(".messagelist")).to_contain_text("发布：完成")

    # The visitor reads.
    path = f"/posts/{number}.html"
    visitor = open_page(viewport={"width": 1280, "height": 900})
    answer = visitor.goto(path)
    assert answer.status == 200
    assert "set-cookie" not in answer.headers
    link = visitor.locator("article a.cite").first
    expect(link).to_have_text("《民法典》第六百七十五条")
    assert re.fullmatch(r"/laws/[\w-]+/675/\?on=\d{4}-\d\d-\d\d", link.get_attribute("href"))
    statutes = visitor.get_by_role("region", name="相关法条")
    expect(statutes).to_contain_text(OFFICIAL)
    expect(visitor.get_by_role("heading", name="版权声明")).to_be_visible()
    assert read_code(visitor) == f"{server.base_url}{path}"
    link.click()
    expect(visitor.get_by_role("heading", level=1)).to_contain_text("第六百七十五条")
    expect(visitor.locator("main")).to_contain_text(TITLE)

    # The SEO editor changes the description; the page shows it, the body is untouched.
    body = body_of(visitor, path)
    seo.goto(f"/admin/articles/post/{number}/change/")
    seo.locator("summary", has_text="SEO").click()
    seo.locator("#id_description").fill(DESCRIPTION)
    press(seo, "保存")
    assert body_of(visitor, path) == body
    described = visitor.locator("meta[name=description]").get_attribute("content")
    assert described == DESCRIPTION

    # The SEO editor's forged POST to the body is refused.
    seo.goto(f"/admin/articles/post/{number}/change/")
    forged = forge(seo, {"description": DESCRIPTION, "body": "<p>伪造的正文</p>"})
    assert forged == 403
    assert body_of(visitor, path) == body
    assert [error for error in console_errors if not allowed(error)] == []


def read_code(page: Page) -> str:
    """Decode the QR code as a telephone's camera would: from the picture on the screen."""
    picture = page.locator("svg.qr, .qr svg").first.screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    return code.text


def body_of(page: Page, path: str) -> str:
    page.goto(path)
    return page.locator("[data-body], .post-body, article .body").first.inner_text()


def forge(page: Page, fields: dict[str, str]) -> int:
    """Send the change form with fields of the forger's choice, and give the answer's status."""
    return page.evaluate(
        """async fields => {
            const form = document.querySelector('#post_form');
            const data = new FormData(form);
            for (const [name, value] of Object.entries(fields)) data.set(name, value);
            return (await fetch(form.action, {method: 'POST', body: data})).status;
        }""",
        fields,
    )


def allowed(error: str) -> bool:
    """Chromium reports the editor's own inline handlers, which the policy blocks and the shim runs."""
    return "inline event handler" in error or "403 (Forbidden)" in error
