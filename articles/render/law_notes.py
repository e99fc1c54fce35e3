"""What a page tells its readers when the law it cites has changed since."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils import timezone

from legal_refs.change_words import describe, effective_day
from legal_refs.trails import Step, Trails

from ..models import Edition, ReviewTask
from .links import law_url
from .listing import Key
from .shown import LawNote, LawNotes
from .touched import touched, with_judged_at


def law_records(edition: Edition, keys: Collection[Key]) -> list[dict[str, str]]:
    """Return all that later texts do to what an edition cites, in effect or to come, for keeping."""
    judged = with_judged_at(Edition.objects.filter(pk=edition.pk)).get()
    steps = list(touched(judged, keys, Trails({law for law, _, _ in keys})))
    confirmed = _confirmed(edition) if steps else {}
    return [_record(step, confirmed.get(step[0].pk)) for step in steps]


def notes_on(records: Iterable[Mapping[str, Any]], day: datetime.date) -> LawNotes:
    """Return of what is kept with a page the changes that count on a day."""
    on = day.isoformat()
    return LawNotes(tuple(_note(record) for record in records if record["on"] <= on))


def _record(step: Step, confirmed: datetime.datetime | None) -> dict[str, str]:
    on = effective_day(step)
    return {
        "on": on.isoformat(),
        "text": describe(step),
        "url": _url(step, on),
        "confirmed": timezone.localdate(confirmed).isoformat() if confirmed else "",
    }


def _url(step: Step, on: datetime.date) -> str:
    """Where the new words stand; of a deleted article the law as it is without it."""
    places = sorted({row.new_place for row in step if row.new_place})
    law = step[0].new_version.law
    return law_url(law, max(on, step[0].new_version.effective_on), places[0].slug if places else "")


def _note(record: Mapping[str, Any]) -> LawNote:
    confirmed = record["confirmed"]
    day = datetime.date.fromisoformat(confirmed) if confirmed else None
    on = datetime.date.fromisoformat(record["on"])
    return LawNote(on, record["text"], record["url"], day)


def _confirmed(edition: Edition) -> dict[int | None, datetime.datetime | None]:
    tasks = ReviewTask.objects.of_text(edition).filter(outcome=ReviewTask.Outcome.STILL_RIGHT)
    return dict(tasks.values_list("law_change", "cleared_at"))
