"""A phone is enrolled and asked for, by keyboard, in a started server."""

import io
import time
from base64 import b32decode
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from django_otp.oath import TOTP
from PIL import Image
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

NAME, PASSWORD = "keyboard-author", "借条要写清大写金额 2026"
MAKE = f"""
from django.contrib.auth.models import Group, User
user = User.objects.create_user({NAME!r}, password={PASSWORD!r}, is_staff=True)
user.groups.set(Group.objects.filter(name="作者"))
"""


def give_password(page: Page) -> None:
    page.goto("/admin/login/?next=/admin/articles/post/")
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")


def secret_in(page: Page) -> str:
    """Return what a phone's camera reads from the page."""
    picture = Image.open(io.BytesIO(page.locator(".sign-in-qr svg").screenshot()))
    address = urlsplit(zxingcpp.read_barcode(picture).text)
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    return parse_qs(address.query)["secret"][0]


def code_for(secret: str) -> str:
    clock = TOTP(b32decode(secret))
    clock.time = time.time()
    return f"{clock.token():06d}"


def test_phone_is_enrolled_and_a_backup_code_stands_in_for_it(server, open_page, console_errors):
    server.manage("shell", "-c", MAKE)
    page = open_page()
    give_password(page)
    expect(page).to_have_url(f"{server.base_url}/admin/articles/post/")

    page.get_by_role("link", name="登录安全").click()
    page.get_by_role("link", name="启用动态码").click()
    secret = secret_in(page)
    assert page.locator(".sign-in-secret").inner_text().replace(" ", "") == secret
    page.get_by_label("您现在的密码").fill(PASSWORD)
    page.get_by_label("手机上显示的 6 位动态码").fill(code_for(secret))
    page.keyboard.press("Enter")
    shown = page.locator(".sign-in-codes code")
    expect(shown).to_have_count(10)
    backup_code = shown.first.inner_text()

    page.goto("/admin/account/")
    expect(page.get_by_text("还有 10 个备用码没有用过")).to_be_visible()
    page.get_by_role("button", name="注销").click()
    page.go_back()
    expect(page.locator("#id_username")).to_be_visible()

    give_password(page)
    expect(page).to_have_url(f"{server.base_url}/admin/second-factor/")
    page.keyboard.type(backup_code)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{server.base_url}/admin/articles/post/")
    assert console_errors == []
