"""Over the real files: counted plainly, put together again, read fast."""

import re
import time

import pytest

from legal_refs.lawtext import ProvisionKind, merge_parts, parse, read_source, text_at
from legal_refs.locators import Locator
from legal_refs.numerals import parse_numeral, to_chinese

LABEL = re.compile(
    r"^第([〇零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))? ", re.MULTILINE
)
BLANKS = re.compile(r"<!--.*?-->|[\s\u200b]")
# Files whose numbering README.md calls irregular: what a plain count lacks or has too much.
IRREGULAR = {
    "最高人民法院关于人民法院执行工作若干问题的规定（试行）(2020-12-29).md": set(range(1, 80)),
    "最高人民法院关于海事法院受理案件范围的规定(2016-02-24).md": set(range(1, 115)),
    "最高人民法院关于适用《刑事诉讼法》的解释(2021-01-26).md": {124, 271, 372, 414},
    "宪法修正案（2018年）.md": {123, 124, 125, 126, 127},
    "农民专业合作社法(2017-12-27).md": {54},
    "刑事诉讼法(2018-10-26).md": {128},
}
ON_ONE_LINE = "飞行基本规则(2007-10-18).md"


@pytest.fixture(scope="module")
def laws(shared):
    paths = sorted(
        path
        for path in (shared / "laws").rglob("*.md")
        if path.name != "README.md" and path.parent.name != "versions"
    )
    start = time.perf_counter()
    parsed = {path: parse(read_source(path)) for path in paths}
    return parsed, time.perf_counter() - start


def _body(path):
    return path.read_text(encoding="utf-8").partition("<!-- INFO END -->")[2]


def test_every_file_is_read_in_well_under_a_minute(laws):
    parsed, seconds = laws

    assert len(parsed) == 682
    assert seconds < 30


def test_every_file_has_the_articles_of_a_plain_count(laws):
    different = {}
    for path, law in laws[0].items():
        plain = {(parse_numeral(a), parse_numeral(b or "0")) for a, b in LABEL.findall(_body(path))}
        read = {(article.article, article.article_suffix) for article in law.articles}
        if path.name != ON_ONE_LINE and plain != read:
            different[path.name] = {number for number, _ in plain ^ read}

    assert different == IRREGULAR


def test_articles_on_one_line_are_all_found(laws):
    (law,) = [law for path, law in laws[0].items() if path.name == ON_ONE_LINE]

    assert [article.article for article in law.articles] == list(range(1, 125))


def _rebuilt(law):
    """The lines of the body again, from the provisions alone."""
    lines, before = [], ()
    for piece in law.provisions:
        kept = 0
        while piece.headings[: kept + 1] == before[: kept + 1] and kept < len(piece.headings):
            kept += 1
        lines += piece.headings[kept:]
        text = piece.text.split("\n") if piece.text else []
        if piece.article:
            suffix = f"之{to_chinese(piece.article_suffix)}" if piece.article_suffix else ""
            label = f"第{to_chinese(piece.article)}条{suffix}"
            text = [f"{label} {text[0]}", *text[1:]]
        lines += text
        before = piece.headings
    return lines


def _source(path):
    """The lines of the body with what the modules say they normalise taken out."""
    lines = (re.sub(r"^#+ ?|<!--.*?-->|\u200b", "", line) for line in _body(path).split("\n"))
    return [line.strip() for line in lines if line.strip()]


def test_every_line_of_a_regular_file_is_kept_as_it_is(laws):
    regular = {
        path: law
        for path, law in laws[0].items()
        if not any(w.line and "不是从第1条" not in w.message for w in law.warnings)
    }

    different = [
        path.name
        for path, law in regular.items()
        if _rebuilt(law) != _source(path) and path.name not in IRREGULAR
    ]

    assert different == []
    assert len(regular) > 580


def test_every_character_of_the_other_files_is_kept_or_reported(laws):
    lost = []
    for path, law in laws[0].items():
        source = BLANKS.sub("", "".join(_source(path)))
        rebuilt = BLANKS.sub("", "".join(_rebuilt(law)))
        reported = any("略去" in w.message or "题注" in w.message for w in law.warnings)
        if rebuilt != source and not (reported and _end_is_the_same(rebuilt, source)):
            lost.append(path.name)

    assert set(lost) <= set(IRREGULAR)


def _end_is_the_same(rebuilt, source):
    """Only the first lines differ: a title said twice, contents, a covering notice."""
    length = min(len(rebuilt), len(source)) * 9 // 10
    return rebuilt[-length:] == source[-length:]


def test_the_civil_code_is_one_law_from_its_eight_files(laws):
    parts = [law for path, law in laws[0].items() if path.parent.name == "民法典"]

    law = merge_parts(parts)

    assert [article.article for article in law.articles] == list(range(1, 1261))
    assert (law.title, law.part, str(law.effective_on)) == (
        "中华人民共和国民法典",
        "",
        "2021-01-01",
    )
    assert len(law.repeals) == 9
    assert law.articles[674].headings == (
        "合同编",
        "第二分编\u2002\u2002典型合同",
        "第十二章\u2002\u2002借款合同",
    )
    assert law.articles[1259].headings == ("附则",)


def test_the_civil_code_reads_the_same_from_docx(laws, shared):
    merged = merge_parts([law for path, law in laws[0].items() if path.parent.name == "民法典"])

    law = parse(read_source(shared / "laws" / "docx" / "中华人民共和国民法典.docx"))

    different = [
        new.article
        for old, new in zip(merged.articles, law.articles, strict=True)
        if BLANKS.sub("", old.text) != BLANKS.sub("", new.text)
    ]
    assert len(law.provisions) == 1260
    assert different == []


def test_the_criminal_law_has_its_inserted_articles(laws):
    (law,) = [law for path, law in laws[0].items() if path.name == "刑法.md"]

    assert len(law.articles) == 505
    assert sum(1 for article in law.articles if article.article_suffix) == 53
    assert [p.headings for p in law.provisions if p.kind is ProvisionKind.ANNEX] == [
        ("附件一",),
        ("附件二",),
    ]
    (article,) = [a for a in law.articles if (a.article, a.article_suffix) == (276, 1)]
    assert text_at(article.text, Locator(276, 1, 3)).startswith("有前两款行为")


@pytest.mark.parametrize(
    ("name", "articles", "effective_on", "known"),
    [
        ("中华人民共和国义务教育法", 63, "2006-09-01", False),
        ("中华人民共和国农村集体经济组织法_20240628", 67, "2025-05-01", True),
        ("中华人民共和国刑法", 505, "None", True),
        ("中华人民共和国反洗钱法_20241108", 65, "2025-01-01", True),
        ("中华人民共和国学位法_20240426", 45, "2025-01-01", True),
        ("中华人民共和国监察法_20241225", 78, "None", True),
        ("中华人民共和国统计法_20240913", 53, "None", True),
    ],
)
def test_downloads_are_read(shared, name, articles, effective_on, known):
    law = parse(read_source(shared / "laws" / "docx" / f"{name}.docx"))

    assert [article.article for article in law.articles if not article.article_suffix][-1] == max(
        article.article for article in law.articles
    )
    assert len(law.articles) == articles
    assert (str(law.effective_on), law.paragraphs_known) == (effective_on, known)
    assert law.title == name.partition("_")[0]


def test_no_regular_text_is_taken_for_merged_paragraphs(laws):
    assert [path.name for path, law in laws[0].items() if not law.paragraphs_known] == []
