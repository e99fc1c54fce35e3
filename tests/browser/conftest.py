"""A started production server with the demo in it, and a Chromium to visit it with.

Nothing here may touch the ORM: Playwright's event loop and Django's database layer do not share a
process. What a test needs of the database it asks of `server.manage(…)`.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
    "--disable-background-networking --disable-component-update --disable-sync"
).split()
PATIENCE = 120


@dataclass(frozen=True)
class Server:
    """The server under test: its address, its folder and the demo's accounts by role."""

    base_url: str
    directory: Path
    environment: dict[str, str]
    log: Path

    @property
    def accounts(self) -> dict[str, tuple[str, str]]:
        """The demo's accounts: role, such as 作者, to user name and password."""
        held = json.loads((self.directory / "demo-accounts.json").read_text("utf-8"))
        return {role: (account["username"], account["password"]) for role, account in held.items()}

    def manage(self, *arguments: str) -> str:
        """Run a management command on the server's database and return what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        ).stdout


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    directory = tmp_path_factory.mktemp("server")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    own = {
        "DEMO": "1",
        "DEBUG": "0",
        # Nobody has a phone until a test enrols one.
        "SECOND_FACTOR": "optional",
        "VAR_DIR": str(directory),
        "PORT": port,
        "ENV_FILE": os.devnull,
    }
    unset = dict.fromkeys(("DATABASE_URL", "SITE_URL", "ALLOWED_HOSTS", "SECRET_KEY"), "")
    environment = {**os.environ, **unset, **own, "DJANGO_SETTINGS_MODULE": "lawfirm.settings"}
    log = directory / "server.log"
    started = Server(f"http://127.0.0.1:{port}", directory, environment, log)
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_alive(started, process)
        yield started
    finally:
        process.terminate()
        process.wait(30)


def _wait_until_alive(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(f"{server.base_url}/livez"):
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"the server did not start:\n{server.log.read_text('utf-8')}")
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if executable is None:
        pytest.skip("no chromium on this machine; install it or name it by CHROMIUM=…")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def console_errors() -> list[str]:
    """What went wrong in the scripts of any page of this test: console errors and exceptions."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, server: Server, console_errors: list[str]
) -> Iterator[Callable[..., Page]]:
    """A function that opens a page with cookies of its own: one for each person of a story."""
    contexts = []

    def open_page(**options: object) -> Page:
        defaults = {"base_url": server.base_url, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
        context = browser.new_context(**{**defaults, **options})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: console_errors.append(str(error)))
        page.on("console", lambda said: said.type == "error" and console_errors.append(said.text))
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()


@pytest.fixture
def sign_in(open_page: Callable[..., Page], server: Server) -> Callable[[str], Page]:
    """A function that opens a page of the admin signed in as the demo's account of a role."""

    def sign_in(role: str) -> Page:
        username, password = server.accounts[role]
        page = open_page()
        page.goto("/admin/login/?next=/admin/")
        page.locator("#id_username").fill(username)
        page.locator("#id_password").fill(password)
        page.locator("[type=submit]").click()
        page.wait_for_url("**/admin/")
        return page

    return sign_in
