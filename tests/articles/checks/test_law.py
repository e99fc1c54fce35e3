import datetime

import pytest

from articles.checks import Subject, run
from legal_refs.models import LawVersion
from tests.factories_law import make_law
from tests.legal_refs.test_verify import ARTICLE_510, ARTICLE_675, CIVIL_CODE

TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def civil_code(db):
    return make_law(
        CIVIL_CODE, {510: ARTICLE_510, 675: ARTICLE_675}, effective_on=datetime.date(2021, 1, 1)
    )


def checked(html: str):
    return run(Subject(html=html, on=TODAY))


def mended(html: str, finding) -> str:
    for edit in sorted(finding.edits, key=lambda e: e.start, reverse=True):
        html = html[: edit.start] + edit.replacement + html[edit.end :]
    return html


def quoting(words: str) -> str:
    return f"<p>《民法典》第六百七十五条规定：“{words}”</p>"


def test_exact_quotation_gives_no_finding(civil_code):
    assert checked(quoting(ARTICLE_675)) == []


def test_misquotation_is_a_blocker_at_the_quoted_words(civil_code):
    wrong = ARTICLE_675.replace("依据本法", "依照本法")
    html = quoting(wrong)

    (finding,) = checked(html)

    assert (finding.id, finding.level, finding.field) == (
        "law.quote_differs",
        "BLOCKER",
        "body",
    )
    assert html[finding.start : finding.end] == finding.excerpt == wrong


@pytest.mark.parametrize(
    "wrong",
    [
        ARTICLE_675.replace("依据本法", "依照本法"),
        ARTICLE_675.replace("依据本法", "<strong>依照</strong>本法"),
        ARTICLE_675.replace("可以随时返还", "随时返还"),
        ARTICLE_675.replace("合理期限", "合理的期限"),
        ARTICLE_675.replace("依据本法", "依照本&#27861;"),
    ],
)
def test_mend_makes_the_quotation_official(civil_code, wrong):
    html = quoting(wrong)
    (finding,) = checked(html)

    result = mended(html, finding)

    assert checked(result) == []
    assert ("<strong>" in result) == ("<strong>" in wrong)


@pytest.mark.parametrize(
    ("html", "id", "level"),
    [
        ("<p>《民法典》第九千条另有规定。</p>", "law.no_such_provision", "BLOCKER"),
        ("<p>《中华人民共和国还款促进法》第三条另有规定。</p>", "law.unknown_law", "WARNING"),
        ("<p>《中华人民共和国公司法》第三条另有规定。</p>", "law.not_held", "ADVICE"),
    ],
)
def test_verdict_gives_its_level(civil_code, html, id, level):
    (finding,) = checked(html)

    assert (finding.id, finding.level) == (id, level)
    assert html[finding.start : finding.end] == finding.excerpt


@pytest.mark.parametrize(
    ("days", "body", "found"),
    [
        (60, "《民法典》第六百七十五条", False),
        (61, "《民法典》第六百七十五条", True),
        (61, "借条要写清楚", False),
    ],
)
def test_library_that_nobody_looked_after_is_an_advice(civil_code, days, body, found):
    imported = datetime.datetime(2026, 11, 20, 4, tzinfo=datetime.UTC) - datetime.timedelta(days)
    LawVersion.objects.update(imported_at=imported)

    old = [row for row in checked(f"<p>{body}</p>") if row.id == "law.library_old"]

    assert [row.level for row in old] == ["ADVICE"] * found


def test_words_of_another_place_are_a_blocker_that_names_it(civil_code):
    html = f"<p>《民法典》第五百一十条规定：“{ARTICLE_675}”</p>"

    (finding,) = [row for row in checked(html) if row.id == "law.quote_differs"]

    assert finding.message == "引号里的话在第六百七十五条，不在第五百一十条。"
    assert (finding.level, finding.detail["found_at"]) == ("BLOCKER", "第六百七十五条")
    assert html[finding.start : finding.end] == ARTICLE_675
