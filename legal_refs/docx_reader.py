"""Reading .docx files: the package is checked before it is unpacked, then python-docx reads it.

Nothing else in the project imports ``docx``.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

MAX_MEMBERS = 2_000
MAX_UNPACKED = 50 * 1024 * 1024
MAX_RATIO = 100
# Text of small members may shrink by more than the ratio; they cannot fill a memory.
RATIO_FREE = 1024 * 1024

OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
MAIN_PART = "word/document.xml"
FOOTNOTES_PART = "word/footnotes.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTAINERS = {f"{WORD}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml")}
MARKS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
# The properties hold tab stops; the fallback repeats what the choice before it has.
LEFT_OUT = {f"{WORD}{name}" for name in ("pPr", "rPr", "del", "moveFrom", "instrText")}
LEFT_OUT.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
HEADING_STYLE = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.IGNORECASE)


class DocxError(ValueError):
    """A file that is no .docx or not a safe one; the message says in Chinese what to do."""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a document: a paragraph or a part of it, a table row, a footnote.

    ``level`` is the number of the heading style, 0 for other text.
    """

    text: str
    level: int = 0
    is_table: bool = False
    is_note: bool = False


def read_docx(data: bytes) -> list[Block]:
    """Return the lines of a .docx in document order, footnotes last; raises DocxError."""
    check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise DocxError(
            "这个 .docx 文件已损坏，无法读取。请用 Word 打开后另存一份再试。"
        ) from error
    return blocks + _footnotes(data)


def check_package(data: bytes) -> None:
    """Refuse, from the directory of the zip alone, what is no .docx or would be too big unpacked."""
    if data.startswith(OLE_SIGNATURE):
        raise DocxError("这是旧版 Word 的 .doc 文件。请在 Word 中打开，另存为 .docx 后再上传。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_members(members)
            _check_markup(package, members)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        message = "文件已损坏，或不是 .docx 文件。请重新下载，或用 Word 另存为 .docx。"
        raise DocxError(message) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename for member in members]
    if MAIN_PART not in names:
        raise DocxError("这是一个压缩包，但不是 Word 文档。请上传 .docx 文件。")
    if any(_is_unsafe(name) for name in names):
        raise DocxError("文档内部的路径不正常，已拒绝读取。请用 Word 另存为新的 .docx。")
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise DocxError("文档带有宏，已拒绝读取。请另存为不带宏的 .docx。")
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED or any(map(_is_bomb, members)):
        raise DocxError("文档解压后过大，已拒绝读取。请把正文另存为新的 .docx 后再试。")


def _is_unsafe(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > RATIO_FREE + MAX_RATIO * member.compress_size


def _check_markup(package: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Refuse document type declarations: Word writes none, entities hide in them."""
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            with package.open(member) as part:
                content = part.read(MAX_UNPACKED)
            encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1"
            text = content.decode(encoding, "replace").upper()
            if "<!DOCTYPE" in text or "<!ENTITY" in text:
                raise DocxError("文档含有外部实体声明，已拒绝读取。请用 Word 另存为新的 .docx。")


def _blocks(document: Document) -> Iterator[Block]:
    levels = _heading_levels(document)
    for element in _elements(document.element.body):
        if element.tag == f"{WORD}tbl":
            yield from _rows(element)
        else:
            yield from _lines(element, levels)


def _elements(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those inside content controls and insertions."""
    for child in parent:
        if child.tag in (f"{WORD}p", f"{WORD}tbl"):
            yield child
        elif child.tag in CONTAINERS:
            yield from _elements(child)


def _heading_levels(document: Document) -> dict[str, int]:
    """The heading level of each style by its id."""
    matches = ((style.style_id, HEADING_STYLE.match(style.name or "")) for style in document.styles)
    return {name: int(match.group(1)) for name, match in matches if match}


def _lines(paragraph: Any, levels: dict[str, int]) -> Iterator[Block]:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    level = levels.get(style.get(f"{WORD}val"), 0) if style is not None else 0
    for text in _text(paragraph).split("\n"):
        yield Block(text, level)


def _rows(table: Any) -> Iterator[Block]:
    """A row is one line, ``| cell | cell |``."""
    for row in table.iter(f"{WORD}tr"):
        cells = (" ".join(map(_text, cell.iter(f"{WORD}p"))) for cell in row.iter(f"{WORD}tc"))
        yield Block(
            "| " + " | ".join(cell.replace("\n", " ") for cell in cells) + " |", is_table=True
        )


def _text(element: Any) -> str:
    """The text as it stands now: with insertions, without what was deleted or moved away."""
    parts = []
    for child in element:
        if child.tag == f"{WORD}t":
            parts.append(child.text or "")
        elif child.tag in MARKS:
            parts.append(MARKS[child.tag])
        elif child.tag not in LEFT_OUT:
            parts.append(_text(child))
    return "".join(parts)


def _footnotes(data: bytes) -> list[Block]:
    """The footnotes, which python-docx does not read."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if FOOTNOTES_PART not in package.namelist():
            return []
        content = package.read(FOOTNOTES_PART)
    notes = []
    for note in ET.fromstring(content).iter(f"{WORD}footnote"):
        text = "".join(node.text or "" for node in note.iter(f"{WORD}t")).strip()
        if text:
            notes.append(Block(text, is_note=True))
    return notes
