"""What tests do in the editor of a post, and the page that they do it on."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PIL import Image
from playwright.sync_api import ConsoleMessage, FrameLocator, Locator, Page

EDITOR = ".cke_wysiwyg_div"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; object-src 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
# What Chromium says of CKEditor's own attributes, which the shim runs in its place.
BLOCKED_HANDLER = re.compile(r"Executing inline event handler violates|script-src-attr")


@contextmanager
def empty_post(sign_in: Callable[[str], Page]) -> Iterator[Page]:
    """An author's empty post; at the end nothing may have gone wrong in any script."""
    page = sign_in("作者")
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not BLOCKED_HANDLER.search(message.text):
            said.append(f"{message.text} ({message.location['url']})")

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(str(error)))
    answer = page.goto("/admin/articles/post/add/")
    assert answer.headers["content-security-policy"] == POLICY
    page.locator(EDITOR).wait_for()
    yield page
    assert [
        text for text in said if "favicon" not in text and "/admin/articles/image/" not in text
    ] == []


def body(page: Page) -> str:
    """The editor's HTML without the blanks that it sets between blocks."""
    html = page.evaluate("CKEDITOR.instances.id_body.getData()")
    return re.sub(r"\s*\n\s*", "", html)


def write(page: Page, html: str, select: bool = True) -> None:
    page.evaluate("html => CKEDITOR.instances.id_body.setData(html)", html)
    page.locator(EDITOR).click()
    if select:
        page.keyboard.press("Control+a")
        # The editor notes a selection 200 ms after the key, sooner than a hand reaches a button.
        page.wait_for_timeout(300)


def press(page: Page, button: str) -> None:
    page.locator(f".cke_button__{button}").click()


def panel(page: Page, number: int = 0) -> FrameLocator:
    """The frame of an open list or menu: 0 for itself, 1 for the menu that comes out of it."""
    return page.locator("iframe.cke_panel_frame:visible").nth(number).content_frame


def dialog(page: Page, name: str) -> Locator:
    """The dialog of the editor's own that has this title."""
    return page.locator(f".cke_dialog:visible:has(.cke_dialog_title:text-is('{name}'))")


def photograph() -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (1000, 600), (180, 40, 30)).save(held, "JPEG")
    return held.getvalue()


def give(page: Page, way: str, texts: dict[str, str], file: bytes = b"") -> None:
    """Paste or drop texts by their type, and a photograph where its bytes are given."""
    page.locator(EDITOR).evaluate(
        """(editor, [way, texts, bytes]) => {
          const held = new DataTransfer();
          for (const [type, text] of Object.entries(texts)) held.setData(type, text);
          const file = new File([new Uint8Array(bytes)], "a.jpg", {type: "image/jpeg"});
          if (file.size) held.items.add(file);
          const place = editor.querySelector("p").getBoundingClientRect();
          const common = {bubbles: true, cancelable: true};
          const where = {clientX: place.x + 5, clientY: place.y + 5, dataTransfer: held};
          const event = way === "paste"
            ? new ClipboardEvent("paste", {...common, clipboardData: held})
            : new DragEvent("drop", {...common, ...where});
          (editor.querySelector("p")).dispatchEvent(event);
        }""",
        [way, texts, list(file)],
    )
