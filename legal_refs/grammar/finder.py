"""Finds the citations of a text, reading it once from the start to the end."""

import re
from collections.abc import Callable

from .bare import name_before
from .citation import Citation
from .context import Context, Named
from .documents import NUMBER_START, ORDER_START, normalised, number_around
from .exclusions import NOT_A_PLACE, is_normative
from .lists import read_list
from .names import Names
from .pinpoints import BLANK, NUMERAL, Place
from .relative import RELATIVE_START, label_at, read_relative
from .tense import is_past, year_before
from .titles import SHORT_BEFORE, Title, issuer_before, pinpoint_start, read_title

_START = re.compile(
    rf"(?P<title>《)|(?P<pinpoint>第{BLANK}[（(]?{BLANK}{NUMERAL})|(?P<relative>{RELATIVE_START})"
    rf"|(?P<open>[“「『])|(?P<close>[”」』])|(?P<number>{NUMBER_START}|{ORDER_START})"
    rf"|(?P<bare>(?<=[法典例定释])(?:[0-9]{{1,4}}|[一二三四五六七八九][〇零一二三四五六七八九十百千]{{0,8}})条(?![例件款文约]))"
)
# A pinpoint further away from the last citation is not read as its continuation.
_FAR = 400
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
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
        number = title.document_number or self._number
        self._number = None
        for short in title.shorts:
            self.context.abbreviate(short, law)
        self._add(law, start, title.end, places, number)

    def _law(self, title: Title, start: int) -> Named:
        law = self.context.law_named(title.name, issuer_before(self.text, start))
        year = title.version_year or law.version_year or year_before(self.text, start)
        if year != law.version_year:
            law = Named(law.law, law.name, law.candidates, law.suggestion, law.known, year)
        return law

    def _places_behind(self, end: int) -> list[Place]:
        start = pinpoint_start(self.text, end, labels=self.context.own is not None)
        return read_list(self.text, start, bare=True) if start is not None else []

    def _read_pinpoint(self, start: int) -> None:
        if self.context.own and (label := label_at(self.text, start)):
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
            self._add(before.law, before.start, start, places)

    def _read_inherited(self, start: int) -> None:
        """Read a pinpoint that stands alone and goes with a law named before."""
        places = read_list(self.text, start, self._place_before(start))
        if not places:
            return
        self._done = places[-1].end
        if places[0].article is None or NOT_A_PLACE.match(self.text, self._done):
            return
        law = self._law_for(start)
        if law is not None and self._read_unit(places[0]) == "条" or self._near(start):
            if law := law or self.context.law:
                self._add(_unnamed(law), places[0].start, places[0].start, places)

    def _read_unit(self, place: Place) -> str:
        return "条" if "条" in self.text[place.start : place.end] else "款"

    def _place_before(self, start: int) -> Place | None:
        return self.context.place if self.context.law and self._near(start) else None

    def _near(self, start: int) -> bool:
        """Tell whether 第二款 can go with the article cited before: one sentence or one quotation."""
        if start - self.context.end > _FAR:
            return False
        between = self.text[self.context.end : start]
        if not _SENTENCE_END.search(between):
            return len(between) < 200
        return between.endswith(("”", "”，", "”。", "”；", "」", '"', "\n")) and "\n\n" not in between

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
        places = self._places_behind(end)
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
        if not places:
            self._append(law, Place(start, end), number, past)
            self.context.name(law, end)
            return
        first, inherited = places[0], _unnamed(law)
        self._append(law, first, number, past, start)
        for place in places[1:]:
            self._append(inherited, place, None, past)
        self._done = places[-1].end
        self.context.name(law, self._done, places[-1])

    def _append(
        self, law: Named, place: Place, number: str | None, past: bool, start: int | None = None
    ) -> None:
        begin = place.start if start is None else start
        self.found.append(
            Citation(
                begin,
                place.end,
                self.text[begin : place.end],
                law.law,
                number,
                place.article,
                place.article_suffix,
                place.article_to,
                place.paragraph,
                place.item,
                place.sub_item,
                law.name,
                law.candidates,
                law.suggestion,
                law.known,
                law.version_year,
                past,
            )
        )


def _unnamed(law: Named) -> Named:
    if not law.name:
        return law
    return Named(law.law, "", law.candidates, law.suggestion, law.known, law.version_year)
