import datetime

import pytest

from legal_refs.grammar.times import day_spoken_of

CITED = "依照《合同法》第二百零六条"


@pytest.mark.parametrize(
    ("before", "day"),
    [
        ("2019年6月1日，法院", "2019-06-01"),
        ("2019年5月，法院", "2019-05-31"),
        ("2018年，法院", "2018-12-31"),
        ("二〇一九年六月一日，法院", "2019-06-01"),
        ("２０１９年６月１日，法院", "2019-06-01"),
        ("2017年签约，2019年6月1日起诉后，法院", "2017-12-31"),
        ("2017年签约，2019年6月1日判决，法院", "2019-06-01"),
        ("借款发生在2019年6月1日。法院", None),
        ("2019年6月1日起，法院", None),
        ("自2019年以来，法院", None),
        ("2019年度，法院", None),
        ("2019年2月30日，法院", None),
        ("依照2019年发布的《通知》第三条，并", None),
        ("（2019）浙01民终1号判决", None),
        ("三年前，法院", None),
    ],
)
def test_day_spoken_of(before, day):
    text = before + CITED

    assert day_spoken_of(text, len(before)) == (day and datetime.date.fromisoformat(day))
