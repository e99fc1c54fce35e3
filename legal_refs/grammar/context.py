"""What a text has named so far: laws, short names, quotation marks, the article one is in."""

import re
from dataclasses import dataclass, replace

from .names import Names
from .pinpoints import Place
from .relative import Standing
from .spelling import folded, full_issuer, is_statute, version_year, written


@dataclass(frozen=True, slots=True)
class Named:
    """A law as a text names it; the fields are those of Citation."""

    law: str | None
    name: str = ""
    candidates: tuple[str, ...] = ()
    suggestion: str | None = None
    known: bool = False
    version_year: int | None = None


_KIND = re.compile(
    r"法典|法|(?:暂行)?条例|(?:若干|暂行)?规定|(?:暂行)?办法|解释|细则|规则|意见|决定|批复|纪要|通则|规范|通知|指引"
    r"|方案|准则|标准|安排|规程"
)
_TAIL = re.compile(r"(?:（[^（）]*）)+$")
# Names that a text uses without 《》 and without 第…条, to be read as "the law last named"
_MENTION = re.compile(r"(?:法典|法|条例|解释|规定|办法)(?![律院官庭规人学定治])")
_QUOTED = re.compile(r"“[^“”]*”")
_BASE = re.compile(r"(?:实施条例|实施细则|施行细则|实施办法|施行条例)$")
_INNER = re.compile(r"《([^《》]+)》")
_AMENDING = re.compile(r"修改|修正案|补充规定|确定罪名|立法解释")


class Context:
    """The state of reading one text. ``law`` is the law last named, None where none counts."""

    def __init__(self, names: Names, self_title: str | None) -> None:
        self.names = names
        self.own = resolved(names, self_title) if self_title else None
        self.amended = self._amended(self_title) if self_title else None
        self.law: Named | None = None
        self.place: Place | None = None
        self.end = 0
        self.article: Standing | None = None
        self._named: list[Named] = []
        self._short: dict[str, Named] = {}
        self._quotes: list[tuple[Named | None, Place | None]] = []

    def name(self, law: Named, end: int, place: Place | None = None) -> None:
        """Take note of a law named, and of the place in it."""
        if law is not self.law:
            self._named.append(law)
        self.law, self.place, self.end = law, place, end

    def block(self, end: int) -> None:
        """Take note that a contract or the like was named: no law goes on from here."""
        self.law, self.place, self.end = None, None, end

    def abbreviate(self, short: str, law: Named) -> None:
        """Take note of 以下简称《…》."""
        self._short[folded(short)] = law

    def abbreviate_all(self, shorts: tuple[str, ...], law: Named) -> None:
        """Take note of the short names behind a law: the last is its own, others of those before."""
        laws = [*self._named, law][-len(shorts) :] if shorts else []
        for short, named in zip(reversed(shorts), reversed(laws), strict=False):
            self.abbreviate(short, named)

    def short_name_before(self, text: str, end: int) -> str:
        """Return the longest short name of this text's own that ends here, "" where none does."""
        found = [
            short
            for short in self._short
            # 规定第五条 is no name, 《规定》第五条 is one.
            if text.endswith(short, 0, end) and not _KIND.fullmatch(short)
        ]
        return max(found, key=len, default="")

    def amend(self, law: Named) -> None:
        """Take note of the document that an amending decision turns to: 二、修改《…》."""
        if self.amended and not self._quotes:
            self.amended = law

    def open_quote(self) -> None:
        """Take note of an opening quotation mark; what is named inside ends with it."""
        if len(self._quotes) < 20:
            self._quotes.append((self.law, self.place))

    def close_quote(self) -> None:
        """Go back to the law named before the quotation, if one was."""
        if self._quotes:
            law, place = self._quotes.pop()
            if law is not None:
                self.law, self.place = law, place

    def law_named(self, name: str, issuer: str = "") -> Named:
        """Return the law that a name with or without 《》 means in this text."""
        short = folded(name)
        law = self._short.get(short)
        if law is None and _KIND.fullmatch(short):
            law = self._generic(short)
        if law:
            return replace(law, name=name)
        return resolved(self.names, name, issuer)

    def own_law(self, kind: str) -> Named | None:
        """Return what 本法, 本条例 … means: the quoted law inside a quotation, else this text."""
        if self._quotes and (law := self._quotes[-1][0]) and is_kind(law, kind):
            return law
        if self._quotes and self.amended:
            return self.amended
        return self.own or self.last_of_kind(kind)

    def last_of_kind(self, kind: str) -> Named | None:
        """Return the law of this kind last named: 该法, 上述解释."""
        same = [law for law in self._named[-12:] if is_kind(law, kind)]
        return same[-1] if same else None

    def mentioned(self, text: str, start: int, end: int) -> Named | None:
        """Return the law that a stretch of text names last, without 《》 and without 第…条."""
        gap = _QUOTED.sub(lambda quoted: "□" * len(quoted[0]), text[start:end])
        for found in reversed(list(_MENTION.finditer(gap))):
            name = self.names.bare_name_before(gap, found.end())
            if len(name) > 2 or name in ("刑法", "宪法"):
                return resolved(self.names, name)
        return None

    def _generic(self, kind: str) -> Named | None:
        """《条例》 in its implementing rules, 《解释》 after the interpretation's full name."""
        if self.own and self.own.law:
            base = _BASE.sub("", self.own.law)
            if base != self.own.law and _TAIL.sub("", base).endswith(kind):
                return resolved(self.names, base)
            for inner in _INNER.findall(self.own.law):
                if inner.endswith(kind):
                    return resolved(self.names, inner)
        return self.last_of_kind(kind) or (
            self.own if self.own and is_kind(self.own, kind) else None
        )

    def _amended(self, self_title: str) -> Named | None:
        """Return the law that an amending decision or a table of crimes changes."""
        if not _AMENDING.search(self_title):
            return None
        inner = _INNER.search(written(self_title))
        if "刑法修正案" in self_title:
            return resolved(self.names, "刑法")
        return resolved(self.names, inner[1]) if inner else None


def is_kind(law: Named, kind: str) -> bool:
    """Tell whether 该法, 本解释 … can mean a law: by the last word of its title."""
    title = _TAIL.sub("", law.law or "")
    if kind in ("法律", "法"):
        return is_statute(title)
    if kind == "司法解释":
        return title.startswith("最高")
    return title.endswith(kind)


def resolved(names: Names, name: str, issuer: str = "") -> Named:
    """Return the law that a name means by itself; unknown names stay as written."""
    year = version_year(name)
    meaning = names.meaning(name, full_issuer(issuer) if issuer else "")
    if not meaning.titles:
        plain = written(name)
        if issuer and plain.startswith("关于"):
            plain = full_issuer(issuer) + plain
        return Named(plain, name, version_year=year)
    law = meaning.titles[0]
    if meaning.misprint:
        return Named(law, name, (), law, False, year)
    return Named(law, name, meaning.titles if len(meaning.titles) > 1 else (), None, True, year)
