"""The place of a provision inside a law: 条, 之一, 款, 项, 目."""

from dataclasses import dataclass, replace

from .numerals import to_chinese


@dataclass(frozen=True, order=True, slots=True)
class Locator:
    """A place in a law; 0 means that the part is not stated.

    第二百七十六条之一第二款第（三）项 is ``Locator(276, 1, 2, 3)``.
    """

    article: int = 0
    article_suffix: int = 0
    paragraph: int = 0
    item: int = 0
    sub_item: int = 0

    def __str__(self) -> str:
        text = ""
        if self.article:
            text = f"第{to_chinese(self.article)}条"
        if self.article_suffix:
            text += f"之{to_chinese(self.article_suffix)}"
        if self.paragraph:
            text += f"第{to_chinese(self.paragraph)}款"
        if self.item:
            text += f"第（{to_chinese(self.item)}）项"
        if self.sub_item:
            text += f"第{self.sub_item}目"
        return text

    @property
    def slug(self) -> str:
        """The article as it stands in an address: ``675``, ``276-1``."""
        return f"{self.article}-{self.article_suffix}" if self.article_suffix else str(self.article)

    @property
    def whole_article(self) -> "Locator":
        """The same article without 款, 项 and 目."""
        return replace(self, paragraph=0, item=0, sub_item=0)
