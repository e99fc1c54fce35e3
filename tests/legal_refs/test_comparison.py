import re

import pytest

from legal_refs.changes import renew
from legal_refs.models import LawVersion
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
TITLE = "中华人民共和国借款法"
KEPT = "借款人应当按照约定的期限足额返还借款，不得无故拖延。"
MOVED = "出借人应当按照约定的日期、数额提供借款，不得预先扣除利息。"
OLD_WORDS = "借款的利率由当事人约定，但是不得超过国家有关规定的四倍。"
NEW_WORDS = "借款的利率由当事人约定，但是不得违反国家有关规定的上限。"
GONE = "国营企业之间不得以任何名义互相拆借计划内的资金。"
ADDED = "禁止职业放贷人以未成年人为对象发放网络消费信贷。"
URL = "/laws/jiekuanfa/"


@pytest.fixture
def versions():
    make_law(TITLE, {1: KEPT, 2: OLD_WORDS, 3: GONE, 4: MOVED}, "2010-01-01", slug="jiekuanfa")
    law = make_law(TITLE, {1: KEPT, 2: NEW_WORDS, 3: MOVED, 4: ADDED}, "2021-01-01")
    for version in law.versions.order_by("effective_on"):
        renew(version)
    return law


def shown(client, query):
    return client.get(URL + query)


def entries(answer):
    return [(entry.label, entry.title) for entry in answer.context["entries"]]


def test_comparison_says_what_became_of_each_article(client, versions):
    answer = shown(client, "?on=2015-06-01&to=2022-06-01")

    assert sorted(entries(answer)) == [
        ("修改", "第二条"),
        ("删除", "第三条"),
        ("新增", "第四条"),
    ]
    moved = answer.context["comparison"].renumbered
    assert [(match.old.label, match.new.label) for match in moved] == [("第四条", "第三条")]
    assert answer.context["comparison"].unchanged == 1


def test_comparison_marks_the_words(client, versions):
    page = shown(client, "?on=2015-06-01&to=2022-06-01").content.decode()

    assert re.findall("<del>(.+?)</del>", page) == ["删去的字", "超过", "四倍", GONE]
    assert re.findall("<ins>(.+?)</ins>", page)[:3] == ["新增的字", "违反", "上限"]
    assert ADDED in page
    assert KEPT not in page


def test_comparison_puts_the_older_text_first_whichever_day_is_named_first(client, versions):
    one = shown(client, "?on=2015-06-01&to=2022-06-01")
    other = shown(client, "?on=2022-06-01&to=2015-06-01")
    today = shown(client, "?to=2015-06-01")

    assert entries(one) == entries(other) == entries(today)
    assert str(today.context["comparison"].old.effective_on) == "2010-01-01"


def test_comparison_of_days_of_one_text_says_so(client, versions):
    answer = shown(client, "?on=2022-06-01&to=2023-06-01")

    assert answer.context["entries"] == []
    assert "这两天适用的是同一文本" in answer.content.decode()


def test_comparison_with_an_excerpt_has_nothing_deleted(client, versions):
    LawVersion.objects.filter(effective_on="2021-01-01").update(complete=False)

    assert ("删除", "第三条") not in entries(shown(client, "?on=2015-06-01&to=2022-06-01"))


def test_comparison_is_not_indexed_and_names_the_law_as_its_address(client, versions):
    page = shown(client, "?to=2015-06-01").content.decode()

    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="https://law.example{URL}">' in page


def test_comparison_is_divided_into_pages(client):
    make_law(
        TITLE, {n: f"{OLD_WORDS}第{n}种。" for n in range(1, 91)}, "2010-01-01", slug="jiekuanfa"
    )
    make_law(TITLE, {n: f"{NEW_WORDS}第{n}种。" for n in range(1, 91)}, "2021-01-01")

    first, last = shown(client, "?to=2015-06-01"), shown(client, "?to=2015-06-01&page=3")

    assert (len(first.context["entries"]), len(last.context["entries"])) == (40, 10)
    assert "?to=2015-06-01&amp;page=2" in first.content.decode()
    assert shown(client, "?to=2015-06-01&page=4").status_code == 404


@pytest.mark.parametrize("day", ["", "2021", "20210101", "2021-13-01", "x"])
def test_comparison_with_what_is_no_day_is_not_found(client, versions, day):
    assert shown(client, f"?to={day}").status_code == 404


def test_comparison_of_a_law_without_text_is_not_found(client, versions):
    versions.versions.all().delete()

    assert shown(client, "?to=2015-06-01").status_code == 404


def test_comparison_escapes_the_text(client):
    make_law(TITLE, {1: "<b>甲乙丙丁</b>"}, "2010-01-01", slug="jiekuanfa")
    make_law(TITLE, {1: "<i>甲乙丙丁</i>"}, "2021-01-01")
    page = shown(client, "?to=2015-06-01").content.decode()

    assert "<b>甲" not in page
    assert "<i>甲" not in page


def test_comparison_takes_a_fixed_number_of_queries(
    client, versions, django_assert_max_num_queries
):
    shown(client, "?to=2015-06-01")

    with django_assert_max_num_queries(12):
        shown(client, "?to=2015-06-01")
