import datetime

import pytest

from legal_refs.verify import Status, verify
from tests.factories_law import make_law
from tests.legal_refs.test_verify import ARTICLE_510, ARTICLE_675, ARTICLE_680, CIVIL_CODE

TODAY = datetime.date(2026, 11, 20)
FIRST, SECOND, THIRD = ARTICLE_680.split("\n")
ITEMS = "有下列情形之一的，借款人应当提前返还全部借款：\n（一）丧失偿还能力的；\n（二）转移财产以逃避债务的。"


@pytest.fixture(autouse=True)
def civil_code(db):
    make_law("中华人民共和国刑法", {1: ARTICLE_675 + THIRD}, "1997-10-01")
    return make_law(
        CIVIL_CODE,
        {510: ARTICLE_510, 675: ARTICLE_675, 680: ARTICLE_680, 681: ITEMS},
        "2021-01-01",
    )


def verdict(text):
    return verify(text, TODAY).verdicts[0]


@pytest.mark.parametrize(
    ("place", "words", "found_at"),
    [
        ("第六百八十条第一款", SECOND, "第六百八十条第二款"),
        ("第六百八十条第二款", THIRD, "第六百八十条第三款"),
        ("第六百七十五条", SECOND, "第六百八十条第二款"),
        ("第六百八十条", ARTICLE_675, "第六百七十五条"),
        ("第六百八十条", ARTICLE_675.replace("，", ","), "第六百七十五条"),
    ],
)
def test_verify_says_where_the_quoted_words_stand(place, words, found_at):
    found = verdict(f"《民法典》{place}规定：“{words}”")

    assert (found.status, str(found.worst.found_at)) == (Status.QUOTE_DIFFERS, found_at)
    assert found.quotation.text == words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("第六百八十条", SECOND),
        ("第六百八十条第二款", SECOND),
        ("第六百七十五条第一款", ARTICLE_675),
        ("第六百七十五条至第六百八十条", SECOND),
        ("第六百八十一条第二项", "有下列情形之一的，借款人应当提前返还全部借款"),
        ("第六百八十条", "老赖是怎样炼成的这件事情说来话长"),
        ("第五百一十条", "市场利率等因素"),
    ],
)
def test_verify_leaves_words_of_the_place_cited_and_other_words_alone(place, words):
    found = verdict(f"《民法典》{place}规定：“{words}”")

    assert (found.status, [one.found_at for one in found.compared if one.found_at]) == (
        Status.VERIFIED,
        [],
    )


def test_verify_misquotation_that_stands_nowhere_has_differences_alone():
    found = verdict(f"《民法典》第六百八十条第二款规定：“{SECOND.replace('视为', '认为')}”")

    assert (found.status, found.worst.found_at) == (Status.QUOTE_DIFFERS, None)
    assert [(d.quoted, d.official) for d in found.differences] == [("认", "视")]


def test_looking_elsewhere_takes_one_query(django_assert_max_num_queries):
    text = f"《民法典》第六百八十条第一款规定：“{SECOND}”《民法典》第五百一十条规定：“{THIRD}”" * 9
    verdict(text)

    with django_assert_max_num_queries(6):
        assert [v.status for v in verify(text, TODAY).verdicts] == [Status.QUOTE_DIFFERS] * 18
