"""Decisions that amended many laws at once, and from which day the amended texts count."""

from __future__ import annotations

import csv
import datetime
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .lawtext.history import changes
from .lawtext.parsed import ParsedLaw

TABLE = Path(__file__).parent / "data" / "amending_decisions.csv"
BRACKETS = re.compile(r"[《》〈〉<>﹤﹥\s]")
# An interpretation is published some days after it was adopted.
LONGEST_TO_PUBLISH = datetime.timedelta(days=15)


class Decision(NamedTuple):
    """A decision that amended a text; ``is_verified`` where its own words say the day."""

    named: str
    effective_on: datetime.date
    name: str
    is_verified: bool


def decision_on(parsed: ParsedLaw) -> Decision | None:
    """Return the decision that gave a text its last form, None for one that is not listed."""
    events = changes(parsed.events)
    latest = max(events, key=lambda event: event.on, default=None)
    if latest is None or parsed.dated_on is None:
        return None
    if parsed.dated_on - latest.on > LONGEST_TO_PUBLISH:
        return None
    text = BRACKETS.sub("", latest.text)
    return next((row for row in _decisions().get(latest.on, []) if row.named in text), None)


@cache
def _decisions() -> dict[datetime.date, list[Decision]]:
    found: dict[datetime.date, list[Decision]] = {}
    with TABLE.open(encoding="utf-8", newline="") as table:
        for line in csv.DictReader(table):
            day = datetime.date.fromisoformat(line["effective_on"])
            row = Decision(line["named"], day, line["decision"], line["confidence"] == "verified")
            found.setdefault(datetime.date.fromisoformat(line["dated_on"]), []).append(row)
    return found
