"""A citation as it stands in a text: its span, the law it means, the place in that law."""

from dataclasses import dataclass

from ..locators import Locator
from .context import Named
from .pinpoints import Place


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation: ``text[start:end] == surface``.

    ``law`` is the full official title, or the name as written where no title is known, or None for
    a document number that stands alone. ``name`` is what the writer wrote, "" where the law is
    inherited from a citation before. ``candidates`` holds the titles where the name fits several
    (``law`` is then the likeliest), ``suggestion`` the real title where the name was misprinted.
    ``known`` says that the name as written is one of the names given. ``version_year`` is the year
    in （2023修订）, ``past`` says that the words around speak of former law.
    """

    start: int
    end: int
    surface: str
    law: str | None
    document_number: str | None = None
    article: int | None = None
    article_suffix: int = 0
    article_to: int | None = None
    paragraph: int | None = None
    item: int | None = None
    sub_item: int | None = None
    name: str = ""
    candidates: tuple[str, ...] = ()
    suggestion: str | None = None
    known: bool = False
    version_year: int | None = None
    past: bool = False

    @property
    def locator(self) -> Locator:
        """The place in the law; of a range, its first place."""
        return Locator(
            self.article or 0,
            self.article_suffix,
            self.paragraph or 0,
            self.item or 0,
            self.sub_item or 0,
        )

    def as_record(self) -> dict[str, str | int | None]:
        """Return the citation as the JSON object of the annotation guidelines."""
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "law": self.law,
            "document_number": self.document_number,
            "article": self.article,
            "article_suffix": self.article_suffix,
            "article_to": self.article_to,
            "paragraph": self.paragraph,
            "item": self.item,
            "sub_item": self.sub_item,
        }


def cited(
    text: str, start: int, place: Place, law: Named, past: bool, number: str | None = None
) -> Citation:
    """Return the citation of a place in a law, its span running from ``start`` to the place's end."""
    return Citation(
        start,
        place.end,
        text[start : place.end],
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
