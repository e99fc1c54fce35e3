from dataclasses import replace
from datetime import date

import pytest

from legal_refs.amending import decision_on
from legal_refs.lawtext import Event
from tests.factories_law import parsed_law

CONGRESS = "第十三届全国人民代表大会常务委员会第六次会议《关于修改{}等十五部法律的决定》第二次修正"
FIFTEEN = CONGRESS.format("〈中华人民共和国野生动物保护法〉")


def law(*events, dated_on):
    return replace(parsed_law(), events=tuple(Event(*event) for event in events), dated_on=dated_on)


@pytest.mark.parametrize(
    ("event", "dated_on", "day", "is_verified"),
    [
        ((date(2018, 10, 26), FIFTEEN), date(2018, 10, 26), date(2018, 10, 26), False),
        (
            (date(2018, 10, 26), CONGRESS.format("<中华人民共和国野生动物保护法>")),
            date(2018, 10, 26),
            date(2018, 10, 26),
            False,
        ),
        (
            (date(2020, 12, 23), "最高人民法院审判委员会第1823次会议通过"),
            date(2020, 12, 29),
            date(2021, 1, 1),
            True,
        ),
        (
            (date(2022, 3, 29), "《国务院关于修改和废止部分行政法规的决定》第四次修订"),
            date(2022, 3, 29),
            date(2022, 5, 1),
            False,
        ),
    ],
)
def test_decision_that_gave_a_text_its_form(event, dated_on, day, is_verified):
    decision = decision_on(law(event, dated_on=dated_on))

    assert (decision.effective_on, decision.is_verified) == (day, is_verified)


@pytest.mark.parametrize(
    "parsed",
    [
        law((date(2018, 10, 26), "《关于修改〈甲法〉的决定》修正"), dated_on=date(2018, 10, 26)),
        law((date(2018, 10, 27), FIFTEEN), dated_on=date(2018, 10, 27)),
        law((date(2018, 10, 26), FIFTEEN), dated_on=date(2021, 4, 29)),
        law(
            (date(2018, 10, 26), FIFTEEN),
            (date(2021, 4, 29), "《关于修改〈乙法〉的决定》修正"),
            dated_on=date(2021, 4, 29),
        ),
        law(dated_on=date(2018, 10, 26)),
        law((date(2018, 10, 26), FIFTEEN), dated_on=None),
    ],
)
def test_text_that_a_later_or_another_event_changed_has_no_listed_decision(parsed):
    assert decision_on(parsed) is None
