import datetime

import pytest
from django.utils import timezone

from legal_refs import changes
from legal_refs.change_words import describe, effective_day, suggestion
from legal_refs.locators import Locator
from legal_refs.models import Law, LawVersion
from legal_refs.trails import Trails, with_predecessors
from tests.factories_law import make_law
from tests.legal_refs.test_changes import GUARANTEE, INTEREST, LATER, LAW, RETURN, version

pytestmark = pytest.mark.django_db
SPLIT = f"{RETURN}\n{INTEREST}"


def sentences(first: LawVersion, article: int) -> list[str]:
    steps = Trails({first.law_id}).after(first, Locator(article))
    return [describe(step) for step in steps]


@pytest.mark.parametrize(
    ("articles", "sentence", "suggested"),
    [
        (
            {1: GUARANTEE, 2: RETURN},
            "《借款法》第一条自2020年3月1日起改为第二条，内容没有变化。",
            "《中华人民共和国借款法》第二条",
        ),
        (
            {1: LATER},
            "《借款法》第一条自2020年3月1日起有修改。",
            "《中华人民共和国借款法》第一条",
        ),
        (
            {1: GUARANTEE, 2: LATER},
            "《借款法》第一条自2020年3月1日起改为第二条，文字有修改。",
            "《中华人民共和国借款法》第二条",
        ),
        ({1: GUARANTEE}, "《借款法》第一条自2020年3月1日起已删除。", ""),
    ],
)
def test_describe_one_step(articles, sentence, suggested):
    first = version("2010-01-01", {1: RETURN})
    version("2020-03-01", articles)

    step = Trails({first.law_id}).after(first, Locator(1))[0]

    assert (describe(step), suggestion(step)) == (sentence, suggested)
    assert effective_day(step) == datetime.date(2020, 3, 1)


def test_describe_split_article_names_all_its_parts():
    first = version("2010-01-01", {1: GUARANTEE, 2: SPLIT})
    version("2020-01-01", {1: GUARANTEE, 2: RETURN, 3: INTEREST})

    assert sentences(first, 2) == ["《借款法》第二条自2020年1月1日起拆分为第二条、第三条。"]


def test_describe_only_references():
    first = version("2010-01-01", {1: "依照本法第九条处理争议。"})
    version("2020-01-01", {1: "依照本法第十条处理争议。"})

    assert sentences(first, 1) == ["《借款法》第一条自2020年1月1日起有修改，只涉及所引条文的序号。"]


def test_after_follows_the_numbers_through_all_texts():
    first = version("2010-01-01", {1: RETURN, 2: INTEREST})
    version("2015-01-01", {1: GUARANTEE, 2: RETURN, 3: INTEREST})
    version("2018-01-01", {1: GUARANTEE, 2: RETURN, 3: INTEREST, 4: "本法自公布之日起施行。"})
    version("2020-01-01", {1: GUARANTEE, 2: LATER, 3: INTEREST})

    assert sentences(first, 1) == [
        "《借款法》第一条自2015年1月1日起改为第二条，内容没有变化。",
        "《借款法》第二条自2020年1月1日起有修改。",
    ]


def test_after_of_a_deleted_article_ends():
    first = version("2010-01-01", {1: RETURN, 2: INTEREST})
    version("2015-01-01", {1: INTEREST})
    version("2020-01-01", {1: GUARANTEE, 2: INTEREST})

    assert sentences(first, 1) == ["《借款法》第一条自2015年1月1日起已删除。"]


def test_after_goes_on_in_the_law_that_took_over():
    old = make_law(LAW, {206: RETURN, 207: GUARANTEE}, "1999-10-01")
    code = make_law("中华人民共和国民法典", {675: RETURN, 676: INTEREST}, "2021-01-01")
    Law.objects.filter(pk=old.pk).update(repealed_on="2021-01-01", successor=code)
    first = old.versions.get()
    changes.renew(code.versions.get())
    version("2025-01-01", {675: LATER, 676: INTEREST}, code.title)

    assert sentences(first, 206) == [
        "《借款法》第二百零六条随该法自2021年1月1日起废止，现见《民法典》第六百七十五条，内容没有变化。",
        "《民法典》第六百七十五条自2025年1月1日起有修改。",
    ]
    assert sentences(first, 207) == [
        "《借款法》第二百零七条随该法自2021年1月1日起废止，《民法典》没有对应的条文。"
    ]
    assert with_predecessors({code.pk}) == {code.pk, old.pk}


def test_since_counts_what_the_library_held():
    first, second = version("2010-01-01", {1: RETURN}), version("2020-01-01", {1: LATER})
    noon = timezone.now()
    LawVersion.objects.filter(pk=first.pk).update(imported_at=noon - datetime.timedelta(days=9))
    LawVersion.objects.filter(pk=second.pk).update(imported_at=noon - datetime.timedelta(days=5))
    trails = Trails({first.law_id})

    def changes_since(day: str, days_ago: int) -> int:
        moment = noon - datetime.timedelta(days=days_ago)
        on = datetime.date.fromisoformat(day)
        return len(trails.since(first.law_id, Locator(1), on, moment))

    assert changes_since("2026-01-01", 1) == 0
    assert changes_since("2026-01-01", 7) == 1
    assert changes_since("2015-01-01", 1) == 1
    assert changes_since("2005-01-01", 1) == 1
    assert changes_since("2026-01-01", 20) == 0
    assert trails.since(0, Locator(1), datetime.date(2026, 1, 1), noon) == []


def test_after_an_excerpt_parts_no_two_texts():
    first = version("2010-01-01", {1: RETURN, 2: INTEREST})
    version("2015-01-01", {1: LATER}, complete=False)
    version("2020-01-01", {1: LATER, 2: GUARANTEE, 3: INTEREST})

    assert sentences(first, 1) == ["《借款法》第一条自2015年1月1日起有修改。"]
    assert sentences(first, 2) == ["《借款法》第二条自2020年1月1日起改为第三条，内容没有变化。"]


def test_since_leaves_out_the_excerpt_by_which_it_was_judged():
    first = version("2010-01-01", {1: RETURN, 2: INTEREST})
    version("2015-01-01", {1: LATER}, complete=False)
    version("2020-01-01", {1: LATER[:-1] + "和费用。", 2: INTEREST})

    steps = Trails({first.law_id}).since(
        first.law_id, Locator(1), datetime.date(2018, 1, 1), timezone.now()
    )

    assert [describe(step) for step in steps] == ["《借款法》第一条自2020年1月1日起有修改。"]
