import datetime

import pytest

from legal_refs.grammar.names import shipped_names
from legal_refs.models import Law, LawAlias
from legal_refs.names import current_names, forget_names, law_of, laws_by_title
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
CIVIL_CODE = "中华人民共和国民法典"


@pytest.fixture(autouse=True)
def _fresh():
    forget_names()
    yield
    forget_names()


def test_names_of_empty_library_are_the_shipped_ones():
    assert current_names().meaning("民法典") == shipped_names().meaning("民法典")


def test_names_have_laws_and_aliases_of_the_library():
    law = make_law("测试市借款管理办法", "借款应当返还。")
    LawAlias.objects.create(law=law, name="测试借款办法")

    assert current_names().meaning("测试借款办法").titles == ("测试市借款管理办法",)
    assert shipped_names().meaning("测试借款办法").titles == ()


@pytest.mark.parametrize("change", ["added", "renamed", "removed"])
def test_names_follow_the_rows(change):
    law = make_law("测试市借款管理办法", "借款应当返还。")
    alias = LawAlias.objects.create(law=law, name="测试借款办法")
    assert current_names().meaning("测试借款办法").titles == (law.title,)

    if change == "added":
        LawAlias.objects.create(law=law, name="测试新办法")
    elif change == "renamed":
        LawAlias.objects.filter(pk=alias.pk).update(name="测试新办法")
    else:
        alias.delete()

    known = [
        name for name in ("测试借款办法", "测试新办法") if current_names().meaning(name).titles
    ]
    assert (
        known
        == {
            "added": ["测试借款办法", "测试新办法"],
            "renamed": ["测试新办法"],
            "removed": [],
        }[change]
    )


def test_names_one_law_spelt_in_two_ways_is_one_name():
    spelt = "最高人民法院最高人民检察院关于办理操纵证券、期货市场刑事案件适用法律若干问题的解释"
    make_law(spelt, "操纵证券市场的，依法处罚。")

    assert current_names().meaning(spelt).titles == (spelt,)
    assert current_names().meaning(spelt.replace("院最", "院、最")).titles == (spelt,)


def test_names_repeal_in_the_library_puts_a_law_behind():
    make_law("甲借款规定", "甲。", repealed_on=datetime.date(2020, 1, 1))
    law = make_law("乙借款规定", "乙。")
    for row in Law.objects.all():
        LawAlias.objects.create(law=row, name="借款新规")

    assert current_names().meaning("借款新规").titles == (law.title, "甲借款规定")


def test_names_cost_one_query_while_the_rows_stay(django_assert_num_queries):
    make_law(CIVIL_CODE)
    current_names()

    with django_assert_num_queries(1):
        current_names()


@pytest.mark.parametrize(
    "title", [CIVIL_CODE, "民法典", "《民法典》", "中华人民共和国 民法典"], ids=range(4)
)
def test_law_of_title_however_written(title):
    law = make_law(CIVIL_CODE)

    assert law_of(title) == law


def test_law_of_unknown_title():
    make_law(CIVIL_CODE)

    assert law_of("民法总则") is None


def test_laws_by_title_leaves_out_unknown_ones(django_assert_num_queries):
    code = make_law(CIVIL_CODE)
    rules = make_law("最高人民法院关于适用《中华人民共和国民法典》的规定", "适用本规定。")

    with django_assert_num_queries(1):
        found = laws_by_title(
            ["民法典", CIVIL_CODE, "最高人民法院关于适用〈中华人民共和国民法典〉的规定", "公司法"]
        )
        assert found == {
            "民法典": code,
            CIVIL_CODE: code,
            "最高人民法院关于适用〈中华人民共和国民法典〉的规定": rules,
        }


def test_laws_by_title_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert laws_by_title([]) == {}
