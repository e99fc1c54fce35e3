"""Finds the citations of a text, reading it once from the start to the end."""

import re
from collections.abc import Callable
from dataclasses import replace

from .bare import name_before
from .citation import Citation, cited
from .context import Context, Named
from .documents import NUMBER_START, ORDER_START, normalised, number_around
from .exclusions import is_normative, is_something_else
from .lists import read_list
from .names import Names
from .pinpoints import BLANK, NUMERAL, Place
from .relative import RELATIVE_START, label_at, paragraph_at, read_relative
from .tense import is_past, year_before
from .titles import SHORT_BEFORE, Title, issuer_before, pinpoint_start, read_title

# What a citation begins with: 《民法典》, 第五条, 前款, a number 〔2020〕17号, 民法典|675条; and quotation marks.
_START = re.compile(
    rf"(?P<title>《)|(?P<pinpoint>第{BLANK}[（(]?{BLANK}{NUMERAL})|(?P<relative>{RELATIVE_START})"
    rf"|(?P<open>[“「『])|(?P<close>[”」』])|(?P<number>{NUMBER_START}|{ORDER_START})"
    rf"|(?P<bare>(?<=[法典例定释]){NUMERAL}(?:[、，,.．至到-]{NUMERAL}){{0,9}}条(?![例件款文约]))"
)
# 四、修改《最高人民法院关于…的规定》, 一、《…的解释》, in an amending decision
_TURNS_TO = re.compile(r"(?:修改|(?:^|\n)[#\s]*(?:[一二三四五六七八九十]+、)?(?:将|对)?)\Z")
# 第二款规定，…; 第三款则明确 behind the end of a sentence
_GOES_ON = re.compile(r"(?:还|则|又|也|并|进一步|同时|中)*(?:的|之)?(?:规定|明确|指出|要求)")
# A pinpoint further away from the last citation is not read as its continuation.
_FAR = 400
_SENTENCE_END = re.compile(r"[。！？!?\n]")
# 人社部发〔2009〕23号文第三条
_PAPER = ("文件", "文", "")
_UNIT = re.compile("[款项]")
_QUOTE_ENDS = ("”", "”，", "”。", "”；", "」", '"', "\n")
_CLAUSE_END = re.compile(r"[。；;！？\n]")


class Finder:
    """One reading of one text; ``found`` holds the citations in their order."""

    def __init__(self, text: str, names: Names, self_title: str | None) -> None:
        self.text = text
        self.context = Context(names, self_title)
        self.found: list[Citation] = []
        self._done = 0
        self._number: str | None = None

    def run(self) -> list[Citation]:
        """Read the text and return its citations."""
        readers: dict[str | None, Callable[[int], None]] = {
            "title": self._read_title,
            "pinpoint": self._read_pinpoint,
            "bare": self._read_pinpoint,
            "relative": self._read_relative,
            "number": self._read_number,
            "open": lambda _: self.context.open_quote(),
            "close": lambda _: self.context.close_quote(),
        }
        for start in _START.finditer(self.text):
            if start.start() >= self._done:
                readers[start.lastgroup](start.start())
        return self.found

    def _read_title(self, start: int) -> None:
        title = read_title(self.text, start)
        number, self._number = self._number, None
        if title is None:
            return
        self._done = title.tail
        if SHORT_BEFORE.search(self.text, max(0, start - 12), start):
            if self.context.law:
                self.context.abbreviate(title.name, self.context.law)
            return
        law = self._law(title, start)
        places = self._places_behind(title.tail)
        if not is_normative(law.law or "", self.text[max(0, start - 40) : start], law.known):
            self._pass_over(places, title.tail)
            return
        number = title.document_number or number
        self.context.abbreviate_all(title.shorts, law)
        if _TURNS_TO.search(self.text, max(0, start - 12), start):
            self.context.amend(law)
        self._add(law, start, title.end, places, number)

    def _law(self, title: Title, start: int) -> Named:
        law = self.context.law_named(title.name, issuer_before(self.text, start))
        year = title.version_year or law.version_year or year_before(self.text, start)
        return replace(law, version_year=year) if year else law

    def _places_behind(self, end: int) -> list[Place]:
        start = pinpoint_start(self.text, end, labels=self.context.own is not None)
        return read_list(self.text, start, bare=True) if start is not None else []

    def _read_pinpoint(self, start: int) -> None:
        if self.context.own and (label := label_at(self.text, start, self.context.article)):
            self.context.article, self._done = label
            return
        before = name_before(self.text, start, self.context)
        if before is None:
            self._read_inherited(start)
            return
        places = read_list(self.text, start, bare=True)
        if before.law is None or not places:
            self._pass_over(places, start + 1)
        else:
            law = before.law
            if law.name and (year := year_before(self.text, before.start)):
                law = replace(law, version_year=year)
            self._add(law, before.start, start, places)

    def _read_inherited(self, start: int) -> None:
        """Read a pinpoint that stands alone and goes with a law named before."""
        begin = start - 2 if self.text[max(0, start - 2) : start] in ("该条", "同条") else start
        places = read_list(self.text, start, self._understood(start, begin))
        if not places:
            return
        self._done = places[-1].end
        if places[0].article is None or is_something_else(self.text, start, self._done):
            return
        if "条" in self.text[start : places[0].end]:
            law = self._law_for(start)
        else:
            law = self.context.law if self._near(start, begin) else self.context.own
        if law and law.law:
            self._add(_unnamed(law), begin, start, places)

    def _understood(self, start: int, begin: int) -> Place | None:
        """Return the place whose article a bare 第二款 or 第三项 goes with."""
        context = self.context
        if context.law and self._near(start, begin):
            return context.place
        if context.own and context.article:
            standing = context.article
            paragraph = None
            if "项" in self.text[start : start + 6]:
                paragraph = paragraph_at(self.text, standing, start)
            return Place(
                standing.position, start, standing.article, standing.suffix, None, paragraph
            )
        return None

    def _near(self, start: int, begin: int) -> bool:
        """Tell whether 第二款 can go with the article cited before."""
        context = self.context
        if context.place is None or context.place.article is None or start - context.end > _FAR:
            return False
        between = self.text[context.end : begin]
        if begin < start or not _SENTENCE_END.search(between):
            return True
        if context.own:
            return False
        unit = _UNIT.search(self.text, start, start + 14)
        goes_on = unit and _GOES_ON.match(self.text, unit.end())
        return "\n\n" not in between and (bool(goes_on) or between.endswith(_QUOTE_ENDS))

    def _law_for(self, start: int) -> Named | None:
        """Return the law that a bare 第N条 goes with."""
        context = self.context
        if context.own:
            if context.law and context.place and not self._clause_ends(start):
                return context.law
            return context.amended or context.own
        return context.mentioned(self.text, max(context.end, start - _FAR), start) or context.law

    def _clause_ends(self, start: int) -> bool:
        end = self.context.end
        return start - end > _FAR or bool(_CLAUSE_END.search(self.text, end, start))

    def _read_relative(self, start: int) -> None:
        standing = self.context.article if self.context.own else None
        places, self._done = read_relative(self.text, start, standing)
        if places and self.context.own:
            self._add(_unnamed(self.context.own), start, start, places)

    def _read_number(self, mark: int) -> None:
        span = number_around(self.text, mark)
        if span is None or span[0] < self._done:
            return
        start, end = span
        self._done = end
        number = normalised(self.text[start:end])
        if self.text.startswith("《", end):
            self._number = number
            return
        behind = next(end + len(word) for word in _PAPER if self.text.startswith(word, end))
        places = self._places_behind(behind)
        self._add(Named(None, self.text[start:end]), start, end, places, number)

    def _pass_over(self, places: list[Place], end: int) -> None:
        """Leave out what belongs to a contract, and let no law go on behind its clauses."""
        self._done = places[-1].end if places else end
        if places:
            self.context.block(self._done)

    def _add(
        self,
        law: Named,
        start: int,
        end: int,
        places: list[Place],
        number: str | None = None,
    ) -> None:
        """Add one citation for each place, or one for the name alone."""
        past = is_past(self.text, start, places[-1].end if places else end)
        first = places[0] if places else Place(start, end)
        self.found.append(cited(self.text, start, first, law, past, number))
        if not places:
            self.context.name(law, end)
            return
        inherited = _unnamed(law)
        for place in places[1:]:
            self.found.append(cited(self.text, place.start, place, inherited, past))
        self._done = places[-1].end
        self.context.name(law, self._done, places[-1])


def _unnamed(law: Named) -> Named:
    return replace(law, name="") if law.name else law
