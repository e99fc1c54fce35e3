import datetime

import pytest
from django.utils import timezone

from tests.articles.checks.finding import excerpts, found
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
LOAN_RULES = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("逾期三个月，平台会直接将借款人列入失信被执行人名单。", 1),
        ("催收公司可以把您加入老赖名单。", 1),
        ("网贷逾期不还，就会被列入失信被执行人名单。", 1),
        ("银行有权将其纳入失信被执行人名单。", 1),
        ("平台起诉并胜诉后仍不履行的，法院可以将其纳入失信被执行人名单。", 0),
        ("平台无权把人列入失信被执行人名单。", 0),
        ("有的催收公司谎称可以把您加入老赖名单。", 0),
        ("平台会将逾期记录报送征信系统。", 0),
        ("判决生效后逾期不还，就会被列入失信被执行人名单。", 0),
        ("平台可以把您列入自己的黑名单。", 0),
    ],
)
def test_lender_said_to_put_a_debtor_on_the_courts_list(text, count):
    assert len(found("meaning.court_list", f"<p>{text}</p>")) == count


@pytest.mark.parametrize(
    ("html", "claims"),
    [
        ("<p>根据相关法律规定，时效为三年。</p>", ["根据相关法律规定"]),
        ("<p>我国法律明确规定，骗取贷款可以判处七年有期徒刑。</p>", ["我国法律明确规定，"]),
        ("<p>依法应当支付二倍工资。</p>", ["依法应当支付"]),
        ("<p>根据法律规定，时效为三年，见《民法典》第一百八十八条。</p>", []),
        ("<p>法律没有规定催告的天数，十天也可以。</p>", []),
        ("<p>根据法律规定处理即可。</p>", []),
        ("<p>按照最有利于未成年子女的原则依法处理。</p>", []),
        ("<p>《民法典》第一百八十八条。</p><p>根据法律规定，期限是一年。</p>", ["根据法律规定"]),
    ],
)
def test_precise_rule_without_a_citation(html, claims):
    assert excerpts("meaning.no_citation", html) == claims


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("依照《关于审理民间借贷案件适用法律若干问题的规定》第一条。", 1),
        (f"依照《{LOAN_RULES}》第一条。", 0),
        ("依照最高人民法院《关于审理民间借贷案件适用法律若干问题的规定》第一条。", 0),
        ("依照《关于审理民间借贷案件适用法律若干问题的规定》（法释〔2020〕17号）第一条。", 0),
        ("依照《民间借贷规定》第一条。", 0),
        (f"依照《{LOAN_RULES}》，又《关于审理民间借贷案件适用法律若干问题的规定》第一条。", 1),
    ],
)
def test_document_named_without_its_issuer(text, count):
    make_law(LOAN_RULES, kind="interpretation")

    assert len(found("meaning.incomplete_citation", f"<p>{text}</p>")) == count


@pytest.mark.parametrize(("days", "count"), [(0, 0), (720, 0), (740, 1)])
def test_day_of_the_law_years_ago_is_pointed_out(days, count):
    make_law("中华人民共和国民法典", effective_on="2021-01-01")
    on = timezone.localdate() - datetime.timedelta(days=days)

    assert len(found("meaning.old_date", "<p>《民法典》第一条。</p>", on=on)) == count
    assert found("meaning.old_date", "<p>没有引用。</p>", on=on) == []


def test_later_version_is_named():
    make_law("中华人民共和国某某法", "旧文。", "2010-01-01")
    make_law("中华人民共和国某某法", "新文。", "2025-06-01")

    (finding,) = found(
        "meaning.old_date",
        "<p>《中华人民共和国某某法》第一条。</p>",
        on=datetime.date(2025, 5, 1),
    )

    assert finding.message == "《某某法》自2025-06-01起有新的文本，而本文的法律依据截至2025-05-01。"
