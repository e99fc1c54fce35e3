"""Crimes named in a text, and whether a cited article of the Criminal Law can be meant by them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legal_refs.captions import SEPARATORS, Crimes
from legal_refs.locators import Locator

# No name is longer.
LONGEST = 46
GUILT = re.compile(r"(?<!犯)罪(?!名|责|犯|行|状|刑|数)")
# 构成…罪, 以…罪定罪: the words before say that the article cited is about this crime.
CHARGED = re.compile(
    r"(?:构成|成立|触犯|涉嫌|犯|以|按照?|属于|认定为|定为|规定了?的?|的|是|即|为|[（(“])[了的“]{0,2}\Z"
)
# The sentence goes on to another crime, or sets two against each other.
CONTRAST = re.compile(
    r"区别|区分|不同|有别|相比|而不是|而非|并非|不等于|同时|还可能|也可能|还会|并罚|竞合|转化|混淆|没有关系|无关|另行|以及"
)
# A crime further away belongs to another thought.
FAR = 90


@dataclass(frozen=True, slots=True)
class NamedCrime:
    """A crime as a text names it: ``text[start:end]``, and its official name."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article of the Criminal Law cited in a sentence."""

    start: int
    end: int
    place: Locator


def named_crimes(text: str, crimes: Crimes) -> Iterator[NamedCrime]:
    """Yield the crimes that a text names by their present, former or common names.

    犯合同诈骗罪 names 合同诈骗罪 alone, not 诈骗罪.
    """
    for guilt in GUILT.finditer(text):
        end = guilt.end()
        places = [at for at in range(max(0, end - LONGEST), end) if text[at] not in SEPARATORS]
        letters = "".join(text[at] for at in places)
        for index, start in enumerate(places[:-2]):
            if name := crimes.folded.get(letters[index:]):
                yield NamedCrime(start, end, name)
                break


def pinned_elsewhere(
    sentence: str, articles: Sequence[CitedArticle], named: Sequence[NamedCrime], crimes: Crimes
) -> Iterator[tuple[CitedArticle, NamedCrime]]:
    """Yield the articles of one sentence that another crime is pinned to, with that crime.

    An article is left alone where any crime named is its own or one that it refers to, where the
    sentence cites the right article too, or compares crimes.
    """
    if CONTRAST.search(sentence):
        return
    cited = {name for article in articles for name in crimes.touched.get(article.place, ())}
    spoken = {crime.name for crime in named}
    strange = [crime for crime in named if crime.name not in cited]
    for article in articles:
        own = crimes.named.get(article.place, ())
        touched = crimes.touched.get(article.place, frozenset())
        if not own or spoken & touched:
            continue
        for crime in strange:
            if _pinned(sentence, article, crime, own):
                yield article, crime
                break


def _pinned(sentence: str, article: CitedArticle, crime: NamedCrime, own: Sequence[str]) -> bool:
    after = crime.start >= article.end
    distance = crime.start - article.end if after else article.start - crime.end
    if distance > FAR:
        return False
    if after and CHARGED.search(sentence, max(0, crime.start - 8), crime.start):
        return True
    # Behind a comma and without such a word the sentence has gone on to something else.
    if after and "，" in sentence[article.end : crime.start]:
        return False
    rest = sentence[: crime.start] + sentence[crime.end :]
    return not any(core in rest for name in own for core in _cores(name))


def _cores(name: str) -> list[str]:
    """The parts of a name that tell what it is about: 窝藏、包庇罪 → 窝藏, 包庇."""
    return [part for part in name.removesuffix("罪").split("、") if len(part) > 1]
