"""Marks that other programs leave in a text: Markdown, short codes, template fields, broken encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leftover:
    """A mark that was left over: its place, what it is, and the text that should stand instead.

    ``instead`` is None where only the author can tell; ``strong`` asks for bold type.
    """

    start: int
    end: int
    name: str
    instead: str | None = None
    strong: bool = False


# {{phone}}, {% if %}, ${name}, <%= x %>, {firm}, %title%
TEMPLATE = re.compile(
    r"\{\{[^{}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\$\{[^}\n]{1,80}\}|<%[^%\n]{1,80}%>|\{[A-Za-z_][A-Za-z0-9_.]{1,40}\}|%%?[a-z_]{3,30}%%?"
)
# **要点**
BOLD = re.compile(r"\*\*([^*\n]{1,120})\*\*|(?<![\w_])__([^_\n]{1,80})__(?![\w_])")
# ## 二、法律分析; not #普法#
HEADING = re.compile(r"^#{1,6}[ \u3000]+(?=\S)|^#{2,6}(?=[^#\s\d])", re.MULTILINE)
# ```markdown; `code`
CODE = re.compile(r"^(?:```|~~~)[a-zA-Z]*|`[^`\n]{1,80}`", re.MULTILINE)
# ![配图](image.png), [离婚](https://…)
LINK = re.compile(
    r"!?\[([^\]\n]{0,80})\]\((?:https?:|/|[\w./-]+\.(?:png|jpe?g|gif|webp|html?))[^)\n]{0,300}\)"
)
# | 项目 | 内容 |
TABLE = re.compile(r"^\|(?:[^|\n]{0,200}\|){2,20}$", re.MULTILINE)
# --- alone, > at the start of a line
RULE = re.compile(r"^(?:-{3,}|\*{3,}|_{3,}|={3,})$", re.MULTILINE)
QUOTE = re.compile(r"^>[ \u3000]*(?=\S)", re.MULTILINE)
# - 甲 in two lines at least
LIST = re.compile(r"^[-*+] (?=\S)", re.MULTILINE)
# [caption id=…], [/vc_row], [gallery]
SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|toc|contact-form(?:-7)?|contact-form|vc_\w{1,40}|et_pb_\w{1,40}|quote|code|url|img|size|color|align|center|youku|audio|music|reply|hide|login|download|post|button|tabs?|accordion|row|column|su_\w{1,40})"
    r"(?:[ =][^\]\n]{0,300})?/?\]",
    re.IGNORECASE,
)
# 锟斤拷, &nbsp; as text, \u6cd5, <p> as text
ENCODING = re.compile(
    r"\ufffd+|(?:锟斤拷)+|烫烫烫+|屯屯屯+|(?:Ã[\u0080-\u00bf]|â€[œ™\u0080-\u00bf]?)+|&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|hellip|mdash|#\d{2,5});|\\u[0-9a-fA-F]{4}"
    r"|\\[nrt](?=[\u4e00-\u9fff\s]|$)|</?(?:p|br|div|span|strong|img|a|h[1-6]|ul|li|table|font)\b[^<>\n]{0,200}>"
)


def template_fields(text: str) -> Iterator[Leftover]:
    """Yield fields of templates that nobody filled in: ``请致电{{phone}}``."""
    for found in TEMPLATE.finditer(text):
        yield Leftover(*found.span(), "模板字段")


def markdown(text: str) -> Iterator[Leftover]:
    """Yield Markdown that was not turned into type: ``**要点**``, ``## 标题``."""
    for found in BOLD.finditer(text):
        yield Leftover(*found.span(), "Markdown 加粗", found[1] or found[2], strong=True)
    for found in LINK.finditer(text):
        yield Leftover(*found.span(), "Markdown 链接或者图片")
    for pattern, name in ((HEADING, "标题"), (CODE, "代码"), (RULE, "分隔线"), (QUOTE, "引用")):
        for found in pattern.finditer(text):
            whole = found[0].startswith("`") and found[0].count("`") == 2
            yield Leftover(*found.span(), f"Markdown {name}", found[0].strip("`") if whole else "")
    for found in TABLE.finditer(text):
        yield Leftover(*found.span(), "Markdown 表格")
    items = list(LIST.finditer(text))
    for found in items if len(items) > 1 else ():
        yield Leftover(*found.span(), "Markdown 列表", "")


def shortcodes(text: str) -> Iterator[Leftover]:
    """Yield short codes of WordPress and forums: ``[caption id="a1"]``."""
    for found in SHORTCODE.finditer(text):
        yield Leftover(*found.span(), "短代码", "")


def broken_encoding(text: str) -> Iterator[Leftover]:
    """Yield what a wrong conversion left: ``锟斤拷``, ``&nbsp;``, ``<br>`` as text."""
    for found in ENCODING.finditer(text):
        blank = found[0] in ("&nbsp;", "<br>", "<br/>", "<br />")
        yield Leftover(*found.span(), "乱码或者代码", " " if blank else None)
