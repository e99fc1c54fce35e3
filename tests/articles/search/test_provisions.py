import datetime

import pytest

from articles.search.provisions import law_named, read, shown
from legal_refs.locators import Locator
from tests.factories import make_edition
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
CIVIL_CODE = ("中华人民共和国民法典",)
CRIMINAL_LAW = ("中华人民共和国刑法",)
TODAY = datetime.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "titles", "place", "rest"),
    [
        ("民法典675", CIVIL_CODE, Locator(675), ""),
        ("民法典 675", CIVIL_CODE, Locator(675), ""),
        ("民法典第六百七十五条", CIVIL_CODE, Locator(675), ""),
        ("《民法典》第６７５条", CIVIL_CODE, Locator(675), ""),
        ("中华人民共和国民法典第675条", CIVIL_CODE, Locator(675), ""),
        ("六百七十五条", (), Locator(675), ""),
        ("第675条", (), Locator(675), ""),
        ("刑法第一百三十三条之一", CRIMINAL_LAW, Locator(133, 1), ""),
        ("刑法133-1", CRIMINAL_LAW, Locator(133, 1), ""),
        ("民法典第675条 逾期利息", CIVIL_CODE, Locator(675), "逾期利息"),
        ("逾期利息民法典第675条", CIVIL_CODE, Locator(675), "逾期利息"),
        ("民法典", CIVIL_CODE, None, ""),
        ("借条怎么写", (), None, ""),
        ("借款3年", (), None, ""),
        ("675", (), None, ""),
        ("第0条", (), None, ""),
        ("", (), None, ""),
    ],
)
def test_read(text, titles, place, rest):
    wanted = read(text)

    assert (wanted.titles, wanted.place, wanted.rest) == (titles, place, rest)


@pytest.mark.parametrize(
    ("text", "alone"),
    [("民法典675", True), ("第675条？", True), ("第675条 利息", False), ("民法典", False)],
)
def test_is_provision_where_nothing_else_is_asked(text, alone):
    assert read(text).is_provision is alone


def test_shown_is_the_text_in_force():
    make_law(articles={675: "旧文"}, effective_on="2021-01-01")
    make_law(articles={675: "新文"}, effective_on="2025-01-01")
    make_law(articles={675: "未施行"}, effective_on="2027-01-01")

    (found,) = shown(read("民法典675"), TODAY)

    assert (found.text, found.url) == ("新文", "/laws/minfadian/675/")


def test_shown_without_a_law_begins_with_the_one_that_posts_cite_most():
    make_law("中华人民共和国刑法", {12: "甲"}, "2020-01-01")
    make_law("中华人民共和国民法典", {12: "乙"}, "2021-01-01")
    make_law("中华人民共和国公证法", {13: "丙"}, "2020-01-01")
    make_edition(body="<p>依照《民法典》第十二条，如此。</p>")

    assert [found.text for found in shown(read("第十二条"), TODAY)] == ["乙", "甲"]


@pytest.mark.parametrize("text", ["民法典第999条", "刑法第675条", "第99999条", "借条"])
def test_shown_is_empty_for_what_is_not_held(text):
    make_law(articles={675: "借款人应当还款。"})

    assert shown(read(text), TODAY) == []


def test_law_named_is_a_law_whose_text_is_held():
    law = make_law(articles={675: "借款人应当还款。"})

    assert law_named(read("《民法典》")) == law
    assert law_named(read("刑法")) is None
    assert law_named(read("民法典675")) is None
