"""Compares quoted words with the official text, character by character after folding."""

import re
from dataclasses import dataclass

from .alignment import Alignment, Change, align
from .folding import Folded, fold
from .numerals import NUMERAL_CHARS

# …… between two partial quotations
_GAP = re.compile(r"…+|\.{3,}")
_PUNCTUATION = ".,;:?!、-"
# Quotations often repeat the label: “第六百七十五条 借款人应当按照约定的期限返还借款。”
_LABEL = re.compile(rf"第[{NUMERAL_CHARS}]+条(?:之[{NUMERAL_CHARS}]+)?")
# Items may be quoted without their numbers, and a list may be left out: 有下列情形之一的，…： … 。
_ITEM_NUMBER = re.compile(rf"\([{NUMERAL_CHARS}]{{1,3}}\)")
_ITEMS = re.compile(r"[;:.,]?\([一1]\).*[.;:]?", re.DOTALL)
_LIKE_ENOUGH = 0.6
_SENTENCE = re.compile(r"[^。；;！？\n]+[。；;！？\n]*[”’」』\"]?\s*")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that were quoted and those of the official text, with their spans in both."""

    start: int
    end: int
    official_start: int
    official_end: int
    quoted: str
    official: str


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    text: str


def compare(quoted: str, official: str) -> list[Difference]:
    """Return where quoted words differ from the official text, [] where they are its words.

    A part of a sentence, parts joined by ……, other closing punctuation and a list of items left
    out are no differences. compare("依照约定", "应当依据约定返还") finds 照 for 据.
    """
    ours, theirs = fold(quoted), fold(official)
    return [
        _difference(change, quoted, ours, official, theirs)
        for piece, alignment in _alignments(ours.text, theirs.text)
        for change in _shifted(alignment.changes, piece.start)
        if not _left_out(change, ours.text[change.start : change.end], theirs.text)
    ]


def is_quotation_of(quoted: str, official: str) -> bool:
    """Tell whether words are meant to be the official ones: six in ten characters agree."""
    matched = total = 0
    for piece, alignment in _alignments(fold(quoted).text, fold(official).text):
        matched += alignment.matched
        total += len(piece.text)
    return total > 0 and matched >= _LIKE_ENOUGH * total


def extent(quoted: str, official: str) -> int:
    """Return how many characters of an open-ended quotation are the official text's.

    For words after 规定：without quotation marks: counted in whole sentences, up to the first one
    that is not official.
    """
    end = 0
    for sentence in _SENTENCE.finditer(quoted):
        if not is_quotation_of(sentence[0], official):
            break
        end = sentence.end()
    return end


def _alignments(quoted: str, official: str) -> list[tuple[_Piece, Alignment]]:
    found, place = [], 0
    for piece in _pieces(quoted, official):
        alignment = align(piece.text, official, place)
        if alignment.changes and place and align(piece.text, official).matched > alignment.matched:
            # Taken from before the last piece: words of the law, though in another order.
            alignment = align(piece.text, official)
        place = max(place, alignment.end)
        found.append((piece, alignment))
    return found


def _pieces(quoted: str, official: str) -> list[_Piece]:
    pieces, start = [], 0
    label = _LABEL.match(quoted)
    if label and not official.startswith(label[0]):
        start = label.end()
    while start <= len(quoted):
        gap = _GAP.search(quoted, start)
        end = gap.start() if gap else len(quoted)
        text = quoted[start:end]
        inner = text.lstrip(_PUNCTUATION)
        if kept := inner.rstrip(_PUNCTUATION):
            pieces.append(_Piece(start + len(text) - len(inner), kept))
        start = gap.end() if gap else len(quoted) + 1
    return pieces


def _shifted(changes: tuple[Change, ...], by: int) -> list[Change]:
    return [
        Change(change.start + by, change.end + by, change.official_start, change.official_end)
        for change in changes
    ]


def _left_out(change: Change, quoted: str, official: str) -> bool:
    """Tell whether a change is only an item's number or a whole list that was not quoted."""
    missing = official[change.official_start : change.official_end]
    if change.start == change.end and _ITEM_NUMBER.fullmatch(missing):
        return True
    return not quoted.strip(_PUNCTUATION) and bool(_ITEMS.fullmatch(missing))


def _difference(
    change: Change, quoted: str, ours: Folded, official: str, theirs: Folded
) -> Difference:
    start, end = ours.span(change.start, change.end)
    official_start, official_end = theirs.span(change.official_start, change.official_end)
    return Difference(
        start,
        end,
        official_start,
        official_end,
        quoted[start:end],
        official[official_start:official_end],
    )
