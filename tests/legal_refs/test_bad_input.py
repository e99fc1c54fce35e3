"""Bad files through the command that stores laws: a clear answer, and nothing stored by halves."""

import io
import zipfile

import docx
import pytest
from django.core.management import CommandError, call_command

from legal_refs.models import Law, LawVersion, Provision
from tests.factories_law import law_file, make_law

pytestmark = pytest.mark.django_db
TITLE = "中华人民共和国借款法"
GOOD = law_file(TITLE, {1: "甲。", 2: "乙。", 3: "丙。"})
TWO = GOOD + law_file("中华人民共和国典当法", {1: "丁。"})
TWICE = GOOD.replace("第三条", "第二条")
BACKWARDS = GOOD.replace("第三条", "第五条") + "\n第四条 丁。\n"
CONTRACT = "房屋租赁合同\n\n甲方把房屋租给乙方居住。\n\n第一条 租期一年。\n\n第二条 租金每月付。\n"
STORY = "今天去了法院\n\n天气很好，我们聊了很久，没有提到什么规定。\n"
OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 4096


def docx_file(member: str = "", content: bytes = b"") -> bytes:
    """A law as .docx, one member of the package replaced."""
    document = docx.Document()
    for line in (TITLE, "（2020年5月28日通过）", "第一条　甲。", "第二条　自2021年1月1日起施行。"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    if not member:
        return buffer.getvalue()
    changed = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return changed.getvalue()


BOMB = docx_file("word/document.xml", b" " * 60_000_000)
ENTITY = docx_file(
    "word/document.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
)


def stored() -> tuple[int, int, int]:
    return Law.objects.count(), LawVersion.objects.count(), Provision.objects.count()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("两部.md", TWO, "又从第一条开始。请分成两个文件后再试。"),
        ("两次.md", TWICE, "第2条重复出现（第 13 行）。请更正条号后再试。"),
        ("倒退.md", BACKWARDS, "第4条的顺序倒退（第 15 行）。请更正条号后再试。"),
        ("合同.txt", CONTRACT, "像是合同或案件文书，不是法律。请上传法律文件。"),
        ("日记.txt", STORY, "也不像法律文件。请检查文件。"),
        ("炸弹.docx", BOMB, "解压后过大"),
        ("实体.docx", ENTITY, "外部实体"),
        ("旧.docx", OLD_WORD, "另存为 .docx 后再上传。"),
        ("旧.doc", OLD_WORD, "另存为 .docx 后再上传。"),
        ("图片.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "不是 .docx 文件"),
        ("乱码.txt", bytes(range(1, 32)) * 40, "编码无法识别。请另存为 UTF-8 编码的文本后再试。"),
        ("无日期.md", f"# {TITLE}\n\n第一条 甲。\n\n第二条 乙。\n", "请补上施行日期"),
    ],
)
def test_bad_file_is_refused_in_chinese_and_leaves_nothing(tmp_path, name, content, message):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(CommandError) as refusal:
        call_command("import_laws", str(path), verbosity=0)

    assert message in str(refusal.value)
    assert stored() == (0, 0, 0)


@pytest.mark.parametrize(("name", "size"), [("大.md", 20), ("大.txt", 20), ("大.docx", 50)])
def test_file_of_two_hundred_megabytes_is_refused_unread(tmp_path, name, size):
    path = tmp_path / name
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    with pytest.raises(CommandError) as refusal:
        call_command("import_laws", str(path), verbosity=0)

    assert str(refusal.value) == (
        f"{path}：文件超过 {size} MB，不像一部法律。请只保留法律正文后再试。"
    )


def test_bad_file_among_good_ones_is_passed_over_and_named(tmp_path, capsys):
    (tmp_path / "好.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "两次.md").write_text(TWICE, encoding="utf-8")

    call_command("import_laws", str(tmp_path))

    assert f"跳过 {tmp_path / '两次.md'}：第2条重复出现" in capsys.readouterr().err
    assert stored() == (1, 1, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_every_encoding(tmp_path, encoding):
    path = tmp_path / "借款法.txt"
    path.write_bytes(GOOD.removeprefix("# ").encode(encoding))

    call_command("import_laws", str(path), verbosity=0)

    assert list(Provision.objects.values_list("text", flat=True)) == ["甲。", "乙。", "丙。"]


def test_day_in_doubt_is_stored_as_such_and_said(tmp_path, capsys):
    path = tmp_path / "借款法.md"
    path.write_text(law_file(TITLE, "甲。", effective=""), encoding="utf-8")

    call_command("import_laws", str(path))

    version = LawVersion.objects.get()
    assert (str(version.effective_on), version.day_in_doubt) == ("2020-05-28", True)
    assert "施行日期不明" in capsys.readouterr().out


def test_version_older_than_one_held_is_kept_beside_it_and_said(tmp_path, capsys):
    make_law(TITLE, {1: "新。"}, "2025-01-01")
    path = tmp_path / "借款法.md"
    path.write_text(GOOD, encoding="utf-8")

    call_command("import_laws", str(path))

    assert "库中已有 2025-01-01 起施行的版本，这一版更早。" in capsys.readouterr().out
    days = LawVersion.objects.order_by("effective_on").values_list("effective_on", flat=True)
    assert [str(day) for day in days] == ["2021-01-01", "2025-01-01"]


def test_good_docx_beside_the_bad_ones_is_read(tmp_path):
    path = tmp_path / "借款法.docx"
    path.write_bytes(docx_file())

    call_command("import_laws", str(path), verbosity=0)

    assert stored() == (1, 1, 2)
