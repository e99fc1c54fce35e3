from datetime import date

import pytest

from legal_refs.lawtext.dates import date_in_name, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("自2021年1月1日起施行", date(2021, 1, 1)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        ("一九九四年十二月六日", date(1994, 12, 6)),
        ("二○○八年 一月 二日", date(2008, 1, 2)),
        ("２０１２年１２月３日", date(2012, 12, 3)),
        ("2021年2月30日", None),
        ("2021年起施行", None),
        ("", None),
    ],
)
def test_parse_date_reads_the_first_date(text, expected):
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("公司法(2023-12-29).md", date(2023, 12, 29)),
        ("中华人民共和国学位法_20240426.docx", date(2024, 4, 26)),
        ("合同编.md", None),
        ("文件(2023-13-29).md", None),
        ("110101199001010011.txt", None),
    ],
)
def test_date_in_name_reads_the_date_of_the_version(name, expected):
    assert date_in_name(name) == expected
