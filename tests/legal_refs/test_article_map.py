import csv

import pytest

from legal_refs.article_map import TABLE, Target, renumbered, successors
from legal_refs.locators import Locator

CONTRACTS = "中华人民共和国合同法"
CIVIL_CODE = "中华人民共和国民法典"
COMPANIES = "中华人民共和国公司法"


@pytest.mark.parametrize(
    ("law", "place", "targets"),
    [
        (CONTRACTS, Locator(206), (Target(CIVIL_CODE, 675),)),
        ("合同法", Locator(206, paragraph=1), (Target(CIVIL_CODE, 675),)),
        (CONTRACTS, Locator(8), (Target(CIVIL_CODE, 119), Target(CIVIL_CODE, 465))),
        (
            CONTRACTS,
            Locator(211),
            (Target(CIVIL_CODE, 680, True, "增加禁止高利放贷"),),
        ),
        (
            CONTRACTS,
            Locator(198),
            (Target(CIVIL_CODE, 0, False, "删除，适用担保规则（388等）"),),
        ),
        (CONTRACTS, Locator(206, 1), ()),
        (CONTRACTS, Locator(), ()),
        (COMPANIES, Locator(26), ()),
        ("中华人民共和国刑法", Locator(206), ()),
    ],
)
def test_successors(law, place, targets):
    assert successors(law, place) == targets


def test_renumbered_goes_by_the_years_of_both_versions():
    change = "有限公司认缴出资五年内缴足"

    assert renumbered(COMPANIES, Locator(26), 2018, 2023) == (Target(COMPANIES, 47, True, change),)
    assert renumbered(COMPANIES, Locator(26), 2013, 2023) == ()


def test_table_says_each_thing_once_and_names_no_law_of_its_own_again():
    with TABLE.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))

    keys = [
        (r["old_law"], r["old_year"], r["old_article"], r["new_law"], r["new_year"]) for r in rows
    ]
    assert len(keys) == len(set(keys)) == 3101
    assert [r for r in rows if (r["old_law"] == r["new_law"]) != bool(r["old_year"])] == []
    assert [r for r in rows if bool(r["new_articles"]) == (r["relation"] == "无对应")] == []
