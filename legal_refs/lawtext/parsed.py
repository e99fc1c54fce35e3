"""What is read from a law file: the law, its provisions, the warnings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The rank of an instrument (效力级别)."""

    CONSTITUTION = "constitution"
    LAW = "law"
    DECISION = "decision"
    REGULATION = "regulation"
    INTERPRETATION = "interpretation"
    RULE = "rule"
    LOCAL = "local"
    OTHER = "other"


class ProvisionKind(StrEnum):
    """What a piece of a version is: 条, 序言, 段, 附件, 表."""

    ARTICLE = "article"
    PREAMBLE = "preamble"
    SECTION = "section"
    ANNEX = "annex"
    TABLE = "table"


class Event(NamedTuple):
    """One entry of a law's history: 2020年5月28日, 第十三届全国人民代表大会第三次会议通过."""

    on: date
    text: str


class TextWarning(NamedTuple):
    """Something odd that was read all the same; the line is that of the source."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class ParsedProvision:
    """One piece of the text in its order.

    ``text`` has the source's lines without the label 第N条; ``headings`` are 编, 分编, 章, 节 as
    they stand in the text; ``caption`` is the 条旨 without its brackets; ``line`` is where it starts.
    ``opening`` is what the source has before the text where that is not 第N条 and one blank; it
    begins with a blank where the article begins inside a line.
    """

    kind: ProvisionKind
    position: int
    article: int = 0
    article_suffix: int = 0
    headings: tuple[str, ...] = ()
    caption: str = ""
    text: str = ""
    line: int = 0
    opening: str = ""


class FrameLine(NamedTuple):
    """A line of the source that is no provision, and which of its lines that have text it is."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class ParsedLaw:
    """One law file, or the parts of one law merged.

    ``effective_on`` is None where the text leaves it in doubt; ``dated_on`` is the latest date of
    passing, amending or publishing that the head or the file's name gives. ``repeals`` are the
    titles that the closing articles end at the same time. ``frame`` are the title, the history, the
    contents and the lines of a web page, as they stand in the source.
    """

    title: str
    part: str
    kind: Kind
    issuing_body: str
    document_number: str
    events: tuple[Event, ...]
    adopted_on: date | None
    promulgated_on: date | None
    effective_on: date | None
    dated_on: date | None
    label: str
    provisions: tuple[ParsedProvision, ...]
    warnings: tuple[TextWarning, ...]
    repeals: tuple[str, ...]
    paragraphs_known: bool
    frame: tuple[FrameLine, ...] = ()

    @property
    def articles(self) -> tuple[ParsedProvision, ...]:
        """The provisions that are 条."""
        return tuple(part for part in self.provisions if part.kind is ProvisionKind.ARTICLE)
