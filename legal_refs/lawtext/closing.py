"""What the closing articles say: from when the law applies, and which laws it ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .dates import DAY, parse_date

APPLIES = re.compile(
    rf"(?:自|从|于)\s*(?:({DAY})|(公布|发布|颁布|印发|批准|通过)之日)\s*起?\s*(?:开始)?\s*(?:施行|实施|生效|执行|试行)"
)
ENDS = re.compile(r"同时废止|即行废止|即予废止|相应废止|予以废止|同时失效|自行废止|停止执行")
# 《…的解释（一）》（法释〔2020〕26号）第三十二条第一款同时废止: not the whole of it ends.
PASSAGE = re.compile(r"(?:[（(][^（()）]*[）)])*(?:第[^条]{1,9}条|中|规定的|的有关|有关)")
SENTENCE = re.compile(r"[^。；]*[。；]?")
LAST_TEXTS = 3


@dataclass(frozen=True, slots=True)
class Closing:
    """``effective_on`` is the date named; ``on_publication`` where it is the day of publication."""

    effective_on: date | None = None
    on_publication: bool = False
    repeals: tuple[str, ...] = ()


def read_closing(texts: Sequence[str]) -> Closing:
    """Read the last texts of a law: 本法自2021年1月1日起施行。《中华人民共和国婚姻法》…同时废止。"""
    effective_on, on_publication = None, False
    for text in reversed(texts[-LAST_TEXTS:]):
        for match in APPLIES.finditer(text):
            if effective_on is None and not on_publication:
                effective_on = parse_date(match.group(1) or "")
                on_publication = effective_on is None
    repeals = [title for text in texts[-LAST_TEXTS:] for title in repealed_titles(text)]
    return Closing(effective_on, on_publication, tuple(dict.fromkeys(repeals)))


def repealed_titles(text: str) -> list[str]:
    """The titles in the sentences that end other laws, in their order, without 《》."""
    titles: list[str] = []
    for sentence in SENTENCE.findall(text):
        if ENDS.search(sentence):
            titles += _titles(sentence)
    return titles


def _titles(sentence: str) -> list[str]:
    """The titles of a sentence; a title inside another one stays part of it."""
    titles, depth, start = [], 0, 0
    for index, char in enumerate(sentence):
        if char == "《":
            start = index + 1 if depth == 0 else start
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 and not PASSAGE.match(sentence, index + 1):
                titles.append(sentence[start:index])
    return titles
