"""What in a text is the writer's own: not the law's words, nor what is quoted, nor code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from legal_refs.verify import Status

if TYPE_CHECKING:
    from .subject import Subject


def passes_over(subject: Subject) -> Callable[[int], bool]:
    """Return whether a place in the body's text is none of the writer's words.

    So are code, quoted blocks and quotations that are the official text to the character.
    """
    official = _official(subject)

    def foreign(place: int) -> bool:
        return any(start <= place < end for start, end in official) or subject.elements.is_foreign(
            subject.plain.starts[place]
        )

    return foreign


def own_text(subject: Subject) -> str:
    """Return the body's text with blanks for its citations and for official words; places stay."""
    chars = list(subject.plain.text)
    named = [(v.citation.start, v.citation.end) for v in subject.cited.verdicts]
    for start, end in named + _official(subject):
        chars[start:end] = " " * (end - start)
    return "".join(chars)


def _official(subject: Subject) -> list[tuple[int, int]]:
    return [
        (verdict.quotation.start, verdict.quotation.end)
        for verdict in subject.cited.with_status(Status.VERIFIED)
        if verdict.quotation
    ]
