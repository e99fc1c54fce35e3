"""The rows that a text becomes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from .lawtext.parsed import ParsedLaw, TextWarning
from .matching import Piece, words
from .models import LawVersion, Provision

BATCH = 500


def add_provisions(parsed: ParsedLaw, version: LawVersion) -> None:
    """Store the provisions of a text under its version."""
    rows = (
        Provision(
            version=version,
            position=part.position,
            kind=part.kind.value,
            article=part.article,
            article_suffix=part.article_suffix,
            headings=list(part.headings),
            caption=part.caption,
            text=part.text,
            opening=part.opening,
        )
        for part in parsed.provisions
    )
    Provision.objects.bulk_create(rows, batch_size=BATCH)


def text_digest(pieces: Iterable[Piece]) -> str:
    """Return a SHA-256 over the words of a text and its article numbers, headings left out."""
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(f"{piece.article}-{piece.article_suffix}\t{words(piece.text)}\n".encode())
    return digest.hexdigest()


def as_rows(warnings: Iterable[TextWarning]) -> list[dict[str, int | str]]:
    """Return warnings as they are kept with a version."""
    return [{"line": warning.line, "message": warning.message} for warning in warnings]
