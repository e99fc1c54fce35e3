from dataclasses import replace
from datetime import date

import pytest

from legal_refs.amending import Decision
from legal_refs.effective import effective_day
from legal_refs.lawtext import LawTextError
from tests.factories_law import parsed_law

DECIDED = date(2020, 8, 1)
PASSED, STATED, GIVEN = date(2020, 5, 28), date(2021, 1, 1), date(2021, 6, 1)


@pytest.mark.parametrize(
    ("stated", "given", "catalogued", "day", "in_doubt"),
    [
        (STATED, None, None, STATED, False),
        (STATED, GIVEN, None, GIVEN, False),
        (None, GIVEN, STATED, GIVEN, False),
        (None, None, STATED, STATED, False),
        (None, None, None, PASSED, True),
        (None, None, date(2019, 1, 1), PASSED, True),
        (None, None, date(2023, 1, 1), PASSED, True),
    ],
)
def test_effective_day_by_its_source(stated, given, catalogued, day, in_doubt):
    parsed = replace(parsed_law(), effective_on=stated, dated_on=PASSED)
    found = effective_day(parsed, given, catalogued)

    assert (found.day, found.in_doubt) == (day, in_doubt)
    assert bool(found.note) == ((stated is None and given is None) or None not in (stated, given))


@pytest.mark.parametrize(
    ("verified", "catalogued", "day", "in_doubt"),
    [
        (True, None, DECIDED, False),
        (True, STATED, DECIDED, False),
        (False, None, DECIDED, True),
        (False, STATED, STATED, False),
    ],
)
def test_effective_day_by_the_decision_that_amended_the_text(verified, catalogued, day, in_doubt):
    parsed = replace(parsed_law(), effective_on=None, dated_on=PASSED)
    decision = Decision("修改", DECIDED, "国务院令第752号", verified)

    found = effective_day(parsed, None, catalogued, decision)

    assert (found.day, found.in_doubt) == (day, in_doubt)


def test_effective_day_that_the_text_states_goes_before_a_decision():
    parsed = replace(parsed_law(), effective_on=STATED, dated_on=PASSED)
    decision = Decision("修改", DECIDED, "国务院令第752号", True)

    assert effective_day(parsed, None, None, decision).day == STATED


def test_effective_day_unknown_is_refused():
    parsed = replace(parsed_law(), effective_on=None, dated_on=None)

    with pytest.raises(LawTextError):
        effective_day(parsed, None, STATED)
