import pytest

from legal_refs.lawtext import LawTextError, Line, read_bytes, read_source


def test_read_bytes_numbers_lines_and_drops_blanks_and_invisible_characters():
    data = "\ufeff# 甲条例\n\n　　第一条　为了。 \n\u200b\n乙。".encode()

    source = read_bytes("甲.md", data)

    assert source.lines == (
        Line(1, "甲条例", level=1),
        Line(3, "第一条　为了。", after_blank=True),
        Line(5, "乙。", after_blank=True),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_read_bytes_reads_each_encoding(encoding):
    source = read_bytes("甲.txt", "甲条例\r\n第一条 为了𠮷祥，“依法”。".encode(encoding))

    assert [line.text for line in source.lines] == ["甲条例", "第一条 为了𠮷祥，“依法”。"]
    assert source.encoding == encoding.removesuffix("-sig")


def test_read_bytes_keeps_the_end_of_the_head_and_marks_tables():
    text = "# 甲\n<!-- INFO END -->\n<!-- TABLE -->\n| 一 | 二 |\n<!-- TABLE END -->\n丙<!-- FORCE BREAK -->"

    source = read_bytes("甲.md", text.encode())

    assert source.head_ends == 2
    assert [(line.number, line.text, line.is_table) for line in source.lines] == [
        (1, "甲", False),
        (4, "| 一 | 二 |", True),
        (6, "丙", False),
    ]


def test_read_bytes_keeps_a_hash_in_plain_text():
    assert read_bytes("甲.txt", "# 甲".encode()).lines[0] == Line(1, "# 甲")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("甲.md", b"", "文件是空的"),
        ("甲.md", b" \n\n", "文件是空的"),
        ("甲.txt", "\u200b\n".encode(), "文件里没有文字"),
        ("甲.md", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "另存为 .docx"),
        ("甲.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "另存为 .docx"),
        ("甲.pdf", b"%PDF-1.4", "不支持 .pdf 文件"),
        ("甲", "甲".encode(), "没有扩展名"),
        ("甲.txt", bytes(range(256)) * 4, "不是文本文件"),
        ("甲.txt", "第一条 为了保护。\n".encode() * 200 + b"\xe7\xac", "第 201 行附近"),
        ("甲.docx", b"PK\x03\x04broken", "已损坏"),
        ("甲.txt", "字".encode() * 7_000_000, "超过 20 MB"),
    ],
)
def test_read_bytes_refuses_what_is_no_text(name, data, message):
    with pytest.raises(LawTextError, match=message):
        read_bytes(name, data)


def test_read_source_reads_a_file(tmp_path):
    path = tmp_path / "甲条例.txt"
    path.write_bytes("甲条例\n第一条 为了。".encode("gb18030"))

    source = read_source(path)

    assert (source.name, source.kind, source.encoding) == ("甲条例.txt", "txt", "gb18030")
    assert len(source.lines) == 2


def test_read_source_refuses_a_huge_text_before_reading_it(tmp_path):
    path = tmp_path / "大.md"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    with pytest.raises(LawTextError, match="超过 20 MB"):
        read_source(path)
