"""What became of each article from one text of a law to another, by number."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from .folding import fold
from .locators import Locator


class Piece(Protocol):
    """A provision as read from a file or as stored."""

    @property
    def article(self) -> int: ...
    @property
    def article_suffix(self) -> int: ...
    @property
    def text(self) -> str: ...


class ArticleChanges(NamedTuple):
    """The articles that only the new text has, only the old one has, and that both word otherwise."""

    added: tuple[Locator, ...] = ()
    removed: tuple[Locator, ...] = ()
    changed: tuple[Locator, ...] = ()


NO_CHANGES = ArticleChanges()


def words(text: str) -> str:
    """Return the words of a text: blanks, quotation marks and the width of marks do not count."""
    return fold(text).text


def article_changes(old: Iterable[Piece], new: Iterable[Piece]) -> ArticleChanges:
    """Compare the articles of two texts by their numbers; pieces that are no article do not count."""
    before, after = _by_number(old), _by_number(new)
    common = [place for place in after if place in before]
    return ArticleChanges(
        tuple(place for place in after if place not in before),
        tuple(place for place in before if place not in after),
        tuple(place for place in common if before[place] != after[place]),
    )


def _by_number(pieces: Iterable[Piece]) -> dict[Locator, str]:
    return {
        Locator(piece.article, piece.article_suffix): words(piece.text)
        for piece in pieces
        if piece.article
    }
