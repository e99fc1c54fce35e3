"""The text of a piece of HTML, with the place of each of its characters in the HTML."""

import re
from dataclasses import dataclass
from html import unescape

# An unquoted "<" ends no tag: with it in, text of nothing but "<a" would take quadratic time.
TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<hidden>script|style|template|noscript|title)(?=[\s/>]).*?(?:</(?P=hidden)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/<>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)"
    r"|(?P<text>[^<&]+|[<&])",
    re.DOTALL | re.IGNORECASE,
)
# Other elements stand within a line.
BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html img"
    " legend li main menu nav ol option p pre search section select summary table tbody td"
    " textarea tfoot th thead tr ul".split()
)
BLANKS = " \t\r\n\f"


@dataclass(frozen=True, slots=True)
class Plain:
    """Text, and for each of its characters where it starts and ends in the HTML (code points)."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the HTML of ``text[start:end]``; an empty span stays empty."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends or (0,))[-1]
            return at, at
        return self.starts[start], self.ends[end - 1]


class _Collector:
    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, char: str, start: int, end: int) -> None:
        if char in BLANKS:
            if not self.chars or self.chars[-1] in (" ", "\n"):
                return
            char = " "
        self.chars.append(char)
        self.starts.append(start)
        self.ends.append(end)

    def line_break(self, at: int) -> None:
        if self.chars and self.chars[-1] == " ":
            self.chars[-1] = "\n"
        elif self.chars and self.chars[-1] != "\n":
            self.chars.append("\n")
            self.starts.append(at)
            self.ends.append(at)


def text_of(html: str) -> Plain:
    """Return the visible text of HTML: a line a block, blanks folded, entities decoded.

    ``text_of("<p>甲&amp;<b>乙</b></p>").text`` is ``"甲&乙\\n"``.
    """
    out = _Collector()
    for token in TOKEN.finditer(html):
        if token["tag"]:
            if token["tag"].lower() in BLOCKS:
                out.line_break(token.start())
        elif token["entity"]:
            for char in unescape(token[0]):
                out.add(char, token.start(), token.end())
        elif token["text"]:
            for offset, char in enumerate(token["text"], token.start()):
                out.add(char, offset, offset + 1)
    return Plain("".join(out.chars), tuple(out.starts), tuple(out.ends))
