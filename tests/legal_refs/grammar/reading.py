"""Citations in the short form that the tables of the grammar's tests use."""

from legal_refs.grammar import Citation, find_citations
from legal_refs.grammar.names import shipped_names


def read(text: str, self_title: str | None = None) -> list[Citation]:
    return find_citations(text, names=shipped_names(), self_title=self_title)


def brief(citation: Citation) -> str:
    """民法典 675 款2: the law without 中华人民共和国 and the numbers of the place."""
    parts = [(citation.law or "–").replace("中华人民共和国", "")]
    if citation.article:
        article = str(citation.article)
        article += f"之{citation.article_suffix}" if citation.article_suffix else ""
        parts.append(article + (f"至{citation.article_to}" if citation.article_to else ""))
    for name, number in (
        ("款", citation.paragraph),
        ("项", citation.item),
        ("目", citation.sub_item),
    ):
        parts += [f"{name}{number}"] if number else []
    return " ".join(parts)


def briefs(text: str, self_title: str | None = None) -> list[tuple[str, str]]:
    return [(found.surface, brief(found)) for found in read(text, self_title)]
