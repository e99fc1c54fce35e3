"""Nothing that somebody typed is lost: two tabs on one post, a cut connection, the law at hand."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editing import EDITOR
from tests.browser.test_story import choose, press, write

pytestmark = pytest.mark.browser


def draft(page: Page, title: str, *paragraphs: str) -> str:
    """Write and save a draft in a signed-in page; returns the address of its form."""
    page.goto("/admin/articles/post/add/")
    page.locator(EDITOR).wait_for()
    page.locator("#id_title").fill(title)
    write(page, *paragraphs)
    choose(page, "category", "民间借贷")
    choose(page, "lawyer", "沈砚秋")
    press(page, "保存并继续编辑")
    expect(page.locator(".messagelist")).to_contain_text("成功")
    return page.url


def second_tab(page: Page, address: str) -> Page:
    tab = page.context.new_page()
    tab.goto(address)
    tab.locator(EDITOR).wait_for()
    return tab


def body_text(page: Page) -> str:
    return page.locator(EDITOR).inner_text().strip()


@pytest.fixture
def author(sign_in: Callable[[str], Page]) -> Page:
    return sign_in("作者")


def test_two_tabs_on_one_post(author):
    address = draft(author, "利息按月付", "借款的利息按月付。")
    other = second_tab(author, address)
    author.locator("#id_title").fill("利息按年付")
    press(author, "保存并继续编辑")

    other.locator("#id_title").fill("利息怎么付")
    write(other, "先付利息。")
    press(other, "保存")
    expect(other.get_by_role("alert")).to_contain_text("两份不同的内容")
    expect(other.locator(".desk-diff").first).to_have_text("利息按年怎么付")
    expect(other.locator("#id_title")).to_have_value("利息怎么付")
    expect(other.locator(EDITOR)).to_contain_text("先付利息。")

    press(other, "保存")
    expect(other.get_by_role("alert")).to_contain_text("两份不同的内容")
    other.get_by_label("我看过了，保存时以我写的为准").check()
    press(other, "保存并继续编辑")

    expect(other.locator(".messagelist")).to_contain_text("成功")
    author.goto(address)
    expect(author.locator("#id_title")).to_have_value("利息怎么付")
    expect(author.locator(EDITOR)).to_contain_text("先付利息。")


def test_twenty_saves_at_once_leave_one_version_each(author):
    draft(author, "二十人同时改", "原文。")

    answers = author.evaluate(
        """async () => {
            const send = async (number) => {
                const data = new FormData(document.querySelector("#post_form"));
                data.set("title", `第${number}人改`);
                const answer = await fetch(location.href, {method: "POST", body: data});
                return answer.redirected;
            };
            return Promise.all([...Array(20).keys()].map(send));
        }"""
    )
    author.reload()

    assert answers.count(True) == 1
    assert author.locator("input[name=version]").input_value() == "2"
    assert re.fullmatch(r"第\d+人改", author.locator("#id_title").input_value())


def kept(page: Page) -> None:
    """Let the 15 seconds pass after which what was typed is kept."""
    page.clock.fast_forward(15_500)


def restored(page: Page, address: str, words: str) -> None:
    """Open a form anew, take the text that is offered, and save it."""
    page.goto(address)
    offer = page.locator(".desk-kept")
    expect(offer.get_by_role("heading", level=2)).to_contain_text(words)
    offer.get_by_text("看有什么不同").click()
    expect(offer.locator("ins")).to_contain_text(["先看借条。"])
    offer.get_by_role("button", name="恢复").click()
    expect(page.locator(EDITOR)).to_contain_text("先看借条。")
    press(page, "保存并继续编辑")
    expect(page.locator(".messagelist")).to_contain_text("成功")


def test_kept_text_is_offered_on_reopening(author):
    address = draft(author, "自动保存", "原文。")
    tab = author.context.new_page()
    tab.clock.install()
    tab.goto(address)
    tab.locator(EDITOR).wait_for()
    write(tab, "先看借条。")
    kept(tab)
    expect(tab.locator(".autosave-status")).to_contain_text("已自动保存")
    tab.close()

    restored(author, address, "自动保存、尚未提交的内容")

    author.goto(address)
    author.locator(EDITOR).wait_for()
    expect(author.locator(EDITOR)).to_contain_text("先看借条。")
    expect(author.locator(".desk-kept")).to_have_count(0)


def test_connection_cut_while_writing_loses_nothing(author):
    address = draft(author, "断网", "原文。")
    tab = author.context.new_page()
    tab.clock.install()
    tab.goto(address)
    tab.locator(EDITOR).wait_for()
    author.context.set_offline(True)
    write(tab, "先看借条。")
    kept(tab)
    expect(tab.locator(".autosave-problem")).to_contain_text("连不上网站")
    tab.close()
    author.context.set_offline(False)

    restored(author, address, "留在这个浏览器里、尚未提交的内容")


def test_connection_that_comes_back_keeps_on_the_server(author):
    address = draft(author, "断网又恢复", "原文。")
    author.clock.install()
    author.goto(address)
    author.locator(EDITOR).wait_for()
    author.context.set_offline(True)
    write(author, "先看借条。")
    kept(author)
    expect(author.locator(".autosave-problem")).to_contain_text("连不上网站")

    author.context.set_offline(False)
    kept(author)

    expect(author.locator(".autosave-status")).to_contain_text("已自动保存")
    expect(author.locator(".autosave-problem")).to_be_empty()
    assert author.evaluate("Object.keys(localStorage).filter(key => key.startsWith('kept'))") == []


def test_expired_session_loses_nothing(author, server):
    address = draft(author, "登录过期", "原文。")
    author.clock.install()
    author.goto(address)
    author.locator(EDITOR).wait_for()
    author.context.clear_cookies()
    write(author, "先看借条。")
    kept(author)
    expect(author.locator(".autosave-problem")).to_contain_text("登录已过期")

    with author.context.expect_page() as opened:
        author.get_by_role("link", name="在新标签页登录").click()
    username, password = server.accounts["作者"]
    opened.value.locator("#id_username").fill(username)
    opened.value.locator("#id_password").fill(password)
    opened.value.locator("[type=submit]").click()
    opened.value.locator(EDITOR).wait_for()
    opened.value.close()
    kept(author)

    expect(author.locator(".autosave-status")).to_contain_text("已自动保存")
    press(author, "保存并继续编辑")
    expect(author.locator(EDITOR)).to_contain_text("先看借条。")


def test_saved_new_post_is_not_offered_again(author):
    draft(author, "新文章", "先看借条。")

    author.goto("/admin/articles/post/add/")
    author.locator(EDITOR).wait_for()
    expect(author.locator("post-checks")).to_contain_text("SEO")

    expect(author.locator(".desk-kept")).to_have_count(0)


def test_reviewer_sees_who_is_editing(author, sign_in):
    address = draft(author, "谁在编辑", "原文。")
    author.goto(address)
    author.locator(EDITOR).wait_for()
    reviewer = sign_in("审核律师")

    reviewer.goto(address)
    expect(reviewer.locator("post-presence")).to_contain_text("正在编辑这篇文章")

    author.goto("/admin/")
    with reviewer.expect_response("**/presence/") as answer:
        reviewer.reload()
    assert answer.value.json() == {"others": []}
    expect(reviewer.locator("post-presence")).to_be_empty()


OFFICIAL_676 = "借款人未按照约定的期限返还借款的，应当按照约定或者国家有关规定支付逾期利息。"


@pytest.fixture
def writing(author) -> Page:
    """A new post with the cursor behind a word of its body."""
    author.goto("/admin/articles/post/add/")
    author.locator(EDITOR).wait_for()
    write(author, "依据")
    return author


def ask(page: Page, question: str, first: str) -> None:
    page.keyboard.press("Control+Shift+L")
    expect(page.get_by_role("combobox", name="法律、条号或条文里的字")).to_be_focused()
    page.keyboard.type(question)
    expect(page.locator("statute-dialog [aria-selected=true]")).to_contain_text(first)


def test_picker_inserts_a_citation_by_keyboard(writing):
    ask(writing, "民法典 676", "《民法典》第六百七十六条")
    expect(writing.locator(".statute-text")).to_have_text(OFFICIAL_676)
    expect(writing.locator("[aria-selected=true]")).to_contain_text("2021-01-01 起施行")

    writing.keyboard.press("Enter")
    writing.keyboard.type("，")

    expect(writing.locator("statute-dialog dialog")).not_to_be_visible()
    assert body_text(writing) == "依据《民法典》第六百七十六条，"


def test_picker_inserts_the_exact_quotation_and_the_check_verifies_it(writing):
    ask(writing, "民法典676", "《民法典》第六百七十六条")

    for _tab in range(3):
        writing.keyboard.press("Tab")
    expect(writing.get_by_role("button", name="引用并加引文")).to_be_focused()
    writing.keyboard.press("Enter")

    assert body_text(writing) == f"依据《民法典》第六百七十六条规定：“{OFFICIAL_676}”"
    expect(writing.locator(".checks-status")).not_to_contain_text("阻止发布")


def test_picker_takes_one_paragraph_as_a_block_quote(writing):
    ask(writing, "民法典 680", "《民法典》第六百八十条")

    writing.keyboard.press("Tab")
    writing.keyboard.press("ArrowDown")
    expect(writing.locator(".statute-text")).to_have_text(
        "禁止高利放贷，借款的利率不得违反国家有关规定。"
    )
    writing.get_by_role("button", name="引文单独成段").focus()
    writing.keyboard.press("Enter")

    html = writing.evaluate("CKEDITOR.instances.id_body.getData()")
    quoted = "<p>禁止高利放贷，借款的利率不得违反国家有关规定。</p>"
    assert re.sub(r"\s*\n\s*", "", html).startswith(
        f"<p>依据</p><p>《民法典》第六百八十条第一款规定：</p><blockquote>{quoted}</blockquote>"
    )


def test_picker_finds_words_and_moves_by_arrow_keys(writing):
    ask(writing, "逾期利息 国家有关规定", "第六百七十六条")
    count = writing.locator("statute-dialog [role=option]").count()
    writing.keyboard.press("ArrowUp")
    expect(writing.locator("statute-dialog [role=option]").nth(count - 1)).to_have_attribute(
        "aria-selected", "true"
    )

    writing.keyboard.press("Escape")

    assert body_text(writing) == "依据"
    expect(writing.locator(EDITOR)).to_be_focused()


def test_picker_says_when_nothing_is_found_or_the_server_is_away(writing):
    writing.locator(".cke_button__statute").click()
    writing.keyboard.type("没有这样的条文")
    expect(writing.locator(".statute-status")).to_contain_text("没有找到")
    writing.keyboard.press("Enter")
    writing.context.set_offline(True)
    writing.keyboard.type("吗")

    expect(writing.locator(".statute-status")).to_contain_text("没有查到")
    writing.keyboard.press("Escape")
    assert body_text(writing) == "依据"


def test_seo_fields_are_kept_without_an_editor(sign_in, console_errors):
    page = sign_in("SEO编辑")
    page.clock.install()
    page.goto("/admin/articles/post/")
    page.locator("th.field-title a").first.click()
    page.locator("summary", has_text="SEO").click()
    page.locator("#id_description").fill("打到一半的描述")
    kept(page)
    expect(page.locator(".autosave-status")).to_contain_text("已自动保存")

    page.reload()
    page.locator(".desk-kept").get_by_role("button", name="恢复").click()

    expect(page.locator("#id_description")).to_have_value("打到一半的描述")
    assert console_errors == []
