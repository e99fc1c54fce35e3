"""From which day the text of a file counts."""

import datetime
from typing import NamedTuple

from .amending import Decision
from .lawtext.errors import LawTextError
from .lawtext.parsed import ParsedLaw

# A law takes effect at most about a year after it was passed: a date further away is another version's.
LONGEST_WAIT = datetime.timedelta(days=400)

IN_DOUBT = "施行日期不明：文中没有写明，暂按文中最晚的日期 {day} 记录，请核对。"
FROM_CATALOGUE = "施行日期 {day} 取自随附的法律名录，文中没有写明。"
FROM_DECISION = "施行日期 {day} 取自{decision}，文中没有写明。"
LIKELY = "施行日期不明：文中没有写明，暂按{decision}记为 {day}，请核对。"
GIVEN_OTHERWISE = "文中写明自 {read} 起施行，按指定的 {given} 记录。"
UNKNOWN = "看不出这部法律从哪一天起施行。请补上施行日期（命令行用 --effective-on 2021-01-01）。"


class EffectiveDay(NamedTuple):
    """The day and, where it is not plainly in the text, a note that says where it comes from."""

    day: datetime.date
    note: str = ""
    in_doubt: bool = False


def effective_day(
    parsed: ParsedLaw,
    given: datetime.date | None,
    catalogued: datetime.date | None,
    decision: Decision | None = None,
) -> EffectiveDay:
    """Decide from which day a text counts.

    In this order: the day that a person gives, the day that the text states, that of the decision
    that amended it, the verified day that the shipped catalogue of laws has for a text of this
    date; and, noted as in doubt, the day of a decision known by hearsay, the latest date in the
    head. Raises LawTextError where there is none of them.
    """
    if given:
        return EffectiveDay(given, _otherwise(parsed.effective_on, given))
    if parsed.effective_on:
        return EffectiveDay(parsed.effective_on)
    if decision and decision.is_verified:
        return _decided(decision, FROM_DECISION)
    passed = parsed.dated_on
    if passed and catalogued and passed <= catalogued <= passed + LONGEST_WAIT:
        return EffectiveDay(catalogued, FROM_CATALOGUE.format(day=catalogued))
    if decision:
        return _decided(decision, LIKELY)
    if passed:
        return EffectiveDay(passed, IN_DOUBT.format(day=passed), in_doubt=True)
    raise LawTextError(UNKNOWN)


def _decided(decision: Decision, note: str) -> EffectiveDay:
    day = decision.effective_on
    note = note.format(day=day, decision=decision.name)
    return EffectiveDay(day, note, in_doubt=not decision.is_verified)


def _otherwise(read: datetime.date | None, given: datetime.date) -> str:
    if read in (None, given):
        return ""
    return GIVEN_OTHERWISE.format(read=read, given=given)
