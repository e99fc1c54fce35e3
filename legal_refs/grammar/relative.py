"""Places named from where one stands in a law: 前款, 前条第二款, 本条第一款, 前两款."""

import re
from dataclasses import dataclass

from ..numerals import NUMERAL_CHARS, parse_numeral
from .lists import with_following
from .pinpoints import BLANK, NUMERAL, Place, read_below

# 第六条 … at the start of a line, or behind 。 and a blank, in a law
_LABEL = re.compile(
    rf"第{BLANK}({NUMERAL}){BLANK}条(?:之({NUMERAL}))?(?=[ \u3000\t【]|\n|(?![规的、至第和所中及或与，到－-])[\u4e00-\u9fff])"
)
_LINE_START = re.compile(r"(?:^|\n)[ \u3000\t#*“]*\Z|[。；][ \u3000]{1,4}\Z")
# 前款, 前两款, 前条, 前三条, 本条第二款, 本款第（三）项
RELATIVE_START = (
    rf"前{NUMERAL}?[款条](?![例件项文约])|本条(?={BLANK}第{BLANK}[（(]?[{NUMERAL_CHARS}])"
    rf"|本款(?={BLANK}第{BLANK}[（(]?[{NUMERAL_CHARS}])"
)
_RELATIVE = re.compile(rf"(前|本)({NUMERAL})?([款条])")
_BLANKS = " \t\u3000\u200b"
_ITEM_LINE = re.compile(rf"[ \u3000\t]*(?:[（(][{NUMERAL_CHARS}]{{1,3}}[）)]|\d{{1,2}}[.．、])")


@dataclass(frozen=True, slots=True)
class Standing:
    """The article of a law that one reads in: where its label stands, its number, the one before."""

    position: int
    article: int
    suffix: int
    suffix_before: int


def label_at(text: str, start: int, last: Standing | None) -> tuple[Standing, int] | None:
    """Return the article whose own label begins here and the label's end, None if none does.

    ``last`` is the article read before it.
    """
    if start and not _LINE_START.search(text, max(0, start - 12), start):
        return None
    found = _LABEL.match(text, start)
    if not found:
        return None
    article = parse_numeral(found[1])
    suffix = parse_numeral(found[2]) if found[2] else 0
    before = last.suffix if last and last.article == article - 1 else 0
    return Standing(start, article, suffix, before), found.end()


def read_relative(text: str, start: int, standing: Standing | None) -> tuple[list[Place], int]:
    """Read 前款第二项 and what follows it in a list; no places where the article is not known.

    The second part of the answer is where the words end.
    """
    found = _RELATIVE.match(text, start)
    assert found is not None, "called where RELATIVE_START matches"
    place = _place(text, found, standing) if standing else None
    read = with_following(text, read_below(text, place or Place(start, found.end()), found[3]))
    return (read if place else []), read[-1].end


def paragraph_at(text: str, standing: Standing, start: int) -> int:
    """Return the number of the paragraph (款) that a place of an article's text stands in."""
    lines = text[standing.position : start].split("\n")
    ends = text.find("\n", start)
    lines[-1] += text[start : ends if ends >= 0 else len(text)]
    paragraphs = [line for line in lines if line.strip(_BLANKS) and not _ITEM_LINE.match(line)]
    return max(len(paragraphs), 1)


def _place(text: str, found: re.Match[str], standing: Standing) -> Place | None:
    start, end = found.span()
    article, suffix = standing.article, standing.suffix
    back = parse_numeral(found[2]) if found[2] else 1
    if found[3] == "条":
        if found[1] == "本":
            return Place(start, end, article, suffix)
        return _article_before(standing, back, start, end)
    paragraph = paragraph_at(text, standing, start)
    if found[1] == "前":
        paragraph -= back
    return Place(start, end, article, suffix, None, paragraph) if paragraph > 0 else None


def _article_before(standing: Standing, back: int, start: int, end: int) -> Place | None:
    article = standing.article
    if back == 1 and standing.suffix:
        return Place(start, end, article, standing.suffix - 1)
    if article <= back:
        return None
    if back == 1:
        return Place(start, end, article - 1, standing.suffix_before)
    return Place(start, end, article - back, 0, article - 1)
