import pytest

from legal_refs.numerals import parse_numeral, to_chinese


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十五", 15),
        ("二十", 20),
        ("一百零一", 101),
        ("一百一十", 110),
        ("一千二百六十", 1260),
        ("一千零六十四", 1064),
        ("一万零三", 10003),
        ("二〇二一", 2021),
        ("二○二一", 2021),
        ("675", 675),
        ("６７５", 675),
        ("两", 2),
    ],
)
def test_parse_numeral_values(text, number):
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", "条", "1二", "X", "一条"])
def test_parse_numeral_refuses_what_is_none(text):
    with pytest.raises(ValueError, match="不是数字"):
        parse_numeral(text)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (15, "十五"),
        (101, "一百零一"),
        (110, "一百一十"),
        (276, "二百七十六"),
        (1064, "一千零六十四"),
        (10010, "一万零一十"),
    ],
)
def test_to_chinese_as_statutes_write(number, text):
    assert to_chinese(number) == text


def test_to_chinese_and_back():
    assert [parse_numeral(to_chinese(number)) for number in range(1, 3000)] == list(range(1, 3000))


@pytest.mark.parametrize("number", [0, -1, 100_000_000])
def test_to_chinese_refuses_outside_its_range(number):
    with pytest.raises(ValueError, match="超出范围"):
        to_chinese(number)
