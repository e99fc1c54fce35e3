"""Small laws to compare: one line an article, its number before the first blank."""

from typing import NamedTuple

from legal_refs.matching import Match, compare


class Article(NamedTuple):
    article: int
    article_suffix: int
    text: str


def articles(*lines: str) -> list[Article]:
    """Read "3-1 条文" as 第三条之一; "0 序言" is no article."""
    return [_article(*line.split(" ", 1)) for line in lines]


def _article(number: str, text: str) -> Article:
    article, _, suffix = number.partition("-")
    return Article(int(article), int(suffix or 0), text)


def row(match: Match[Article]) -> tuple[str, str, str]:
    """Return the kind, the old and the new number of a match, "" where there is none."""
    return match.kind.value, _number(match.old), _number(match.new)


def rows(old: list[Article], new: list[Article]) -> list[tuple[str, str, str]]:
    """Return what became of each article, in short."""
    return [row(match) for match in compare(old, new)]


def _number(piece: Article | None) -> str:
    if piece is None:
        return ""
    return f"{piece.article}-{piece.article_suffix}" if piece.article_suffix else str(piece.article)
