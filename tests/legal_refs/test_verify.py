import datetime

import pytest

from legal_refs.models import Law, LawVersion, Provision
from legal_refs.verify import Status, verify
from tests.factories_law import make_law

CIVIL_CODE = "中华人民共和国民法典"
ARTICLE_675 = (
    "借款人应当按照约定的期限返还借款。对借款期限没有约定或者约定不明确，依据本法第五百一十条的规定"
    "仍不能确定的，借款人可以随时返还；贷款人可以催告借款人在合理期限内返还。"
)
ARTICLE_510 = (
    "合同生效后，当事人就质量、价款或者报酬、履行地点等内容没有约定或者约定不明确的，可以协议补充；"
    "不能达成补充协议的，按照合同相关条款或者交易习惯确定。"
)
ARTICLE_680 = (
    "禁止高利放贷，借款的利率不得违反国家有关规定。\n"
    "借款合同对支付利息没有约定的，视为没有利息。\n"
    "借款合同对支付利息约定不明确，当事人不能达成补充协议的，按照当地或者当事人的交易方式、交易习惯、"
    "市场利率等因素确定利息；自然人之间借款的，视为没有利息。"
)
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def civil_code(db) -> Law:
    return make_law(
        CIVIL_CODE,
        {510: ARTICLE_510, 675: ARTICLE_675, 680: ARTICLE_680},
        effective_on=datetime.date(2021, 1, 1),
    )


def verdicts(text: str, on: datetime.date = TODAY):
    return verify(text, on).verdicts


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("《民法典》第六百七十五条规定了还款期限。", Status.VERIFIED),
        ("民法典第675条规定了还款期限。", Status.VERIFIED),
        ("依照《中华人民共和国民法典》第六百八十条第二款，没有利息。", Status.VERIFIED),
        ("依照《民法典》第六百八十条第四款，没有利息。", Status.NO_SUCH_PROVISION),
        ("依照《民法典》第六百八十条第一款第（一）项，没有利息。", Status.NO_SUCH_PROVISION),
        ("《民法典》第九千九百条规定了别的。", Status.NO_SUCH_PROVISION),
        ("《中华人民共和国还款促进法》第三条规定了别的。", Status.UNKNOWN_LAW),
        ("《中华人民共和国公司法》第三条规定了别的。", Status.NOT_HELD),
    ],
)
def test_verify_status_of_place(civil_code, text, status):
    assert [verdict.status for verdict in verdicts(text)] == [status]


def test_verify_exact_quotation_is_verified(civil_code):
    verdict, inner = verdicts(f"《民法典》第六百七十五条规定：“{ARTICLE_675}”")

    assert (verdict.status, verdict.differences) == (Status.VERIFIED, ())
    assert (inner.citation.surface, inner.status) == ("本法第五百一十条", Status.VERIFIED)


def test_verify_misquotation_shows_the_differing_words(civil_code):
    quoted = ARTICLE_675.replace("依据本法", "依照本法")
    text = f"《民法典》第六百七十五条规定：“{quoted}”"

    verdict = verdicts(text)[0]

    assert verdict.status == Status.QUOTE_DIFFERS
    assert [(d.quoted, d.official) for d in verdict.differences] in (
        [("照", "据")],
        [("依照", "依据")],
    )
    (difference,) = verdict.differences
    start = verdict.quotation.start
    assert text[start + difference.start : start + difference.end] == difference.quoted
    assert ARTICLE_675[difference.official_start : difference.official_end] == difference.official


def test_verify_quotation_of_one_paragraph_is_compared_with_that_paragraph(civil_code):
    first, second, _third = ARTICLE_680.split("\n")

    good = verdicts(f"《民法典》第六百八十条第二款规定：“{second}”")
    bad = verdicts(f"《民法典》第六百八十条第二款规定：“{second.replace('没有利息', '无利息')}”")

    assert [verdict.status for verdict in good + bad] == [Status.VERIFIED, Status.QUOTE_DIFFERS]
    assert first not in (good[0].official or "")


def test_verify_repealed_law_names_its_successor(civil_code):
    Law.objects.filter(title="中华人民共和国合同法").delete()
    Law.objects.create(
        title="中华人民共和国合同法",
        slug="hetongfa",
        repealed_on=datetime.date(2021, 1, 1),
        successor=civil_code,
    )

    (verdict,) = verdicts("依照《合同法》第二百零六条，借款人应当还款。")

    assert verdict.status == Status.NOT_IN_FORCE
    assert verdict.suggestion.law == CIVIL_CODE


def test_verify_repealed_law_in_a_sentence_on_the_past_is_no_fault(db):
    make_law(
        "中华人民共和国合同法",
        {206: "借款人应当按照约定的期限返还借款。"},
        effective_on=datetime.date(1999, 10, 1),
        repealed_on=datetime.date(2021, 1, 1),
    )

    (verdict,) = verdicts(
        "当时施行的《合同法》第二百零六条规定：“借款人应当按照约定的期限返还借款。”"
    )

    assert verdict.status == Status.VERIFIED


def test_verify_before_the_first_version_is_not_in_force(civil_code):
    (verdict,) = verdicts("《民法典》第六百七十五条规定了还款期限。", datetime.date(2020, 6, 1))

    assert verdict.status == Status.NOT_IN_FORCE


def test_verify_excerpt_without_the_article_is_not_held(db):
    make_law(
        "中华人民共和国公司法",
        {21: "股东应当遵守法律。"},
        effective_on=datetime.date(2024, 7, 1),
        complete=False,
    )

    found = verdicts("《公司法》第二十一条和第二十二条都有规定。")

    assert [verdict.status for verdict in found] == [Status.VERIFIED, Status.NOT_HELD]


def test_verify_paragraph_beyond_the_last_of_a_merged_text_is_not_held(civil_code):
    LawVersion.objects.update(paragraphs_known=False)

    (verdict,) = verdicts("依照《民法典》第六百八十条第四款，没有利息。")

    assert verdict.status == Status.NOT_HELD


def test_verify_takes_the_text_of_the_day(civil_code):
    version = LawVersion.objects.create(law=civil_code, effective_on=datetime.date(2026, 1, 1))
    Provision.objects.create(version=version, position=0, article=675, text="借款人应当还款。")
    text = f"《民法典》第六百七十五条规定：“{ARTICLE_675}”"

    before = verdicts(text, datetime.date(2025, 12, 31))
    after = verdicts(text, datetime.date(2026, 1, 1))

    assert before[0].version.effective_on == datetime.date(2021, 1, 1)
    assert (before[0].status, after[0].version) == (Status.VERIFIED, version)


def test_verify_queries_do_not_grow_with_the_text(civil_code, django_assert_max_num_queries):
    text = "《民法典》第六百七十五条规定了还款期限，第六百八十条规定了利息。" * 30
    verdicts(text)

    with django_assert_max_num_queries(5):
        verdicts(text)


def test_verify_checks_each_of_several_quotations(civil_code):
    first, second, _third = ARTICLE_680.split("\n")
    wrong = second.replace("没有约定", "未约定")

    (verdict,) = verdicts(f"《民法典》第六百八十条规定：“{first}”“{wrong}”")

    assert verdict.status == Status.QUOTE_DIFFERS
    assert verdict.quotation.text == wrong


def test_verify_name_of_two_laws_means_the_one_in_force(db):
    title = "最高人民法院关于审理劳动争议案件适用法律若干问题的解释（二）"
    make_law(title, {1: "旧解释。"}, effective_on="2006-10-01", repealed_on="2021-01-01")
    make_law(
        "最高人民法院关于审理劳动争议案件适用法律问题的解释（二）",
        {1: "新解释。"},
        effective_on="2025-09-01",
    )

    (verdict,) = verdicts("依照《劳动争议解释（二）》第一条，应当支付。")

    assert (verdict.status, verdict.official) == (Status.VERIFIED, "新解释。")
