"""The only way from any HTML to the HTML that is stored and shown: an allow-list."""

import re
from collections import Counter

import nh3

from .paragraphs import DISSOLVED, HEADINGS, in_paragraphs

# Raised when the rules change, so that stored rows can be cleaned again.
POLICY = 1
# Characters with tags: more is no article, and checking it would take too long.
BODY_LIMIT = 300_000

TAGS = frozenset(
    "p br hr h2 h3 h4 strong b em i u s sub sup del ins code pre q cite blockquote ul ol li dl dt dd"
    " a img figure figcaption table caption thead tbody tfoot tr th td".split()
)
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
# Their content goes with them: left behind, it would stand in the page as text.
DROPPED_WHOLE = frozenset(
    "script style iframe object embed noscript noembed noframes template svg math xmp title"
    " textarea select plaintext".split()
)
# What pasted text comes with: read for its meaning, then gone.
READ_TAGS = TAGS | DISSOLVED | HEADINGS.keys() | {"span"}
READ_ATTRIBUTES = ATTRIBUTES | {tag: {"style"} for tag in ("span", "b", "strong")}
LINK = re.compile(
    r"https?://[^\s\\<>\"']+|mailto:[^\s\\<>\"']+|tel:\+?[\d-]+|/(?![/\\])[^\s\\<>\"']*|#[^\s<>\"']+|/"
)
IMAGE = re.compile(r"/media/(?!.*\.\.)[\w./-]+")
SIZE = re.compile(r"[0-9]{1,4}")
TAG = re.compile(r"<[^<>]*>?")
NESTING = re.compile(
    r"<(/?)(?!(?:p|br|hr|img|li|dt|dd|t[rdh]|tbody|thead|tfoot|col|wbr|input|meta|link|option)\b)"
    r"([a-z][^\s/>]*)",
    re.IGNORECASE,
)
# A parser's time grows with the square of the depth; no document comes near this one.
DEEPEST = 1000
# A misplaced element can need a second look until all is stable.
ROUNDS = 3
SCOPES = frozenset(("row", "col", "rowgroup", "colgroup"))
NUMBERS = frozenset(("width", "height", "colspan", "rowspan", "start"))


def sanitize(html: str) -> str:
    """Return safe HTML made of the allowed tags and attributes alone.

    Any text may go in. Scripts, styles, ids, classes and foreign images fall away, h1 becomes h2,
    loose blocks become paragraphs; cleaning what is clean changes nothing. The rules are those of
    the security notes on CKEditor.
    """
    html = html.replace("\x00", "")
    if _depth(html) > DEEPEST:
        html = TAG.sub(" ", html)
    text = _clean(in_paragraphs(_clean(html, READ_TAGS, READ_ATTRIBUTES)), TAGS, ATTRIBUTES)
    for _ in range(ROUNDS):
        again = in_paragraphs(text)
        if again == text:
            break
        text = _clean(again, TAGS, ATTRIBUTES)
    return text.strip()


def _depth(html: str) -> int:
    """The most elements that stand open at one place, about; tags that close by themselves aside."""
    deepest, depth, held = 0, 0, Counter[str]()
    for match in NESTING.finditer(html):
        name = match[2].lower()
        if not match[1]:
            held[name] += 1
            depth += 1
            deepest = max(deepest, depth)
        elif held[name]:
            held[name] -= 1
            depth -= 1
    return deepest


def _clean(html: str, tags: frozenset[str], attributes: dict[str, set[str]]) -> str:
    return nh3.clean(
        html,
        tags=set(tags),
        clean_content_tags=set(DROPPED_WHOLE),
        attributes=attributes,
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        address = value.strip().replace(" ", "%20")
        return address if LINK.fullmatch(address) else None
    if name == "src":
        return value if IMAGE.fullmatch(value) else None
    if name in NUMBERS:
        return value if SIZE.fullmatch(value) else None
    if name == "scope":
        return value if value in SCOPES else None
    return value
