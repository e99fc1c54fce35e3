"""Puts HTML from word processors, mailers and WeChat into plain paragraphs, headings and lists.

Takes well-formed HTML: every element closed, attribute values in double quotes.
"""

import re

TOKEN = re.compile(r'<(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)(?P<rest>(?:[^>"]|"[^"]*")*)>|[^<]+')
# What stands for a paragraph, or merely encloses some: the boundary counts, not the element.
DISSOLVED = frozenset(
    "p div section article main header footer aside nav center address details summary form"
    " fieldset legend hgroup dir".split()
)
# The page has one h1, its title.
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
# Boxes that hold text alone; the others hold text or paragraphs.
LINES = frozenset("dt caption pre".split())
INLINE = frozenset("strong b em i u s sub sup del ins code q cite a span".split())
IN_LINES = INLINE | {"br", "img"}
BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)")
NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)")
BLANK = " \t\r\n\f"
INVISIBLE = re.compile(r"(?:\s|&nbsp;|[\u200b\ufeff])*")
# Deeper nesting of marks is no author's; it would be opened again in every paragraph.
DEEPEST = 20


class _Flow:
    """What has been written so far, and what stands open in it."""

    def __init__(self, wraps: bool) -> None:
        self.out: list[str] = []
        self.wraps = wraps  # loose text at the top becomes a paragraph
        self.boxes: list[tuple[str, int]] = []  # open boxes, with the paragraphs begun in each
        self.paragraphs = 0
        self.marks: list[tuple[str, str]] = []  # inline elements: name, whole opening tag
        self.opened = 0  # how many of the marks are written and not yet closed
        self.begun = False
        self.in_paragraph = False
        self.heading = ""
        self.gap = False

    def text(self, text: str) -> None:
        """Write text or a picture, beginning a paragraph for it where one is due."""
        if not self.begun and INVISIBLE.fullmatch(text):
            if not text.strip(BLANK) and not self.heading and not self._after("<pre"):
                self.out.append(text)
            return
        # A parser leaves the first line break of a pre out; so it is left out at once.
        text = text.lstrip("\n") if self._after("<pre") else text
        self._begin()
        self.out.append(text)

    def _after(self, tag: str) -> bool:
        return bool(self.out) and self.out[-1].startswith(tag)

    def _begin(self) -> None:
        box = self.boxes[-1][0] if self.boxes else ""
        if self.gap and (self.heading or box in LINES):
            self.out.append(" ")
        elif self.heading:
            self.out.append(f"<{self.heading}>" * (not self.begun))
        elif not self.begun and box not in LINES:
            self.in_paragraph = self.paragraphs > 0 or (not box and self.wraps)
            self.out.append("<p>" * self.in_paragraph)
        self.begun, self.gap = True, False
        for _name, tag in self.marks[self.opened :]:
            self.out.append(tag)
        self.opened = len(self.marks)

    def boundary(self) -> None:
        """End the paragraph that stands open; inside a heading or a line it is a blank."""
        if self.heading or (self.boxes and self.boxes[-1][0] in LINES):
            self.gap = self.begun
        else:
            self.end()

    def end(self) -> None:
        """Close the marks and the paragraph; the marks open again with the next text."""
        while self.opened:
            self.opened -= 1
            self.out.append(f"</{self.marks[self.opened][0]}>")
        self.out.append("</p>" * self.in_paragraph)
        self.begun = self.in_paragraph = self.gap = False

    def end_heading(self) -> None:
        """Close a heading, at its end or before what it may not hold; one without text is gone."""
        written = self.begun and self.heading
        self.end()
        self.out.append(f"</{written}>" if written else "")
        self.heading = ""

    def open_box(self, tag: str, whole: str) -> None:
        """Begin a list, a table or a part of one."""
        self.end_heading()
        self.boxes.append((tag, self.paragraphs))
        self.paragraphs = 0
        self.out.append(whole)

    def close_box(self, tag: str) -> None:
        """End what `open_box` began; the paragraphs around it count again."""
        self.end_heading()
        self.paragraphs = self.boxes.pop()[1]
        self.out.append(f"</{tag}>")

    def unmark(self) -> None:
        """End the innermost inline element; one without any text was never written."""
        name, _tag = self.marks.pop()
        if self.opened > len(self.marks):
            self.opened -= 1
            self.out.append(f"</{name}>")


def in_paragraphs(html: str) -> str:
    """Return the HTML with its loose and nested blocks as paragraphs; empty ones fall away.

    ``in_paragraphs("<div>一<div>二</div></div>")`` is ``"<p>一</p><p>二</p>"``. What is in
    paragraphs already stays as it is; text without any block stays bare.
    """
    tokens = list(TOKEN.finditer(html))
    flow = _Flow(wraps=any(token["tag"] and token["tag"] not in IN_LINES for token in tokens))
    dropped: list[bool] = []
    for token in tokens:
        tag = token["tag"]
        if not tag:
            flow.text(token[0])
        elif tag in INLINE:
            _inline(flow, tag, token, dropped)
        else:
            _block(flow, tag, token)
    flow.end_heading()
    return "".join(flow.out)


def _block(flow: _Flow, tag: str, token: re.Match[str]) -> None:
    if tag in DISSOLVED:
        flow.boundary()
        flow.paragraphs += -1 if token["close"] else 1
    elif tag in HEADINGS:
        flow.end_heading()
        if not token["close"]:
            flow.heading = HEADINGS[tag]
    elif tag == "img":
        if ' src="' in token["rest"]:
            flow.text(token[0])
    elif tag == "br":
        if flow.begun:
            flow.text(token[0])
    elif tag == "hr":
        flow.end_heading()
        flow.out.append(token[0])
    elif token["close"]:
        flow.close_box(tag)
    else:
        flow.open_box(tag, token[0])


def _inline(flow: _Flow, tag: str, token: re.Match[str], dropped: list[bool]) -> None:
    if token["close"]:
        if not dropped.pop():
            flow.unmark()
        return
    name = _meant(tag, token["rest"])
    dropped.append(not name or len(flow.marks) >= DEEPEST)
    if not dropped[-1]:
        whole = f"<{name}{token['rest']}>" if tag == "a" else f"<{name}>"
        flow.marks.append((name, whole))


def _meant(tag: str, rest: str) -> str:
    """The element that a mark stands for; nothing for one that marks nothing."""
    if tag == "span":
        return "strong" if BOLD.search(rest) else ""
    if tag in ("b", "strong") and NOT_BOLD.search(rest):
        return ""
    return "" if tag == "a" and ' href="' not in rest else tag
