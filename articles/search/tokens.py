"""Words of a text as the search index holds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import rjieba

from legal_refs.grammar.names import SHIPPED, read_rows
from legal_refs.numerals import CHINESE_CHARS, parse_numeral
from legal_refs.titles import NATION

TERMS = Path(__file__).parent / "terms.txt"
# A longer name of a law is read as the words that it is made of.
LONGEST_NAME = 12
# So common that no word of the shipped dictionary is preferred to one of the lexicon.
FREQUENCY = 1_000_000
# PostgreSQL takes no word of more than 2,046 bytes.
LONGEST_WORD = 60

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN_ONLY = re.compile(f"[{HAN}]+")
# Capitals, full-width letters and digits, the ideographic space. Punctuation is left out anyway.
_WIDE = re.compile("[A-ZＡ-Ｚａ-ｚ０-９\u3000]+")
_FOLDING = {code: chr(code - 0xFEE0) for code in range(ord("０"), ord("ｚ") + 1)}
_FOLDING |= {code: chr(code - 0xFEE0 + 32) for code in range(ord("Ａ"), ord("Ｚ") + 1)}
_FOLDING |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)} | {0x3000: " "}

_NUMERAL = rf"(?:[{CHINESE_CHARS}]{{1,9}}|[0-9]{{1,5}})"
# 第六百七十五条, 675条, 第 276 条之一; 条例, 条件 and 之一般 only look so
ARTICLE = re.compile(
    rf"第? ?({_NUMERAL}) ?条(?![例件款文约])"
    r"(?:之([一二三四五六七八九十]{1,3}|[0-9]{1,2})(?![般些切致定旦样直并类个种次]))?"
)
# Letters and digits are parted, as PostgreSQL's parser would part some of them: 2N is 2, n.
_PIECE = re.compile(rf"[{HAN}]+|[0-9]+|[^\W\d_{HAN}]+")


def fold(text: str) -> str:
    """Return a text of the same length with full-width and capital letters and digits folded.

    ``fold("ＬＰＲ的４倍")`` is ``"lpr的4倍"``.
    """
    return _WIDE.sub(lambda wide: wide[0].translate(_FOLDING), text)


def words(text: str) -> list[str]:
    """Return the words of a text in their order, an article as one word, punctuation left out.

    ``words("《民法典》第六百七十五条：借款人")`` is ``["民法典", "675条", "借款人"]``.
    """
    return [word[:LONGEST_WORD] for word in _all_words(fold(text))]


def indexed(text: str) -> str:
    """Return the words of a text joined by blanks, followed by the words inside of long ones.

    Behind the others, so that a phrase of neighbouring words is found as it was written.
    """
    found = words(text)
    inner = (part for word in dict.fromkeys(found) for part in parts(word))
    return " ".join([*found, *dict.fromkeys(inner)])


@lru_cache(maxsize=50_000)
def parts(word: str) -> tuple[str, ...]:
    """Return the known words inside a longer one: 民间借贷 holds 民间 and 借贷."""
    if len(word) < 3 or word == NATION or not _HAN_ONLY.fullmatch(word):
        return ()
    spans = ((i, j) for i in range(len(word) - 1) for j in range(i + 2, len(word) + 1))
    inner = (word[i:j] for i, j in spans if j - i < len(word))
    return tuple(dict.fromkeys(part for part in inner if _segmenter().has_word(part)))


def article_word(article: int, suffix: int = 0) -> str:
    """Return the word under which an article is held: ``675条``, ``276条之1``."""
    return f"{article}条之{suffix}" if suffix else f"{article}条"


def _all_words(text: str) -> Iterator[str]:
    done = 0
    for article in ARTICLE.finditer(text):
        yield from _cut(text[done : article.start()])
        suffix = parse_numeral(article[2]) if article[2] else 0
        yield article_word(parse_numeral(article[1]), suffix)
        done = article.end()
    yield from _cut(text[done:])


def _cut(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if _HAN_ONLY.fullmatch(piece):
            # Without guessing: a name nobody knows falls into characters, in any context the same.
            yield from _segmenter().cut(piece, hmm=False)
        else:
            yield piece.lower()


@cache
def _segmenter() -> rjieba.Jieba:
    segmenter = rjieba.Jieba()
    for word in lexicon():
        segmenter.add_word(word, FREQUENCY, None)
    return segmenter


@cache
def lexicon() -> frozenset[str]:
    """Return the names of laws, without 中华人民共和国, and the legal terms that stay whole."""
    names = set(TERMS.read_text("utf-8").split())
    for row in read_rows(SHIPPED):
        names |= {row.title.removeprefix(NATION), *row.aliases}
    return frozenset(
        name
        for name in names
        if 1 < len(name) <= LONGEST_NAME and _HAN_ONLY.fullmatch(name) and "关于" not in name
    )
