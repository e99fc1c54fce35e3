"""What of an edition can be searched: made when its listing rows are."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.utils import timezone

from legal_refs.grammar.names import shipped_names
from legal_refs.titles import NATION

from ..models import CitedProvision, Edition, Post, SearchText
from ..plaintext import text_of
from ..render.contents import Heading, headings_of
from .tokens import article_word, indexed

# More other names than these of a law would outweigh what its title says.
ALIASES = 4


def refresh(edition: Edition) -> None:
    """Put a live or scheduled post into the index, or anew; fixed pages stand in no list.

    Reads the rows of what the edition cites, so that these must be written before.
    """
    drop(edition)
    if edition.post.kind == Post.Kind.POST:
        row = row_of(edition, edition.cited_rows.select_related("law"))
        row.id = free_id(edition.published_at)
        row.save(force_insert=True)


def drop(edition: Edition) -> None:
    """Take an edition out of the index."""
    SearchText.objects.filter(edition=edition).delete()


def row_of(edition: Edition, cited: Iterable[CitedProvision]) -> SearchText:
    """Return the words of an edition, with the laws and articles that it cites; the key is not set."""
    cited = list(cited)
    headings = headings_of(edition.text.body)
    return SearchText(
        edition=edition,
        marks=" ".join(_marks(edition, cited)),
        title=indexed(edition.title),
        headings=_and(indexed("\n".join(_headings(edition, headings))), _tended(edition)),
        statutes=indexed("\n".join(_statutes(cited))),
        body=_and(indexed("\n".join(_body(edition))), edition.description),
    )


def renewed(row: SearchText, before: Edition, after: Edition) -> SearchText:
    """Return the row of an edition that follows another with the same text, under the same key.

    What SEO staff cannot change is taken over as it stands, so that no body is read anew.
    """
    return SearchText(
        pk=row.pk,
        edition=after,
        marks=row.marks,
        title=row.title,
        headings=_and(_without(row.headings, _tended(before)), _tended(after)),
        statutes=row.statutes,
        body=_and(_without(row.body, before.description), after.description),
    )


def free_id(published_at: datetime.datetime) -> int:
    """Return the moment in milliseconds since 1970, or the next that no row has."""
    wanted = int(published_at.timestamp() * 1000)
    rows = SearchText.objects.filter(id__gte=wanted).order_by("id").values_list("id", flat=True)
    for taken in rows.iterator(chunk_size=50):
        if taken != wanted:
            break
        wanted += 1
    return wanted


def moment(key: int) -> datetime.datetime:
    """Return the moment of a row's key, on China's clock."""
    return datetime.datetime.fromtimestamp(key / 1000, timezone.get_current_timezone())


def category_mark(category_id: int) -> str:
    """Return the mark of the posts of a category."""
    return f"c{category_id}"


def law_mark(law_id: int) -> str:
    """Return the mark of the posts that cite a law."""
    return f"l{law_id}"


def _marks(edition: Edition, cited: Iterable[CitedProvision]) -> list[str]:
    own = [category_mark(edition.category_id)] if edition.category_id else []
    return own + [law_mark(law) for law in sorted({row.law_id for row in cited})]


def _headings(edition: Edition, headings: Sequence[Heading]) -> list[str]:
    inner = [deeper.text for heading in headings for deeper in heading.inner]
    people = [edition.category.name if edition.category else ""]
    people.append(edition.lawyer.name if edition.lawyer else "")
    return [*(heading.text for heading in headings), *inner, *people]


def _statutes(cited: Iterable[CitedProvision]) -> list[str]:
    lines: list[str] = []
    for title in dict.fromkeys(row.law.title for row in cited):
        lines += [title.removeprefix(NATION), *_aliases(title)]
    places = dict.fromkeys(
        article_word(row.article, row.article_suffix) for row in cited if row.article
    )
    return [*lines, *places]


def _aliases(title: str) -> tuple[str, ...]:
    known = shipped_names().row(title)
    return known.aliases[:ALIASES] if known else ()


def _body(edition: Edition) -> list[str]:
    return [edition.answer, text_of(edition.text.body).text]


def _tended(edition: Edition) -> str:
    """What SEO staff call a post by."""
    return "\n".join((edition.seo_title, edition.tags, edition.focus_keyword, edition.keywords))


def _and(words: str, text: str) -> str:
    """Put the words of what SEO staff tend last, by themselves: they change without the rest."""
    return " ".join(filter(None, (words, indexed(text))))


def _without(words: str, text: str) -> str:
    """Take away what ``_and`` put last."""
    tended = indexed(text)
    return words.removesuffix(tended).rstrip() if tended else words
