"""Storing a law that was read: one transaction a law; a stored text is overwritten only to mend it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction

from . import changes
from .amending import decision_on
from .catalogue import catalogued
from .correcting import Correction, correct
from .effective import EffectiveDay, effective_day
from .lawtext.errors import LawTextError
from .lawtext.parsed import ParsedLaw, TextWarning
from .locators import Locator
from .matching import compare, place_of
from .models import LawChange, LawVersion, Provision
from .names import forget_names
from .outcome import Changes, Outcome, Stored, changes_of
from .register import law_for, mark_repealed
from .rows import add_provisions, as_rows, text_digest


def store(
    parsed: ParsedLaw,
    *,
    source: str,
    source_date: datetime.date | None = None,
    effective_on: datetime.date | None = None,
    dry_run: bool = False,
    correction: Correction | None = None,
) -> Stored:
    """Store a law that was read, in one transaction; a dry run does the same and takes it back.

    The same text again changes nothing, whatever its date; another text of the same law and day
    is compared and not stored, but with a correction put in the place of the stored one; a text of
    another day is a new version. Raises LawTextError where the day is unknown, an article stands
    twice, or there is nothing to correct.
    """
    _refuse_doubles(parsed)
    with transaction.atomic():
        stored = _store(parsed, source, source_date, effective_on, correction)
        if dry_run:
            transaction.set_rollback(True)
    forget_names()
    return stored


def _refuse_doubles(parsed: ParsedLaw) -> None:
    counts = Counter(Locator(part.article, part.article_suffix) for part in parsed.articles)
    doubles = [str(place) for place, count in counts.items() if count > 1]
    if doubles:
        raise LawTextError(f"条号重复：{'、'.join(doubles[:5])}。请核对文件后再导入。")


def _store(
    parsed: ParsedLaw,
    source: str,
    source_date: datetime.date | None,
    given: datetime.date | None,
    correction: Correction | None,
) -> Stored:
    row = catalogued(parsed.title)
    day = effective_day(parsed, given, row.effective_on if row else None, decision_on(parsed))
    law = law_for(parsed, row)
    version = LawVersion(
        law=law,
        effective_on=day.day,
        promulgated_on=parsed.promulgated_on,
        label=parsed.label,
        complete=_is_whole(parsed),
        paragraphs_known=parsed.paragraphs_known,
        source=source[:300],
        source_date=source_date,
        text_sha256=text_digest(parsed.provisions),
        frame=[list(line) for line in parsed.frame],
        day_in_doubt=day.in_doubt,
    )
    known = list(law.versions.order_by("effective_on"))
    warnings = [*_notes(day, version, known), *_read_warnings(parsed, day)]
    stored = _against_known(parsed, version, known, day, tuple(warnings))
    if correction:
        corrected = correct(parsed, version, stored, correction)
        if corrected.outcome is Outcome.CORRECTED:
            changes.renew(corrected.version)
        return corrected
    if stored:
        return stored
    return _insert(parsed, version, known, tuple(warnings))


def _notes(day: EffectiveDay, version: LawVersion, known: list[LawVersion]) -> list[TextWarning]:
    notes = [day.note] if day.note else []
    if not version.complete:
        notes.append("只有法律的一部分，按摘录保存：没有收录的条文不当作不存在。")
    if known and known[-1].effective_on > version.effective_on:
        notes.append(f"库中已有 {known[-1].effective_on} 起施行的版本，这一版更早。")
    repealed_on = version.law.repealed_on
    if repealed_on and repealed_on <= version.effective_on:
        notes.append(f"库中记这部法律已于 {repealed_on} 废止，这一版不会被当作有效，请核对。")
    return [TextWarning(0, note) for note in notes]


def _read_warnings(parsed: ParsedLaw, day: EffectiveDay) -> list[TextWarning]:
    """What the reader found odd; its doubt about the day may have been settled since."""
    doubt = "本版本的施行日期"
    return [row for row in parsed.warnings if day.in_doubt or doubt not in row.message]


def _is_whole(parsed: ParsedLaw) -> bool:
    """A file that is one 编 of a law is an excerpt; all of them together, from 第一条 on, are not."""
    numbers = {part.article for part in parsed.articles}
    return not parsed.part or numbers == set(range(1, max(numbers, default=0) + 1))


def _against_known(
    parsed: ParsedLaw,
    version: LawVersion,
    known: list[LawVersion],
    day: EffectiveDay,
    warnings: tuple[TextWarning, ...],
) -> Stored | None:
    """Return what is to be said where this text or this day is stored already."""
    same = next((old for old in known if old.text_sha256 == version.text_sha256), None)
    if same:
        if same.effective_on != day.day and not day.in_doubt:
            note = f"同一文本已按 {same.effective_on} 起施行入库，这次的日期是 {day.day}，未改动。"
            warnings = (*warnings, TextWarning(0, note))
        return _stored(parsed, same, Outcome.UNCHANGED, warnings)
    dated = next((old for old in known if old.effective_on == day.day), None)
    if dated is None:
        return None
    found = _compared(dated, parsed)
    if not dated.complete and version.complete and found == Changes(added=found.added):
        return _complete(parsed, dated, version, warnings)
    if dated.complete and not version.complete and found == Changes(removed=found.removed):
        return _stored(parsed, dated, Outcome.UNCHANGED, warnings)
    stored = _stored(parsed, dated, Outcome.DIFFERENT, warnings)
    return replace(stored, against=dated, changes=found)


def _compared(version: LawVersion, parsed: ParsedLaw) -> Changes:
    """Compare the articles of a stored text with those of one that was read."""
    held = version.provisions.filter(kind=Provision.Kind.ARTICLE).order_by("position")
    return changes_of(
        (match.kind, match.old and place_of(match.old), match.new and place_of(match.new))
        for match in compare([*held], [*parsed.articles])
    )


def _complete(
    parsed: ParsedLaw, excerpt: LawVersion, version: LawVersion, warnings: tuple[TextWarning, ...]
) -> Stored:
    """Put the whole text in the place of an excerpt that says the same."""
    found = _compared(excerpt, parsed)
    excerpt.provisions.all().delete()
    version.pk, version.imported_at = excerpt.pk, excerpt.imported_at
    version.warnings = as_rows(warnings)
    version.save(force_update=True)
    add_provisions(parsed, version)
    changes.renew(version)
    stored = _stored(parsed, version, Outcome.COMPLETED, warnings)
    return replace(stored, changes=found)


def _insert(
    parsed: ParsedLaw,
    version: LawVersion,
    known: list[LawVersion],
    warnings: tuple[TextWarning, ...],
) -> Stored:
    before = [old for old in known if old.effective_on < version.effective_on]
    against = before[-1] if before else None
    version.warnings = as_rows(warnings)
    version.save(force_insert=True)
    add_provisions(parsed, version)
    mark_repealed(parsed, version)
    rows = changes.renew(version)
    outcome = Outcome.NEW_VERSION if known else Outcome.NEW
    stored = _stored(parsed, version, outcome, warnings)
    if against is None:
        return stored
    return replace(stored, against=against, changes=_summed(rows, against))


def _summed(rows: Iterable[LawChange], against: LawVersion) -> Changes:
    steps = (row for row in rows if row.old_version == against)
    return changes_of((row.kind, row.old_place, row.new_place) for row in steps)


def _stored(
    parsed: ParsedLaw, version: LawVersion, outcome: Outcome, warnings: tuple[TextWarning, ...]
) -> Stored:
    counts = len(parsed.articles), len(parsed.provisions)
    return Stored(version.law, version, outcome, *counts, warnings)
