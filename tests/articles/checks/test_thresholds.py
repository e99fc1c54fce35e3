import pytest

from articles.checks.registry import registry
from articles.checks.thresholds import limit, thresholds


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("density_warning", 3),
        ("density_blocker", 4),
        ("density_times", 5),
        ("description_most", 120),
        ("title_least", 4),
        ("title_most", 40),
    ],
)
def test_limits_of_what_is_plainly_broken(name, value):
    assert limit(name) == value


def test_every_limit_belongs_to_a_registered_check():
    assert [row.check for row in thresholds().values() if row.check not in registry.checks] == []


def test_limit_is_written_with_its_unit():
    assert [str(thresholds()[name]) for name in ("density_warning", "text_least")] == [
        "3%",
        "600 字",
    ]
