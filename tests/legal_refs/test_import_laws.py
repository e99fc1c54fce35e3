import json

import pytest
from django.core.management import CommandError, call_command

from legal_refs.models import Law, LawVersion, Provision
from tests.factories_law import law_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "借款法.md").write_text(law_file("中华人民共和国借款法"), encoding="utf-8")
    (tmp_path / "里面").mkdir()
    plain = law_file("中华人民共和国典当法").removeprefix("# ")
    (tmp_path / "里面" / "典当法.txt").write_text(plain, encoding="utf-8")
    (tmp_path / "说明.csv").write_text("甲,乙\n", encoding="utf-8")
    return tmp_path


def run(capsys, *args, **options) -> tuple[list[str], str]:
    call_command("import_laws", *map(str, args), **options)
    shown = capsys.readouterr()
    return shown.out.splitlines(), shown.err


def test_import_folder_reads_laws_and_passes_over_the_rest(folder, capsys):
    lines, errors = run(capsys, folder)

    assert lines == [
        "《中华人民共和国借款法》　1 条　2021-01-01 起施行　新法律",
        "《中华人民共和国典当法》　1 条　2021-01-01 起施行　新法律",
    ]
    assert [line.split("：")[1] for line in errors.splitlines() if "跳过" in line] == [
        "不支持 .csv 文件。请使用 .docx、.md 或 .txt。"
    ]
    assert Law.objects.count() == 2


def test_import_again_doubles_nothing(folder, capsys):
    run(capsys, folder)
    lines, _ = run(capsys, folder, folder / "借款法.md")

    assert [line.split("　")[-1] for line in lines] == ["没有变化", "没有变化"]
    assert (Law.objects.count(), LawVersion.objects.count(), Provision.objects.count()) == (2, 2, 2)


def test_import_dry_run_stores_nothing(folder, capsys):
    lines, _ = run(capsys, folder, dry_run=True)

    assert len(lines) == 2
    assert Law.objects.count() == 0


def test_import_json_is_one_object_a_law(folder, capsys):
    path = folder / "借款法.md"
    lines, _ = run(capsys, path, json=True)

    assert [json.loads(line) for line in lines] == [
        {
            "files": [str(path)],
            "title": "中华人民共和国借款法",
            "slug": "jiekuanfa",
            "kind": "law",
            "outcome": "new",
            "articles": 1,
            "provisions": 1,
            "effective_on": "2021-01-01",
            "label": "",
            "complete": True,
            "against": None,
            "added": [],
            "removed": [],
            "changed": [],
            "renumbered": [],
            "warnings": [],
        }
    ]


def test_import_new_version_says_what_changed(folder, capsys):
    run(capsys, folder / "借款法.md")
    articles = {1: "借款应当及时返还。", 2: "利息由当事人约定。"}
    later = law_file("中华人民共和国借款法", articles, "2024年5月28日", "2025年1月1日")
    (folder / "借款法.md").write_text(later, encoding="utf-8")
    lines, _ = run(capsys, folder / "借款法.md")

    assert lines == [
        "《中华人民共和国借款法》　2 条　2025-01-01 起施行　新版本（新增 1 条，改动 1 条）"
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("空.md", b"", "文件是空的。请检查后重新上传。"),
        (
            "坏.docx",
            b"PK\x03\x04broken",
            "文件已损坏，或不是 .docx 文件。请重新下载，或用 Word 另存为 .docx。",
        ),
        ("表.csv", b"a,b\n", "不支持 .csv 文件。请使用 .docx、.md 或 .txt。"),
    ],
)
def test_import_named_file_that_is_no_law_is_an_error(tmp_path, capsys, name, content, message):
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(CommandError) as caught:
        run(capsys, path)
    assert str(caught.value) == f"{path}：{message}"
    assert Law.objects.count() == 0


def test_import_goes_on_behind_a_named_file_that_is_no_law(folder, capsys):
    with pytest.raises(CommandError):
        run(capsys, folder / "说明.csv", folder / "借款法.md")
    assert [law.title for law in Law.objects.all()] == ["中华人民共和国借款法"]


def test_import_missing_path_is_an_error(tmp_path, capsys):
    with pytest.raises(CommandError, match=r"^找不到文件或文件夹："):
        run(capsys, tmp_path / "没有")


def test_import_effective_day_is_for_one_law_alone(folder, capsys):
    with pytest.raises(CommandError, match=r"^--effective-on 只能用于一部法律"):
        run(capsys, folder, effective_on="2022-01-01")
    assert Law.objects.count() == 0

    run(capsys, folder / "借款法.md", effective_on="2022-01-01")
    assert [str(version.effective_on) for version in LawVersion.objects.all()] == ["2022-01-01"]


def test_import_parts_in_one_folder_are_one_law(tmp_path, capsys):
    for part, articles in (("总则", {1: "甲。", 2: "乙。"}), ("合同编", {3: "丙。"})):
        text = law_file("中华人民共和国小法典", articles).replace("\n", f"\n\n# {part}\n", 1)
        (tmp_path / f"{part}.md").write_text(text, encoding="utf-8")
    lines, _ = run(capsys, tmp_path)

    assert [line.split("　")[:2] for line in lines] == [["《中华人民共和国小法典》", "3 条"]]
    assert LawVersion.objects.get().complete


def test_import_every_real_download(shared, capsys):
    laws = shared / "laws"
    lines, _ = run(capsys, laws / "docx", laws / "民法典", laws / "刑法" / "刑法.md", json=True)
    stored = [json.loads(line) for line in lines]

    assert sorted(law["articles"] for law in stored) == sorted(
        [63, 67, 505, 65, 45, 1260, 78, 53, 0, 505, 1260]
    )
    assert {law["outcome"] for law in stored} == {"new", "new_version", "unchanged"}
