import pytest

from legal_refs.changes import renew
from legal_refs.models import Provision
from legal_refs.through_time import stages
from tests.factories_law import make_law
from tests.legal_refs.test_comparison import ADDED, KEPT, MOVED, NEW_WORDS, OLD_WORDS, TITLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def law():
    make_law(TITLE, {1: KEPT, 2: OLD_WORDS, 3: MOVED}, "2005-01-01", slug="jiekuanfa")
    make_law(TITLE, {1: KEPT, 2: NEW_WORDS, 3: ADDED, 4: MOVED}, "2010-01-01")
    found = make_law(TITLE, {1: KEPT, 2: ADDED, 3: MOVED}, "2021-01-01")
    for version in found.versions.order_by("effective_on"):
        renew(version)
    return found


def told(law, day, article):
    version = law.versions.get(effective_on=day)
    here = version.provisions.get(article=article)
    found = stages(law.versions.order_by("-effective_on"), here)
    return [
        (str(stage.version.effective_on)[:4], str(stage.place), stage.is_same) for stage in found
    ]


@pytest.mark.parametrize(
    ("day", "article", "expected"),
    [
        (
            "2021-01-01",
            1,
            [("2021", "第一条", True), ("2010", "第一条", True), ("2005", "第一条", False)],
        ),
        (
            "2021-01-01",
            3,
            [("2021", "第三条", True), ("2010", "第四条", True), ("2005", "第三条", False)],
        ),
        (
            "2005-01-01",
            3,
            [("2021", "第三条", True), ("2010", "第四条", True), ("2005", "第三条", False)],
        ),
        ("2010-01-01", 2, [("2010", "第二条", False), ("2005", "第二条", False)]),
        ("2010-01-01", 3, [("2021", "第二条", True), ("2010", "第三条", False)]),
    ],
)
def test_stages_follow_an_article_under_its_numbers(law, day, article, expected):
    assert told(law, day, article) == expected


def test_stages_mark_what_changed(law):
    here = law.versions.get(effective_on="2010-01-01").provisions.get(article=2)
    newest, oldest = stages(law.versions.order_by("-effective_on"), here)

    marked = [(part.kind.value, part.text) for part in newest.segments if part.kind != "same"]
    assert marked == [
        ("deleted", "超过"),
        ("inserted", "违反"),
        ("deleted", "四倍"),
        ("inserted", "上限"),
    ]
    assert oldest.segments == ()


def test_stages_of_a_law_with_one_text_are_none():
    law = make_law(TITLE, KEPT)

    assert stages(list(law.versions.all()), Provision.objects.get()) == []


def test_provision_page_shows_the_stages_and_other_articles_of_the_number(client, law):
    answer = client.get("/laws/jiekuanfa/3/")

    assert [str(stage.place) for stage in answer.context["stages"]] == [
        "第三条",
        "第四条",
        "第三条",
    ]
    assert [row.text for row in answer.context["elsewhere"]] == [ADDED]


def test_stages_take_two_queries(law, django_assert_num_queries):
    here = law.versions.get(effective_on="2021-01-01").provisions.get(article=3)
    versions = list(law.versions.order_by("-effective_on"))

    with django_assert_num_queries(2):
        stages(versions, here)
