import datetime

import pytest

from legal_refs import captions
from legal_refs.captions import crime_table, crimes, subjects
from legal_refs.locators import Locator


def test_crimes_by_article():
    assert crimes()[Locator(313)] == ("拒不执行判决、裁定罪",)
    assert crimes()[Locator(276, 1)] == ("拒不支付劳动报酬罪",)
    assert Locator(67) not in crimes()


def test_present_crimes_of_the_code_are_482():
    assert len({name for names in crimes().values() for name in names}) == 482


def test_official_name_of_a_crime_as_written():
    official = crime_table().official

    assert official("拒执罪") == "拒不执行判决、裁定罪"
    assert official("拒不执行判决裁定罪") == "拒不执行判决、裁定罪"
    assert official("偷税罪") == "偷税罪"
    assert official("骗税罪") == ""


def test_article_touches_its_own_former_and_referred_crimes():
    touched = crime_table().touched

    assert touched[Locator(201)] == {"逃税罪", "偷税罪"}
    assert "抢劫罪" in touched[Locator(267)]
    assert touched[Locator(386)] == {"贪污罪", "受贿罪"} - {"贪污罪"}


def test_longest_subject_comes_first():
    lengths = [len(subject.term) for subject in subjects()]

    assert lengths == sorted(lengths, reverse=True)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("拒不执行判决、裁定罪", Locator(313)),
        ("拒执罪", Locator(313)),
        ("拒不支付劳动报酬罪", Locator(276, 1)),
        ("没有这个罪", None),
        ("", None),
    ],
)
def test_article_of_crime_as_people_call_it(name, place):
    assert captions.article_of_crime(name) == place


@pytest.mark.parametrize(
    ("law", "day", "caption"),
    [
        (captions.CRIMINAL_LAW, "2024-03-01", "拒不执行判决、裁定罪"),
        (captions.CRIMINAL_LAW, "2015-11-01", ""),
        ("中华人民共和国民法典", "2024-03-01", ""),
    ],
)
def test_caption_of_names_crimes_of_the_present_text_alone(law, day, caption):
    day = datetime.date.fromisoformat(day)

    assert captions.caption_of(law, Locator(313), day) == caption
