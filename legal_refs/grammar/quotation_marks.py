"""Quotation marks of all kinds, and what stands between them."""

import re

PAIRS = {"“": "”", "「": "」", "『": "』", '"': '"', "‘": "’", "＂": "＂", "〝": "〞"}
_MARK = re.compile(f"[{''.join(PAIRS)}]")
_LINE_START = re.compile(r"\n[ \u3000\t]*\Z")
# Blanks that may stand before the opening mark of a paragraph.
_INDENT = 40
# A closing mark further away belongs to something else.
_LONGEST = 6000


def quoted_spans(text: str) -> list[tuple[int, int, bool]]:
    """Return the spans between outer quotation marks, and whether each has its closing mark."""
    spans, place = [], 0
    while opening := _MARK.search(text, place):
        start = opening.end()
        end = _closing(text, start, opening[0])
        if end is None:
            stop = text.find("\n", start)
            stop = stop if stop >= 0 else len(text)
            if opening[0] != '"':
                spans.append((start, stop, False))
            place = stop
        else:
            spans.append((start, end, True))
            place = end + 1
    return spans


def _closing(text: str, start: int, mark: str) -> int | None:
    close = PAIRS[mark]
    if mark == close:
        end = text.find(close, start, start + _LONGEST)
        return end if end >= 0 and "\n" not in text[start:end] else None
    depth = 1
    for found in re.finditer(f"[{mark}{close}]", text[start : start + _LONGEST]):
        place = start + found.start()
        if found[0] == close:
            depth -= 1
        # A quotation of several paragraphs has an opening mark before each of them.
        elif not _LINE_START.search(text, max(0, place - _INDENT), place):
            depth += 1
        if depth == 0:
            return place
    return None
