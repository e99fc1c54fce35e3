"""Headings, pictures, links and paragraphs of a piece of HTML, with their places in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape

from ..plaintext import TOKEN, text_of

ATTRIBUTE = re.compile(
    r"([a-zA-Z][\w-]*)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.DOTALL
)
HEADING = re.compile(r"h([1-6])")
# What a paragraph introduces may stand in one of these behind it.
CONTINUING = frozenset("blockquote ul ol table dl pre figure".split())
# Their words are not the writer's.
FOREIGN = frozenset(("pre", "code", "blockquote"))
BLOCKS = frozenset("p li dt dd td th blockquote figcaption caption div section article".split())


@dataclass(frozen=True, slots=True)
class Element:
    """One element: ``html[start:end]``, its name, its attributes and the text in it."""

    name: str
    start: int
    end: int
    attributes: dict[str, str]
    text: str = ""

    @property
    def level(self) -> int:
        """2 for h2; the page's own title is its h1, so that one in the text counts as h2."""
        return max(2, int(self.name[1]))


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that one block holds: ``html[start:end]`` without the block's own tags.

    ``before_list`` says that a list, a table or a quoted block follows.
    """

    name: str
    start: int
    end: int
    before_list: bool = False


@dataclass(frozen=True, slots=True)
class Elements:
    """What stands in a piece of HTML, in its order."""

    headings: tuple[Element, ...]
    images: tuple[Element, ...]
    links: tuple[Element, ...]
    blocks: tuple[Block, ...]
    # Spans of pre, code and blockquote, none within another.
    foreign: tuple[tuple[int, int], ...]

    def block_at(self, place: int) -> Block:
        """The block that holds a place in the HTML, or the one before it."""
        index = bisect_right(self.blocks, place, key=lambda block: block.start) - 1
        return self.blocks[index] if index >= 0 else Block("", 0, 0)

    def is_foreign(self, start: int) -> bool:
        """Whether a place in the HTML stands in a quoted block or in code."""
        index = bisect_right(self.foreign, start, key=lambda span: span[0]) - 1
        return index >= 0 and start < self.foreign[index][1]


def elements_of(html: str) -> Elements:
    """Return the headings, pictures, links and blocks of any HTML; unclosed ones end with it."""
    reader = _Reader(html)
    for token in TOKEN.finditer(html):
        if token["tag"]:
            reader.tag(token)
    reader.finish()
    return Elements(
        tuple(reader.headings),
        tuple(reader.images),
        tuple(reader.links),
        tuple(reader.blocks),
        tuple(reader.foreign),
    )


class _Reader:
    def __init__(self, html: str) -> None:
        self.html = html
        self.headings: list[Element] = []
        self.images: list[Element] = []
        self.links: list[Element] = []
        self.blocks: list[Block] = []
        self.foreign: list[tuple[int, int]] = []
        self._open: dict[str, list[tuple[int, int, dict[str, str]]]] = {}
        self._block = ("", 0)

    def tag(self, token: re.Match[str]) -> None:
        name = token["tag"].lower()
        if name == "img":
            self.images.append(Element(name, token.start(), token.end(), attributes_of(token[0])))
        if name in BLOCKS or name in CONTINUING or HEADING.fullmatch(name):
            self._end_block(token.start(), name in CONTINUING and not token["close"])
            self._block = ("" if token["close"] else name, token.end())
        if token["close"]:
            self._close(name, token.start(), token.end())
        elif name == "a" or name in FOREIGN or HEADING.fullmatch(name):
            place = (token.start(), token.end(), attributes_of(token[0]))
            opened = self._open.setdefault(name, [])
            # Links and headings do not nest: one without an end gives way to the next.
            if name not in FOREIGN:
                opened.clear()
            opened.append(place)

    def _close(self, name: str, inner_end: int, end: int) -> None:
        if not self._open.get(name):
            return
        start, inner, attributes = self._open[name].pop()
        if name in FOREIGN:
            self.foreign.append((start, end))
            return
        text = text_of(self.html[inner:inner_end]).text.strip()
        (self.links if name == "a" else self.headings).append(
            Element(name, start, end, attributes, text)
        )

    def _end_block(self, at: int, before_list: bool) -> None:
        name, start = self._block
        if self.html[start:at].strip():
            self.blocks.append(Block(name, start, at, before_list))
        elif before_list and self.blocks and not self.blocks[-1].before_list:
            last = self.blocks[-1]
            self.blocks[-1] = Block(last.name, last.start, last.end, True)

    def finish(self) -> None:
        """End what stands open."""
        self._end_block(len(self.html), False)
        self.headings.sort(key=lambda heading: heading.start)
        outermost: list[tuple[int, int]] = []
        for span in sorted(self.foreign):
            if not outermost or span[0] >= outermost[-1][1]:
                outermost.append(span)
        self.foreign = outermost


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of an opening tag, their names in lower case, entities decoded."""
    inner = re.sub(r"^<[^\s/>]+", "", tag)
    return {
        found[1].lower(): unescape(found[2] or found[3] or found[4] or "")
        for found in ATTRIBUTE.finditer(inner)
    }
