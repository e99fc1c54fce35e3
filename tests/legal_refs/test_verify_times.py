"""Which text counts where a citation names a year, or its sentence speaks of the past."""

import datetime

import pytest

from legal_refs.article_map import Target
from legal_refs.verify import Status, verify
from tests.factories_law import make_law

COMPANIES = "中华人民共和国公司法"
CONTRACTS = "中华人民共和国合同法"
CIVIL_CODE = "中华人民共和国民法典"
OLD = "公司股东应当遵守法律、行政法规和公司章程，依法行使股东权利，不得滥用股东权利。"
NEW = "公司从事经营活动，应当充分考虑公司职工、消费者等利益相关者的利益，承担社会责任。"
LOAN = "借款人应当按照约定的期限返还借款。"
TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def companies(db):
    old = {20: OLD, 216: "本法下列用语的含义。"}
    make_law(COMPANIES, old, "2018-10-26", label="2018修正", promulgated_on="2018-10-26")
    return make_law(COMPANIES, {20: NEW}, "2024-07-01", label="2023修订")


@pytest.fixture
def contracts(db):
    code = make_law(CIVIL_CODE, {675: LOAN}, "2021-01-01")
    return make_law(CONTRACTS, {206: LOAN}, "1999-10-01", repealed_on="2021-01-01", successor=code)


def verdict(text, on=TODAY):
    return verify(text, on).verdicts[0]


@pytest.mark.parametrize(
    ("text", "status", "started"),
    [
        (f"《公司法》第二十条规定：“{NEW}”", Status.VERIFIED, "2024-07-01"),
        (f"《公司法（2023修订）》第二十条规定：“{NEW}”", Status.VERIFIED, "2024-07-01"),
        (f"《公司法（2018修正）》第二十条规定：“{OLD}”", Status.NOT_IN_FORCE, "2018-10-26"),
        (f"原《公司法（2018修正）》第二十条规定：“{OLD}”", Status.VERIFIED, "2018-10-26"),
        (f"原《公司法（2018修正）》第二十条规定：“{NEW}”", Status.VERIFIED, "2018-10-26"),
        ("《公司法（2005修订）》第二十条规定了股东的义务。", Status.NOT_IN_FORCE, None),
        ("原《公司法（2005修订）》第二十条规定了股东的义务。", Status.NOT_HELD, None),
        ("《公司法（2026修正）》第二十条规定了股东的义务。", Status.NOT_HELD, None),
        (f"2025年《公司法》第二十条规定：“{NEW}”", Status.VERIFIED, "2024-07-01"),
        (f"原《公司法》第二十条规定：“{OLD}”", Status.VERIFIED, "2018-10-26"),
        (
            f"原《公司法》第二十条规定：“{OLD.replace('依法', '依规')}”",
            Status.QUOTE_DIFFERS,
            "2018-10-26",
        ),
        (f"2019年6月，法院依照《公司法》第二十条“{OLD}”判决。", Status.VERIFIED, "2018-10-26"),
        ("2019年6月，法院依照《公司法》第二百一十六条判决。", Status.VERIFIED, "2018-10-26"),
        ("法院依照《公司法》第二百一十六条判决。", Status.NO_SUCH_PROVISION, "2024-07-01"),
        (f"2025年6月，法院依照《公司法》第二十条“{NEW}”判决。", Status.VERIFIED, "2024-07-01"),
        ("2017年6月，法院依照《公司法》第二十条判决。", Status.VERIFIED, "2024-07-01"),
    ],
)
def test_verify_takes_the_version_meant(companies, text, status, started):
    found = verdict(text)

    day = str(found.version.effective_on) if found.version else None
    assert (found.status, day) == (status, started)


def test_verify_version_of_a_year_to_come_is_not_in_force(companies):
    found = verdict("《公司法（2023修订）》第二十条另有规定。", datetime.date(2024, 1, 1))

    assert (found.status, str(found.version.effective_on)) == (Status.NOT_IN_FORCE, "2024-07-01")


def test_verify_superseded_version_suggests_the_article_of_today(companies):
    found = verdict("《公司法（2018修正）》第二十六条规定了注册资本。")

    assert (found.status, found.suggestion.law, found.suggestion.articles) == (
        Status.NOT_IN_FORCE,
        COMPANIES,
        (47,),
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("依照《合同法》第二百零六条，应当还款。", Status.NOT_IN_FORCE),
        ("2019年6月，法院依照《合同法》第二百零六条判决还款。", Status.VERIFIED),
        (f"2019年6月，法院依照《合同法》第二百零六条“{LOAN}”判决。", Status.VERIFIED),
        (
            f"2019年6月，法院依照《合同法》第二百零六条“{LOAN.replace('按照', '依照')}”判决。",
            Status.QUOTE_DIFFERS,
        ),
        ("2022年6月，法院依照《合同法》第二百零六条判决还款。", Status.NOT_IN_FORCE),
        ("1998年6月，法院依照《合同法》第二百零六条判决还款。", Status.NOT_IN_FORCE),
        ("2019年6月借款。依照《合同法》第二百零六条，应当还款。", Status.NOT_IN_FORCE),
        ("2019年借款，依照《合同法》第二百零七条，应当还款。", Status.NO_SUCH_PROVISION),
    ],
)
def test_verify_repealed_law_by_the_day_that_the_sentence_names(contracts, text, status):
    assert verdict(text).status == status


@pytest.mark.parametrize(
    ("year", "status"),
    [
        ("2020年", Status.VERIFIED),
        ("2021年", Status.VERIFIED),
        ("2022年", Status.VERIFIED),
        ("2019年", Status.NOT_IN_FORCE),
    ],
)
def test_verify_law_called_by_the_year_in_which_it_was_passed(contracts, year, status):
    assert verdict(f"{year}《民法典》第六百七十五条规定了还款期限。").status == status


@pytest.mark.parametrize(
    ("place", "articles"),
    [
        ("第二百零六条", (675,)),
        ("第八条", (119, 465)),
        ("第二百零六条至第二百零七条", (675, 676)),
        ("第一百九十八条", ()),
    ],
)
def test_verify_suggests_the_articles_of_the_successor(contracts, place, articles):
    found = verdict(f"依照《合同法》{place}，应当还款。")

    assert (found.status, found.suggestion.law) == (Status.NOT_IN_FORCE, CIVIL_CODE)
    assert found.suggestion.articles == articles


def test_verify_suggests_the_articles_of_a_law_that_is_known_by_name_alone(contracts):
    contracts.versions.all().delete()

    assert verdict("依照《合同法》第二百零六条，应当还款。").suggestion.targets == (
        Target(CIVIL_CODE, 675),
    )


def test_verify_with_several_texts_takes_no_more_queries(
    companies, contracts, django_assert_max_num_queries
):
    text = f"原《公司法》第二十条、2019年，《合同法》第二百零六条“{LOAN}”。" * 20
    verdict(text)

    with django_assert_max_num_queries(5):
        assert len(verify(text, TODAY).verdicts) == 40
