import datetime

import pytest

from articles.checks import Subject, run
from tests.factories_law import make_law

LOAN = "借款人应当按照约定的期限返还借款。"
WHEN_PAST = "讲过去的案件时，请在句中写明“当时”“原”或者日期。"


@pytest.fixture(autouse=True)
def laws(db):
    code = make_law("中华人民共和国民法典", {675: LOAN, 680: LOAN, 509: LOAN}, "2021-01-01")
    articles = dict.fromkeys((8, 60, 198, 206, 211), LOAN)
    make_law(
        "中华人民共和国合同法", articles, "1999-10-01", repealed_on="2021-01-01", successor=code
    )
    make_law("中华人民共和国公司法", {26: LOAN}, "2018-10-26", label="2018修正")
    make_law("中华人民共和国公司法", {47: LOAN}, "2024-07-01", label="2023修订")


def findings(html: str):
    subject = Subject(html=html, on=datetime.date(2026, 11, 20))
    return [found for found in run(subject) if found.id == "law.not_in_force"]


@pytest.mark.parametrize(
    ("cited", "message"),
    [
        (
            "《合同法》第二百零六条",
            "《合同法》自2021-01-01起废止，相应的规定现为《民法典》第六百七十五条。",
        ),
        (
            "《合同法》第八条",
            "《合同法》自2021-01-01起废止，相应的规定现为《民法典》第一百一十九条、第四百六十五条。",
        ),
        (
            "《合同法》第二百一十一条",
            "《合同法》自2021-01-01起废止，相应的规定现为《民法典》第六百八十条，"
            "内容已有实质变更：增加禁止高利放贷。",
        ),
        ("《合同法》第一百九十八条", "《合同法》自2021-01-01起废止，《民法典》没有相应的条文。"),
        ("《合同法》", "《合同法》自2021-01-01起废止，现行规定见《民法典》。"),
        (
            "《公司法（2018修正）》第二十六条",
            "《公司法》2018年的文本已被2024-07-01起施行的文本代替，"
            "相应的规定现为《公司法》第四十七条，内容已有实质变更：有限公司认缴出资五年内缴足。",
        ),
    ],
)
def test_message_names_the_article_of_today(cited, message):
    (finding,) = findings(f"<p>依照{cited}，应当还款。</p>")

    assert (finding.message, finding.hint) == (message, WHEN_PAST)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "<p>依照《合同法》第二百零六条，应当还款。</p>",
            "<p>依照《民法典》第六百七十五条，应当还款。</p>",
        ),
        (
            "<p>《合同法》第六十条、第二百零六条都有规定。</p>",
            "<p>《合同法》第六十条、《民法典》第六百七十五条都有规定。</p>",
        ),
    ],
)
def test_mend_cites_the_law_of_today(before, after):
    mended = before
    for edit in [edit for finding in findings(before) for edit in finding.edits]:
        mended = mended[: edit.start] + edit.replacement + mended[edit.end :]

    assert mended == after


@pytest.mark.parametrize(
    "html",
    [
        f"<p>《合同法》第二百零六条规定：“{LOAN}”</p>",
        "<p>依照《合同法》第二百零六条第一款，应当还款。</p>",
        "<p>依照《合同法》第八条，应当还款。</p>",
        "<p>依照《合同法》第二百一十一条，没有利息。</p>",
        "<p>依照《合同法》第一百九十八条，可以担保。</p>",
        "<p>依照<b>《合同法》</b>第二百零六条，应当还款。</p>",
    ],
)
def test_no_mend_is_offered_where_a_person_must_look(html):
    (finding,) = findings(html)

    assert finding.edits == ()
