import io
import zipfile

import docx
import pytest

from legal_refs.docx_reader import Block, DocxError, check_package, read_docx


def _saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _zip(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _with_member(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {member: package.read(member) for member in package.namelist()}
    return _zip(members | {name: content})


def _law() -> bytes:
    document = docx.Document()
    document.add_heading("第一章　总则", level=1)
    document.add_paragraph("第一条　为了。\n换行。")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "法律规定", "调整内容"
    table.cell(1, 0).text, table.cell(1, 1).text = "第一\n条", "乙"
    document.add_paragraph("")
    document.add_paragraph("第二条\t丙。")
    return _saved(document)


def test_read_docx_gives_paragraphs_and_tables_in_order():
    assert read_docx(_law()) == [
        Block("第一章　总则", level=1),
        Block("第一条　为了。"),
        Block("换行。"),
        Block("| 法律规定 | 调整内容 |", is_table=True),
        Block("| 第一 条 | 乙 |", is_table=True),
        Block(""),
        Block("第二条\t丙。"),
    ]


def test_read_docx_reads_insertions_and_content_controls_but_not_deletions():
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        "<w:p><w:r><w:t>甲</w:t></w:r><w:ins><w:r><w:t>乙</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>丙</w:delText></w:r></w:del></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    data = _with_member(
        _saved(docx.Document()),
        "word/document.xml",
        f"<w:document {word}><w:body>{body}</w:body></w:document>".encode(),
    )

    assert read_docx(data) == [Block("甲乙"), Block("丁")]


def test_read_docx_puts_footnotes_last():
    word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {word}><w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="1"><w:p>'
        "<w:r><w:t>施行日期</w:t></w:r><w:r><w:t>分别确定。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )

    data = _with_member(_law(), "word/footnotes.xml", notes.encode())

    assert read_docx(data)[-1] == Block("施行日期分别确定。", is_note=True)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "另存为 .docx"),
        (b"PK\x03\x04 no zip at all", "已损坏"),
        (_law()[:2000], "已损坏"),
        (b"plain text", "不是 .docx"),
        (_zip({"a.txt": b"x"}), "不是 Word 文档"),
        (_zip({"word/document.xml": b"<x/>", "../evil": b"x"}), "路径不正常"),
        (_zip({"word/document.xml": b"<x/>", "/etc/passwd": b"x"}), "路径不正常"),
        (_zip({"word/document.xml": b"<x/>", "word\\..\\..\\a": b"x"}), "路径不正常"),
        (_zip({"word/document.xml": b"<x/>", "word/vbaProject.bin": b"x"}), "带有宏"),
        (_zip({"word/document.xml": b" " * 30_000_000}), "解压后过大"),
        (_zip({"word/document.xml": b"<x/>"} | {f"m{n}": b"" for n in range(2_000)}), "解压后过大"),
        (_zip({"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "外部实体"),
        (_zip({"word/document.xml": '<!DOCTYPE x SYSTEM "a">'.encode("utf-16")}), "外部实体"),
        (_zip({"word/document.xml": b"<x/>"}), "已损坏"),
        (_with_member(_law(), "word/document.xml", b"<w:document"), "已损坏"),
    ],
)
def test_read_docx_refuses(data, message):
    with pytest.raises(DocxError, match=message):
        read_docx(data)


def test_check_package_trusts_no_size_that_the_directory_gives():
    bomb = bytearray(_zip({"word/document.xml": b"<x>" + b" " * 40_000_000 + b"</x>"}))
    place = bomb.index(b"PK\x01\x02") + 24
    bomb[place : place + 4] = (100).to_bytes(4, "little")

    with pytest.raises(DocxError):
        check_package(bytes(bomb))
