from datetime import date

import pytest

from legal_refs.catalogue import catalogue, catalogued


@pytest.mark.parametrize("title", ["中华人民共和国合同法", "合同法", "《合同法》"])
def test_catalogued_however_the_title_is_written(title):
    row = catalogued(title)

    assert (row.title, row.repealed_on) == ("中华人民共和国合同法", date(2021, 1, 1))
    assert row.replaced_by == "中华人民共和国民法典"


def test_catalogued_law_that_is_not_listed():
    assert catalogued("中华人民共和国还款促进法") is None


def test_catalogue_keeps_amendments_of_different_years_apart():
    titles = {row.title for row in catalogue().values() if "宪法修正案" in row.title}

    assert {f"中华人民共和国宪法修正案（{year}年）" for year in (1993, 1999, 2018)} <= titles
