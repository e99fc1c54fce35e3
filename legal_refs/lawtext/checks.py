"""What is odd about a text that was read, as warnings."""

import re
from collections.abc import Iterator, Sequence

from . import headings
from .parsed import ParsedProvision, ProvisionKind, TextWarning
from .structure import paragraphs

MANY_ARTICLES = 20
SENTENCE = re.compile(r"。(?=\S)")
MOST_DIVIDED = 0.06
FEWEST_LONG = 0.15


def paragraphs_run_together(articles: Sequence[ParsedProvision]) -> bool:
    """Say whether each article's paragraphs were joined into one line, as some web copies do.

    So it is where hardly an article of a longer law has a second 款 and many have three sentences
    and more. Of the texts at hand with 20 articles and more, whole ones have a second 款 in at
    least 7 of 100 articles, or no long ones.
    """
    if len(articles) < MANY_ARTICLES:
        return False
    divided = sum(1 for article in articles if len(paragraphs(article.text)) > 1)
    long = sum(1 for article in articles if _is_long(article.text))
    return divided < MOST_DIVIDED * len(articles) and long > FEWEST_LONG * len(articles)


def _is_long(text: str) -> bool:
    return "\n" not in text and len(SENTENCE.findall(text)) >= 2


def odd_provisions(provisions: Sequence[ParsedProvision]) -> Iterator[TextWarning]:
    """Warn of articles without text and of 章 and 节 whose number jumps."""
    for piece in provisions:
        if piece.kind is ProvisionKind.ARTICLE and not piece.text:
            yield TextWarning(piece.line, f"第{piece.article}条没有文字")
    yield from _jumps(provisions)


def _jumps(provisions: Sequence[ParsedProvision]) -> Iterator[TextWarning]:
    """A heading's number goes on from the one before of its unit under the same heading."""
    last: dict[tuple[str, ...], int] = {}
    before: tuple[str, ...] = ()
    for piece in provisions:
        for depth, text in enumerate(piece.headings):
            if piece.headings[: depth + 1] == before[: depth + 1]:
                continue
            unit, value = headings.number(text)
            key = (unit, *piece.headings[:depth])
            if unit and key in last and value not in (last[key] + 1, last[key]):
                yield TextWarning(piece.line, f"标题序号不连续：{text} 之前是第{last[key]}{unit}")
            last[key] = value
        before = piece.headings
