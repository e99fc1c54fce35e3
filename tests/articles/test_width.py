import pytest

from articles.width import full_width_units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("民法典", 3),
        ("App 12", 3),
        ("《民法典》675", 6.5),
        ("“引号”", 4),
        ("，。", 2),
        ("ｱ", 0.5),
    ],
)
def test_full_width_units(text, units):
    assert full_width_units(text) == units
