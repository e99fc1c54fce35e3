"""Citations of Chinese law in running text."""

from .citation import Citation
from .finder import Finder
from .names import Names

__all__ = ["Citation", "find_citations"]


def find_citations(text: str, *, names: Names, self_title: str | None = None) -> list[Citation]:
    """Return the citations of a text in their order, one for each target.

    ``self_title`` is the title of the law that the text is part of, where it is one: 本法 and a
    bare 第N条 then mean it. Example: 依据《民法典》第六百七十五条、六百七十六条 has two citations,
    《民法典》第六百七十五条 and 六百七十六条, both of 中华人民共和国民法典.
    """
    return Finder(text, names, self_title).run()
