import pytest

from articles.checks import Subject, run
from articles.checks.registry import Check, Level, level_of
from articles.models import CheckLevel
from tests.factories import make_user

HTML = "<p>可以向银保监会投诉，证人王某的手机13857112233。</p>"


def check(id: str, level: Level = Level.WARNING) -> Check:
    return Check(id, level, "一", "", lambda _subject: [])


@pytest.mark.parametrize(
    ("id", "levels", "expected"),
    [
        ("a.b", {}, "WARNING"),
        ("a.b", {"a.c": "OFF"}, "WARNING"),
        ("a.b", {"a.b": "OFF"}, None),
        ("a.b", {"a.b": "ADVICE"}, "ADVICE"),
        ("a.b", {"a.b": "SHIPPED"}, "WARNING"),
        ("privacy.plate", {"privacy.plate": "OFF"}, "WARNING"),
        ("residue.internal_note", {"residue.internal_note": "ADVICE"}, "WARNING"),
    ],
)
def test_level_is_the_one_that_was_set_but_for_leaks(id, levels, expected):
    assert level_of(check(id), levels) == expected


def set_level(id: str, level: str) -> None:
    CheckLevel.objects.create(check_id=id, level=level, reason="试", changed_by=make_user())


def levels() -> dict[str, str]:
    wanted = ("terms.renamed", "privacy.telephone")
    return {f.id: f.level for f in run(Subject(html=HTML)) if f.id in wanted}


@pytest.mark.django_db
def test_newest_change_of_a_level_counts():
    set_level("terms.renamed", "BLOCKER")
    assert levels() == {"terms.renamed": "BLOCKER", "privacy.telephone": "BLOCKER"}

    set_level("terms.renamed", "OFF")
    assert levels() == {"privacy.telephone": "BLOCKER"}

    set_level("terms.renamed", "SHIPPED")
    assert levels() == {"terms.renamed": "WARNING", "privacy.telephone": "BLOCKER"}


@pytest.mark.django_db
def test_leak_stops_a_post_whatever_was_set():
    set_level("privacy.telephone", "OFF")

    assert levels()["privacy.telephone"] == "BLOCKER"


@pytest.mark.django_db
def test_levels_are_read_once_a_run(django_assert_num_queries):
    set_level("terms.renamed", "ADVICE")

    with django_assert_num_queries(1):
        assert CheckLevel.objects.in_force() == {"terms.renamed": "ADVICE"}
