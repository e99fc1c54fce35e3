"""Mending a misprint: a stored text gives way to another of the same law and day, and is kept in the log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from .lawtext.errors import LawTextError
from .lawtext.parsed import ParsedLaw
from .locators import Locator
from .models import LawVersion, Provision, TextCorrection
from .outcome import Outcome, Stored
from .rows import add_provisions, as_rows

NOTHING_HELD = (
    "库中没有《{title}》{day} 起施行的文本，没有可以更正的。请去掉 --replace-text 再导入。"
)
ONLY_A_PART = "文件只有《{title}》的一部分，不能代替已收录的全文。"
TAKEN = ("label", "complete", "paragraphs_known", "source", "source_date", "text_sha256", "frame")

Key = tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class Correction:
    """Who mends a stored text, and why."""

    reason: str
    made_by: str


class _Piece(Protocol):
    kind: str
    article: int
    article_suffix: int
    caption: str
    text: str


def correct(
    parsed: ParsedLaw, version: LawVersion, stored: Stored | None, correction: Correction
) -> Stored:
    """Put a text in the place of the stored one of its law and day, and log what that changes.

    ``version`` is what would be stored, ``stored`` what storing it without a correction says. A
    text that is the same to the character changes nothing. Raises LawTextError where none of that
    day is held, or the whole of it and this is a part.
    """
    title = version.law.title
    if stored is None:
        raise LawTextError(NOTHING_HELD.format(title=title, day=version.effective_on))
    old = stored.version
    if old.complete and not version.complete:
        raise LawTextError(ONLY_A_PART.format(title=title))
    changes = text_changes(old.provisions.order_by("position"), parsed.provisions)
    if not changes or stored.outcome is Outcome.COMPLETED:
        return stored
    _log(old, version, changes, correction)
    for name in TAKEN:
        setattr(old, name, getattr(version, name))
    old.warnings = as_rows(stored.warnings)
    old.save()
    old.provisions.all().delete()
    add_provisions(parsed, old)
    return replace(stored, outcome=Outcome.CORRECTED)


def text_changes(old: Iterable[_Piece], new: Iterable[_Piece]) -> list[dict[str, str]]:
    """Return the pieces that differ, to the character: place, old words and new, "" for none."""
    before, after = _by_place(old), _by_place(new)
    return [
        {"place": _name(place), "old": before.get(place, ""), "new": after.get(place, "")}
        for place in dict.fromkeys([*before, *after])
        if before.get(place) != after.get(place)
    ]


def _by_place(pieces: Iterable[_Piece]) -> dict[Key, str]:
    """The words of each piece by its article, or by its kind and count."""
    counts: Counter[str] = Counter()
    found: dict[Key, str] = {}
    for piece in pieces:
        kind = str(piece.kind)
        counts[kind] += 1
        place = kind, piece.article, piece.article_suffix, 0 if piece.article else counts[kind]
        caption = f"【{piece.caption}】" if piece.caption else ""
        found[place] = caption + piece.text
    return found


def _name(place: Key) -> str:
    kind, article, suffix, count = place
    if article:
        return str(Locator(article, suffix))
    return f"{Provision.Kind(kind).label}{count}"


def _log(
    old: LawVersion, new: LawVersion, changes: list[dict[str, str]], correction: Correction
) -> None:
    TextCorrection.objects.create(
        version=old,
        described=str(old)[:400],
        reason=correction.reason,
        made_by=correction.made_by,
        source=new.source,
        old_sha256=old.text_sha256,
        new_sha256=new.text_sha256,
        count=len(changes),
        changes=changes,
    )
