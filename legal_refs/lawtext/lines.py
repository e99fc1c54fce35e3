"""From a file to numbered lines: .docx, .md and .txt, in UTF-8, UTF-16 or GB18030.

What is normalised here, and nothing else:

- a byte order mark and U+200B, U+200C, U+200D, U+2060, U+FEFF anywhere are dropped;
- blanks (also ideographic, en and no-break ones) at both ends of a line are dropped, and so are
  empty lines;
- ``**`` in Markdown is dropped;
- ``#`` in front of a Markdown heading becomes ``level``;
- HTML comments are dropped, but for ``INFO END``, which is remembered as ``head_ends``, and
  ``TABLE``, whose lines become table lines as those are that start with ``|``;
- a line break inside a .docx paragraph begins a new line; a table row is ``| cell | cell |``.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from ..docx_reader import OLE_SIGNATURE, DocxError, read_docx
from .errors import LawTextError

MAX_TEXT = 20 * 1024 * 1024
# A document may hold pictures.
MAX_DOCX = 50 * 1024 * 1024
SUFFIXES = (".docx", ".md", ".txt")

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
COMMENT = re.compile(r"<!--([^<>]*)-->")
HEADING = re.compile(r"^(#{1,6})(?:\s+(.*))?$")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty; ``level`` is that of a marked heading (# is 1), else 0."""

    number: int
    text: str
    level: int = 0
    is_table: bool = False
    is_note: bool = False
    after_blank: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of one file; ``head_ends`` is the line of the mark INFO END, 0 without one."""

    name: str
    kind: str
    lines: tuple[Line, ...]
    encoding: str = "utf-8"
    head_ends: int = 0


def read_source(path: Path) -> Source:
    """Read a .docx, .md or .txt file; raises LawTextError where it cannot be read."""
    largest = MAX_DOCX if path.suffix.lower() == ".docx" else MAX_TEXT
    if path.stat().st_size > largest:
        size = largest // 1024 // 1024
        raise LawTextError(f"文件超过 {size} MB，不像一部法律。请只保留法律正文后再试。")
    return read_bytes(path.name, path.read_bytes())


def read_bytes(name: str, data: bytes) -> Source:
    """Read an uploaded file by its name and content; raises LawTextError."""
    if not data.strip():
        raise LawTextError("文件是空的。请检查后重新上传。")
    suffix = Path(name).suffix.lower()
    if data.startswith(OLE_SIGNATURE):
        raise LawTextError("这是旧版 Word 的 .doc 文件。请在 Word 中打开，另存为 .docx 后再上传。")
    if suffix not in SUFFIXES:
        raise LawTextError(f"不支持 {suffix or '没有扩展名的'} 文件。请使用 .docx、.md 或 .txt。")
    return _read_docx(name, data) if suffix == ".docx" else _read_text(name, suffix[1:], data)


def tidy(text: str) -> str:
    """Drop invisible characters and the blanks at both ends of a line."""
    return text.translate(INVISIBLE).strip()


def _read_docx(name: str, data: bytes) -> Source:
    try:
        blocks = read_docx(data)
    except DocxError as error:
        raise LawTextError(str(error)) from error
    if sum(len(block.text) for block in blocks) > MAX_TEXT:
        raise LawTextError("文字超过 20 MB，不像一部法律。请只保留法律正文后再试。")
    lines: list[Line] = []
    blank = False
    for number, block in enumerate(blocks, 1):
        text = tidy(block.text)
        if text:
            line = Line(number, text, block.level, block.is_table, block.is_note, blank)
            lines.append(line)
        blank = not text
    return _filled(Source(name, "docx", tuple(lines)))


def _read_text(name: str, kind: str, data: bytes) -> Source:
    if len(data) > MAX_TEXT:
        raise LawTextError("文件超过 20 MB，不像一部法律。请只保留法律正文后再试。")
    text, encoding = _decode(data)
    lines: list[Line] = []
    head_ends, blank, in_table = 0, False, False
    for number, raw in enumerate(re.split(r"\r\n|\r|\n|\u2028|\u2029", text), 1):
        for comment in COMMENT.findall(raw):
            head_ends = number if comment.strip() == "INFO END" else head_ends
            in_table = {"TABLE": True, "TABLE END": False}.get(comment.strip(), in_table)
        line = _line(number, tidy(COMMENT.sub("", raw)), kind)
        if line:
            is_table = in_table or line.text.startswith("|")
            lines.append(replace(line, is_table=is_table, after_blank=blank))
        blank = not line
    return _filled(Source(name, kind, tuple(lines), encoding, head_ends))


def _line(number: int, text: str, kind: str) -> Line | None:
    if kind == "md":
        text = text.replace("**", "").strip()
    match = HEADING.match(text) if kind == "md" else None
    if match:
        return Line(number, (match.group(2) or "").strip(), len(match.group(1)))
    return Line(number, text) if text else None


def _filled(source: Source) -> Source:
    if not any(line.text for line in source.lines):
        raise LawTextError("文件里没有文字。如果是扫描件，请换成文字版。")
    return source


def _refuse_damaged(data: bytes) -> None:
    """Refuse UTF-8 with a few broken bytes, which GB18030 would read as other characters."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") * 200 < len(data):
        number = text[: text.index("\ufffd")].count("\n") + 1
        raise LawTextError(f"文件的 UTF-8 编码已损坏（第 {number} 行附近）。请重新保存后再试。")


def _decode(data: bytes) -> tuple[str, str]:
    encodings = ["utf-8-sig", "gb18030"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            _refuse_damaged(data)
            continue
        if not CONTROL.search(text):
            return text, "utf-8" if encoding == "utf-8-sig" else encoding
    raise LawTextError("这不是文本文件，或编码无法识别。请另存为 UTF-8 编码的文本后再试。")
