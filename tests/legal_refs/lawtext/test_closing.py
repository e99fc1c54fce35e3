from datetime import date

import pytest

from legal_refs.lawtext.closing import Closing, read_closing

CIVIL_CODE = (
    "本法自2021年1月1日起施行。《中华人民共和国婚姻法》、《中华人民共和国继承法》同时废止。"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CIVIL_CODE,
            Closing(date(2021, 1, 1), False, ("中华人民共和国婚姻法", "中华人民共和国继承法")),
        ),
        ("本条例自公布之日起施行。", Closing(None, True, ())),
        ("本规定自二〇二一年一月一日起施行。", Closing(date(2021, 1, 1), False, ())),
        (
            "本法于1992年1月1日起施行。1983年9月23日国务院发布的《烟草专卖条例》同时废止。",
            Closing(date(1992, 1, 1), False, ("烟草专卖条例",)),
        ),
        (
            "《最高人民法院关于适用〈中华人民共和国婚姻法〉的解释》同时废止。",
            Closing(None, False, ("最高人民法院关于适用〈中华人民共和国婚姻法〉的解释",)),
        ),
        ("《解释（一）》（法释〔2020〕26号）第三十二条第一款同时废止。", Closing()),
        ("《甲规定》中与本规定不一致的内容同时废止。", Closing()),
        ("《甲规定》与本规定不一致的，以本规定为准。", Closing()),
        ("第三年起施行。", Closing()),
    ],
)
def test_read_closing(text, expected):
    assert read_closing(["第一条的文字。", text]) == expected


def test_read_closing_looks_at_the_last_texts_only():
    texts = ["《甲法》同时废止。自2000年1月1日起施行。", "乙。", "丙。", "丁。"]

    assert read_closing(texts) == Closing()
