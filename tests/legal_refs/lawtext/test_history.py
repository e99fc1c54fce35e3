from datetime import date

import pytest

from legal_refs.lawtext import Event, Kind
from legal_refs.lawtext.closing import Closing
from legal_refs.lawtext.head import Head
from legal_refs.lawtext.history import effective_date, issuing_body, kind_of, label_of

PASSED = Event(date(2005, 2, 28), "第十届全国人民代表大会常务委员会第十四次会议通过")
AMENDED = Event(
    date(2018, 10, 26), "第十三届全国人民代表大会常务委员会《关于修改〈甲法〉的决定》修正"
)
REVISED = Event(date(2023, 12, 29), "第十四届全国人民代表大会常务委员会第七次会议修订")
IN_FORCE = Event(date(2024, 7, 1), "施行")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([PASSED], ""),
        ([PASSED, AMENDED], "2018修正"),
        ([PASSED, AMENDED, REVISED, IN_FORCE], "2023修订"),
        (
            [PASSED, Event(date(2020, 12, 26), "会议通过的《中华人民共和国刑法修正案（十一）》")],
            "2020修正",
        ),
        (
            [
                Event(date(2015, 6, 23), "最高人民法院审判委员会第1655次会议通过"),
                Event(date(2020, 12, 23), "最高人民法院审判委员会第1823次会议通过"),
            ],
            "2020修正",
        ),
        (
            [
                Event(date(2023, 1, 3), "最高人民法院审判委员会第1878次会议通过"),
                Event(date(2023, 3, 2), "最高人民检察院第十三届检察委员会第一百一十四次会议通过"),
            ],
            "",
        ),
    ],
)
def test_label_of_names_the_latest_amendment(events, expected):
    assert label_of(Head(events=events)) == expected


@pytest.mark.parametrize(
    ("head", "closing", "dated_on", "expected"),
    [
        (
            Head(events=[PASSED], effective_on=date(2005, 10, 1)),
            Closing(),
            date(2005, 2, 28),
            date(2005, 10, 1),
        ),
        (Head(events=[PASSED]), Closing(date(2005, 10, 1)), date(2005, 2, 28), date(2005, 10, 1)),
        (Head(events=[PASSED, AMENDED]), Closing(date(2005, 10, 1)), date(2018, 10, 26), None),
        (Head(events=[PASSED]), Closing(None, True), date(2005, 2, 28), date(2005, 2, 28)),
        (Head(events=[PASSED, AMENDED]), Closing(None, True), date(2018, 10, 26), None),
        (Head(), Closing(date(2006, 9, 1)), None, date(2006, 9, 1)),
        (Head(events=[PASSED]), Closing(), date(2005, 2, 28), None),
    ],
)
def test_effective_date_is_that_of_this_text_or_in_doubt(head, closing, dated_on, expected):
    found, doubt = effective_date(head, closing, dated_on)

    assert found == expected
    assert bool(doubt) == (expected is None)


COURT = "最高人民法院关于甲的"
ADOPTED = Event(date(2015, 1, 5), "最高人民法院审判委员会第1600次会议通过")


@pytest.mark.parametrize(
    ("title", "events", "dated_on", "expected"),
    [
        (COURT + "解释（一）", [ADOPTED], date(2015, 1, 28), date(2015, 1, 28)),
        (COURT + "批复", [], date(2015, 1, 28), date(2015, 1, 28)),
        (COURT + "解释", [ADOPTED], date(2015, 1, 5), None),
        (COURT + "解释", [], date(1993, 8, 7), None),
        (COURT + "解答", [], date(2015, 1, 28), None),
        ("最高人民检察院关于甲的解释", [], date(2015, 1, 28), None),
        (COURT + "解释", [ADOPTED, AMENDED], date(2018, 10, 26), None),
        ("全国人民代表大会常务委员会关于甲的解释", [PASSED], date(2005, 2, 28), date(2005, 2, 28)),
        ("全国人民代表大会常务委员会关于甲的决定", [PASSED], date(2005, 2, 28), None),
        (
            "中华人民共和国宪法修正案（1993年）",
            [PASSED, Event(date(2005, 3, 1), "全国人民代表大会公告第八号公布施行")],
            date(2005, 3, 1),
            date(2005, 3, 1),
        ),
    ],
)
def test_effective_date_of_what_counts_from_its_publication(title, events, dated_on, expected):
    assert effective_date(Head(title=title, events=events), Closing(), dated_on)[0] == expected


@pytest.mark.parametrize(
    ("title", "event", "expected"),
    [
        ("最高人民法院关于甲的解释", "", "最高人民法院"),
        ("最高人民法院、最高人民检察院关于甲的解释", "", "最高人民法院、最高人民检察院"),
        ("中华人民共和国甲法", "第十三届全国人民代表大会第三次会议通过", "全国人民代表大会"),
        (
            "中华人民共和国甲法",
            "第九届全国人民代表大会常务委员会第十次会议通过",
            "全国人民代表大会常务委员会",
        ),
        ("甲条例", "中华人民共和国国务院令第619号公布", "国务院"),
        ("甲办法", "公安部令第16号发布", "公安部"),
        (
            "上海市甲条例",
            "上海市第十五届人民代表大会常务委员会第二次会议通过",
            "上海市人民代表大会常务委员会",
        ),
        ("甲", "", ""),
    ],
)
def test_issuing_body_comes_from_title_or_history(title, event, expected):
    events = [Event(date(2000, 1, 1), event)] if event else []

    assert issuing_body(Head(title=title, events=events)) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("中华人民共和国宪法", "全国人民代表大会", Kind.CONSTITUTION),
        ("中华人民共和国宪法修正案（1999年）", "全国人民代表大会", Kind.CONSTITUTION),
        ("中华人民共和国民法典", "全国人民代表大会", Kind.LAW),
        ("中华人民共和国义务教育法", "", Kind.LAW),
        ("中华人民共和国母婴保健法实施办法", "国务院", Kind.REGULATION),
        ("全国人民代表大会常务委员会关于甲的决定", "全国人民代表大会常务委员会", Kind.DECISION),
        (
            "全国人民代表大会常务委员会关于《刑法》第三十条的解释",
            "全国人民代表大会常务委员会",
            Kind.INTERPRETATION,
        ),
        ("最高人民法院关于甲的批复", "最高人民法院", Kind.INTERPRETATION),
        ("女职工劳动保护特别规定", "国务院", Kind.REGULATION),
        ("甲办法", "国家市场监督管理总局", Kind.RULE),
        ("上海市甲条例", "上海市人民代表大会常务委员会", Kind.LOCAL),
        ("甲通知", "", Kind.OTHER),
    ],
)
def test_kind_of_an_instrument(title, body, expected):
    assert kind_of(title, body) == expected
