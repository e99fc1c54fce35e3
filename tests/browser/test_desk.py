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
