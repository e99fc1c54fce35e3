import pytest

pytestmark = pytest.mark.browser


def test_admin_sign_in_page_runs_under_its_policy(page, console_errors):
    answer = page.goto("/admin/login/")

    assert answer.status == 200
    assert (
        "script-src 'self'; style-src 'self' 'unsafe-inline'"
        in answer.headers["content-security-policy"]
    )
    assert console_errors == []


@pytest.mark.parametrize("role", ["作者", "审核律师", "SEO编辑", "站点管理员"])
def test_demo_account_signs_in(sign_in, role):
    desk = sign_in(role)

    assert desk.title().endswith("写作台")


def test_static_files_have_hashed_names(page):
    page.goto("/")

    sheets = page.locator("link[rel=stylesheet]").evaluate_all("links => links.map(l => l.href)")
    assert sheets != []
    assert [sheet for sheet in sheets if not sheet.split(".")[-2].isalnum()] == []
