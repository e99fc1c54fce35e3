"""Nothing of a law's source is lost on its way into the database."""

import datetime
import re

import pytest
from django.db import transaction

from legal_refs.lawtext import merge_parts, parse, read_bytes, read_source
from legal_refs.lawtext.body import BREAKS
from legal_refs.lawtext.contents import fold_heading
from legal_refs.lawtext.dates import DAY
from legal_refs.lawtext.head import NUMBER_LINE
from legal_refs.rebuild import source_lines
from legal_refs.store import store

SHARES = 4
FILES = 697
DAY_GIVEN = datetime.date(2000, 1, 1)

SOURCE = """# 中华人民共和国甲法
2020年1月1日 全国人民代表大会常务委员会通过

<!-- INFO END -->

目　录

第一章　总则

第二章　附则

## 第一章　总则
第一条　甲。
乙：
（一）丙；
（二）丁。

笫二 条戊。
【己】
第三条 庚。 第四条 【辛】壬。 癸。
## 第二章 子、丑和寅
卯
第五条：辰。
第六条
巳。
"""


def lines_of(source):
    return [line.text for line in source.lines if line.text]


def broken(lines):
    """The lines with a break where the reader puts one: behind stops of lines with many articles."""
    return [part for line in lines for part in BREAKS.split(line)]


def stored_lines(parsed):
    """The lines put together from the rows of a law that is stored and taken back."""
    with transaction.atomic():
        version = store(parsed, source="文件", effective_on=DAY_GIVEN).version
        version.refresh_from_db()
        lines = source_lines(version.provisions.order_by("position"), version.frame)
        transaction.set_rollback(True)
    return lines


@pytest.fixture(scope="module")
def files(shared):
    paths = sorted((shared / "laws").rglob("*"))
    return [path for path in paths if path.suffix in (".md", ".docx") and path.name != "README.md"]


@pytest.mark.django_db
def test_lines_of_an_odd_text_come_back():
    source = read_bytes("甲法.md", SOURCE.encode())
    parsed = parse(source)

    assert [article.article for article in parsed.articles] == [1, 2, 3, 4, 5, 6]
    assert broken(stored_lines(parsed)) == broken(lines_of(source))


def test_files_are_all_there(files):
    assert len(files) == FILES


@pytest.mark.django_db
@pytest.mark.parametrize("share", range(SHARES))
def test_every_file_comes_back_from_its_rows(files, share):
    different = []
    for path in files[share::SHARES]:
        source = read_source(path)
        parsed = parse(source)
        rebuilt, wanted = stored_lines(parsed), lines_of(source)
        if any("一行中有" in warning.message for warning in parsed.warnings):
            rebuilt, wanted = broken(rebuilt), broken(wanted)
        if rebuilt != wanted:
            different.append(path.name)

    assert different == []


def test_what_is_no_provision_is_title_history_contents_or_reported(files):
    unexplained = [
        (path.name, line.text)
        for path in files
        for parsed in [parse(read_source(path))]
        for line in parsed.frame
        if not is_explained(line.text, parsed)
    ]

    assert unexplained == []


def is_explained(text, parsed):
    headings = {fold_heading(name) for piece in parsed.provisions for name in piece.headings}
    return (
        squeezed(text) in squeezed(parsed.title)
        or text == parsed.part
        or bool(re.match(rf"[（(]?(?:根据)?{DAY}", text) or NUMBER_LINE.match(text))
        or fold_heading(text) in {*headings, "目录"}
        or any(text[:20] in warning.message for warning in parsed.warnings)
    )


def squeezed(text):
    return re.sub(r"[\s、《》]", "", text)


@pytest.mark.django_db
def test_parts_of_a_law_come_back_one_behind_the_other(shared):
    sources = [read_source(path) for path in (shared / "laws" / "民法典").glob("*.md")]
    read = sorted(((parse(source), source) for source in sources), key=first_article)

    rebuilt = stored_lines(merge_parts([parsed for parsed, _ in read]))

    assert rebuilt == [line for _, source in read for line in lines_of(source)]


def first_article(entry):
    return entry[0].articles[0].article
