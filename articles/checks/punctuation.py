"""Finds what is wrong with punctuation, brackets and quotation marks in Chinese text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Addresses and code-like words keep their own marks.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[\w./?&=%#:;,!~+@-]+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}", re.ASCII
)
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
# ，，  。。  ，。  、。  ？？ but neither ？！ nor ……
REPEATED = re.compile(
    r"([，、；：])[，、；：,;]{0,20}\1|。{2,}|！{3,}|？{3,}"
    r"|[，、；：,;][，、；：。！？]|[，、；：。！？][,;]|[。！？][，、；：。]|。[！？]|[，、；：。！？]\.(?!\d)|(?<=[^\d.])\.[，。；：]"
)
HALF = re.compile(
    rf"(?<=[{HAN}”》）])[,;:?!]+(?=[{HAN}“‘《（]|$)"
    rf"|(?<=[{HAN}”》）])[?!]+(?=[”’」\s])"
    rf"|(?<=[{HAN}]{{6}})\.(?=$)",
    re.MULTILINE,
)
HALF_BRACKETS = re.compile(r"\(([^()（）\n]*)\)")
STRAIGHT = re.compile(r"\"([^\"\n]*)\"")
CHINESE = re.compile(f"[{HAN}]")
OPENING = {
    "“": "”",
    "‘": "’",
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "「": "」",
    "『": "』",
}
CLOSING = {close: open_ for open_, close in OPENING.items()}
PAIRED = re.compile(f"[{''.join(OPENING)}{''.join(CLOSING)}()]")
# 1）, （1 and a） number the parts of a list.
LIST_MARK = re.compile(
    r"(?:^|[\s。；;：:，,])[（(]?(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十①-⑳])\Z"
)
WITHIN_WORD = re.compile(r"[A-Za-z]’[A-Za-z]?")
LINE = re.compile(r"[^\n]+")
# A quotation over more paragraphs than these has more likely lost its mark.
PARAGRAPHS = 20
# “第二周还清。”后来没有还。: the last paragraph of a quotation, which opens again and closes
LAST_OF_QUOTED = re.compile(r"\s*“[^”]*[。！？；]”")
ENDING = "。，；！？.,;） "
ENUMERATOR = re.compile(r"[一二三四五六七八九十百]{1,4}")


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong mark: ``text[start:end]`` and what should stand there, None where that is unclear."""

    start: int
    end: int
    replacement: str | None = None


def repeated_marks(text: str) -> Iterator[Slip]:
    """Yield marks that are doubled or do not go together: ，， and ，。 but not ？！ or ……."""
    for found in REPEATED.finditer(text):
        marks = found[0].replace(".", "。")
        best = next((mark for mark in "。！？；：，、" if mark in _full(marks)), None)
        yield Slip(found.start(), found.end(), best)


def half_width_marks(text: str) -> Iterator[Slip]:
    """Yield half-width marks between Chinese characters, with the full-width ones."""
    addresses = [found.span() for found in ADDRESS.finditer(text)]
    for found in HALF.finditer(text):
        if not any(start <= found.start() < end for start, end in addresses):
            yield Slip(found.start(), found.end(), _full(found[0]))


def half_width_brackets(text: str) -> Iterator[Slip]:
    """Yield half-width brackets round Chinese words in Chinese text: 民法典(合同编)."""
    for found in HALF_BRACKETS.finditer(text):
        before, behind = (
            text[max(0, found.start() - 1) : found.start()],
            text[found.end() : found.end() + 1],
        )
        among = CHINESE.match(before) or before in ("”", "》") or CHINESE.match(behind)
        # (一) is copied with many a law.
        if among and CHINESE.search(found[1]) and not ENUMERATOR.fullmatch(found[1]):
            yield Slip(found.start(), found.end(), f"（{found[1]}）")


def straight_quotes(text: str) -> Iterator[Slip]:
    """Yield Chinese words between straight quotation marks."""
    for found in STRAIGHT.finditer(text):
        if CHINESE.search(found[1]):
            yield Slip(found.start(), found.end(), f"“{found[1]}”")


def unbalanced_marks(text: str) -> Iterator[Slip]:
    """Yield brackets and quotation marks without their counterpart in the same line.

    A quotation of several paragraphs may open at the head of each and close at the end of the last.
    """
    waiting: list[Slip] = []
    for line in LINE.finditer(text):
        if waiting and LAST_OF_QUOTED.match(line[0]):
            waiting.clear()
        for slip in _unmatched(line[0], line.start()):
            mark, before = text[slip.start], text[line.start() : slip.start].rstrip()
            if mark == "“" and (not before or before.endswith(("：", ":"))):
                waiting.append(slip)
            elif mark == "”" and waiting and not text[slip.end : line.end()].strip(ENDING):
                waiting.clear()
            else:
                yield slip
        if waiting and text.count("\n", waiting[0].start, line.end()) > PARAGRAPHS:
            yield from waiting
            waiting.clear()
    yield from waiting


def _unmatched(line: str, offset: int) -> Iterator[Slip]:
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    apostrophes = {found.start() + 1 for found in WITHIN_WORD.finditer(line)}
    for found in PAIRED.finditer(line):
        mark = {"(": "（", ")": "）"}.get(found[0], found[0])
        place = found.start()
        if place in apostrophes:
            continue
        if mark in OPENING:
            stack.append((mark, place))
            waiting[mark] += 1
        elif waiting[CLOSING[mark]]:
            for lone in _down_to(stack, CLOSING[mark], waiting):
                yield _slip(offset + lone)
        elif not (mark == "）" and LIST_MARK.search(line, max(0, place - 6), place)):
            yield _slip(offset + place)
    for _open, place in stack:
        yield _slip(offset + place)


def _down_to(stack: list[tuple[str, int]], opening: str, waiting: Counter[str]) -> Iterator[int]:
    """Take the counterpart of a closing mark from the stack; yield what stood above it, alone."""
    while stack:
        mark, place = stack.pop()
        waiting[mark] -= 1
        if mark == opening:
            return
        yield place


def _slip(place: int) -> Slip:
    return Slip(place, place + 1)


def _full(marks: str) -> str:
    return "".join(FULL.get(mark, mark) for mark in marks)
