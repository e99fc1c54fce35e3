"""Aligns a quoted text with the place of a longer text that it was taken from."""

from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

# A run that two texts have in common: start in the one, start in the other, length.
Run = tuple[int, int, int]

_LONGEST_SEGMENT = 800
_MOST_RUNS = 400
_ENDS = ".;:?!"


@dataclass(frozen=True, slots=True)
class Change:
    """Characters of the quoted text and those that the official text has instead."""

    start: int
    end: int
    official_start: int
    official_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where a quoted text differs from its place in the official text, and how much agrees."""

    changes: tuple[Change, ...]
    matched: int
    end: int


def align(quoted: str, official: str, start: int = 0) -> Alignment:
    """Align a quoted text with the best place of the official text from ``start`` on.

    Both texts are folded. What the official text has before and behind that place counts for
    nothing; ``end`` is where the place ends.
    """
    place = official.find(quoted, start)
    if place >= 0:
        return Alignment((), len(quoted), place + len(quoted))
    runs = _chain(_common_runs(quoted, official, start))
    if not runs:
        return Alignment((Change(0, len(quoted), start, start),), 0, start)
    changes: list[Change] = []
    matched = sum(run[2] for run in runs)
    changes += _head(quoted, official, runs[0], start)
    for left, right in pairwise(runs):
        inner, same = _between(quoted, official, left, right)
        changes += inner
        matched += same
    tail, end = _tail(quoted, official, runs[-1])
    return Alignment(tuple(_joined(changes + tail)), matched, end)


def _common_runs(quoted: str, official: str, start: int) -> list[Run]:
    """Return the longest runs of characters that both texts have."""
    width = 2 if len(quoted) < 12 else 3 if len(quoted) < 80 else 5 if len(quoted) < 600 else 9
    places: dict[str, list[int]] = defaultdict(list)
    for j in range(start, len(official) - width + 1):
        places[official[j : j + width]].append(j)
    open_runs: dict[int, int] = {}
    runs: list[Run] = []
    for i in range(len(quoted) - width + 1):
        going: dict[int, int] = {}
        for j in places.get(quoted[i : i + width], ()):
            begun = open_runs.get(j - i)
            if begun is None:
                runs.append((i, j, width))
                begun = len(runs) - 1
            else:
                first, other, length = runs[begun]
                runs[begun] = (first, other, length + 1)
            going[j - i] = begun
        open_runs = going
    longest = sorted(runs, key=lambda run: (-run[2], run))[:_MOST_RUNS]
    return sorted(longest)


def _chain(runs: list[Run]) -> list[Run]:
    """Choose the runs that follow each other in both texts and hold most, near each other."""
    best: list[tuple[float, int]] = []
    for k, (i, j, length) in enumerate(runs):
        score, before = float(length), -1
        for p in range(k):
            left_i, left_j, left_length = runs[p]
            shared = max(left_i + left_length - i, left_j + left_length - j, 0)
            if left_i >= i or left_j >= j or shared >= length:
                continue
            jump = min(6.0, abs((j - i) - (left_j - left_i)) * 0.4)
            through = best[p][0] + length - shared - jump
            if through > score:
                score, before = through, p
        best.append((score, before))
    chosen: list[Run] = []
    k = max(range(len(best)), key=lambda n: best[n][0]) if best else -1
    while k >= 0:
        chosen.append(runs[k])
        k = best[k][1]
    return _without_overlap(chosen[::-1])


def _without_overlap(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for i, j, length in runs:
        if kept:
            last = kept[-1]
            shared = max(last[0] + last[2] - i, last[1] + last[2] - j, 0)
            i, j, length = i + shared, j + shared, length - shared
        kept.append((i, j, length))
    return kept


def _between(quoted: str, official: str, left: Run, right: Run) -> tuple[list[Change], int]:
    return _compared(quoted, left[0] + left[2], right[0], official, left[1] + left[2], right[1])


def _compared(
    quoted: str, i: int, i_end: int, official: str, j: int, j_end: int
) -> tuple[list[Change], int]:
    """Return the changes between two stretches, and how many characters of them agree."""
    if i == i_end and j == j_end:
        return [], 0
    if i == i_end or j == j_end or max(i_end - i, j_end - j) > _LONGEST_SEGMENT:
        return [Change(i, i_end, j, j_end)], 0
    changes, same = [], 0
    matcher = SequenceMatcher(None, quoted[i:i_end], official[j:j_end], autojunk=False)
    for tag, a, a_end, b, b_end in matcher.get_opcodes():
        if tag == "equal":
            same += a_end - a if a_end - a > 1 else 0
        else:
            changes.append(Change(i + a, i + a_end, j + b, j + b_end))
    return changes, same


def _head(quoted: str, official: str, first: Run, start: int) -> list[Change]:
    """Compare what the quoted text has before the first common run with as much official text."""
    i, j, _ = first
    if i == 0:
        return []
    begin = max(start, j - i - _slack(i))
    for mark in _ENDS:
        begin = max(begin, official.rfind(mark, begin, max(begin, j - 1)) + 1)
    changes, _ = _compared(quoted, 0, i, official, begin, j)
    # What the official text has before the first quoted character was not meant to be quoted.
    return changes[1:] if changes and changes[0].end == 0 else changes


def _tail(quoted: str, official: str, last: Run) -> tuple[list[Change], int]:
    i, j = last[0] + last[2], last[1] + last[2]
    rest = len(quoted) - i
    if rest == 0:
        return [], j
    end = min(len(official), j + rest + _slack(rest))
    for mark in _ENDS:
        stop = official.find(mark, j, end)
        end = stop if stop >= 0 else end
    changes, _ = _compared(quoted, i, len(quoted), official, j, end)
    if changes and changes[-1].start == len(quoted):
        return changes[:-1], changes[-1].official_start
    return changes, end


def _slack(length: int) -> int:
    return 2 + length // 3


def _joined(changes: list[Change]) -> list[Change]:
    """Join changes that one agreeing character parts, so that they can be read."""
    joined: list[Change] = []
    for change in changes:
        last = joined[-1] if joined else None
        if last and _close(last, change):
            joined[-1] = Change(last.start, change.end, last.official_start, change.official_end)
        else:
            joined.append(change)
    return joined


def _close(left: Change, right: Change) -> bool:
    gap = right.start - left.end
    if gap != right.official_start - left.official_end or gap > 1:
        return False
    if gap == 1 and _opposite(left, right):
        return True
    sizes = (left.end - left.start, left.official_end - left.official_start)
    others = (right.end - right.start, right.official_end - right.official_start)
    return gap == 0 or max(*sizes) + max(*others) >= 4


def _opposite(left: Change, right: Change) -> bool:
    """Tell whether one change leaves out and the other puts in: 出借人 for 借款人 is one word."""
    removed = (left.official_start == left.official_end, right.official_start == right.official_end)
    added = (left.start == left.end, right.start == right.end)
    return (removed[0] and added[1]) or (added[0] and removed[1])
