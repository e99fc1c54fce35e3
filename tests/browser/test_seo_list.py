from pathlib import Path

import pytest
from import_export.formats.base_formats import XLSX
from playwright.sync_api import expect
from tablib import Dataset

pytestmark = pytest.mark.browser
LIST = "/admin/articles/seopost/"


def test_seo_editor_changes_a_description_by_keyboard_and_readers_get_it(
    sign_in, page, console_errors
):
    desk = sign_in("SEO编辑")
    desk.goto(f"{LIST}?state=settled")
    row = desk.locator(".seo-row").first
    field = row.locator("textarea")
    field.focus()
    expect(desk.locator(".snippet")).to_have_count(3)

    field.fill("说明这件事怎样处理、要准备哪些证据")
    expect(row.locator("td:nth-of-type(2) .seo-width")).to_have_text("17 字宽，宜 60–80")
    expect(desk.locator(".snippet-baidu .snippet-description")).to_have_text(
        "说明这件事怎样处理、要准备哪些证据"
    )
    expect(desk.locator("#seo-unsaved")).to_have_text("1 篇有改动，还没有保存")
    path = row.locator(".seo-facts a").get_attribute("href").split("/", 3)[3]
    desk.keyboard.press("Control+s")

    expect(desk.locator(".messagelist")).to_contain_text("已保存 1 篇")
    page.goto(f"/{path}")
    described = page.locator('meta[name="description"]')
    expect(described).to_have_attribute("content", "说明这件事怎样处理、要准备哪些证据")
    assert console_errors == []


def test_refused_row_keeps_what_was_typed(sign_in):
    desk = sign_in("SEO编辑")
    desk.goto(f"{LIST}?state=settled")
    field = desk.locator(".seo-row").nth(1).locator("textarea")
    field.fill("本所保证胜诉，不成功不收费")
    desk.get_by_role("button", name="保存改动").click()

    expect(desk.locator(".seo-refused")).to_contain_text("阻止发布")
    kept = desk.locator(".seo-row").filter(has=desk.locator(".seo-refused")).locator("textarea")
    expect(kept).to_have_value("本所保证胜诉，不成功不收费")


def test_table_goes_out_as_xlsx_and_comes_back_with_one_change(sign_in, tmp_path: Path):
    desk = sign_in("SEO编辑")
    desk.goto(f"{LIST}transfer/")
    with desk.expect_download() as download:
        desk.get_by_role("button", name="导出 XLSX").click()
    table = XLSX().create_dataset(download.value.path().read_bytes())
    rows = [list(row) for row in table]
    rows[-1][table.headers.index("核心关键词")] = "导入的关键词"
    changed = tmp_path / "seo.xlsx"
    changed.write_bytes(XLSX().export_data(Dataset(*rows, headers=table.headers)))

    desk.locator("[type=file]").set_input_files(changed)
    desk.get_by_role("button", name="上传并预览").click()
    expect(desk.locator(".seo-counts")).to_contain_text("改动 1 篇")
    desk.get_by_role("button", name="确认导入 1 篇").click()

    expect(desk.locator(".messagelist")).to_contain_text("已导入：1 篇文章的 SEO 字段。")
    desk.goto(f"{LIST}keywords/")
    expect(desk.get_by_role("heading", name="导入的关键词")).to_be_visible()
