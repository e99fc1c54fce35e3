"""The text as an editor reads it: marks, lost characters, repetitions, the excerpt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from django.utils.html import escape

from .losses import losses
from .own_words import passes_over
from .punctuation import (
    Slip,
    half_width_brackets,
    half_width_marks,
    repeated_marks,
    straight_quotes,
    unbalanced_marks,
)
from .registry import Edit, Hit, Level, check
from .subject import Subject

STANDARD = "GB/T 15834—2011《标点符号用法》"
# A sentence of so many characters does not come twice by chance.
SENTENCE = 15
# Paragraphs shorter than this may be labels, signatures or lines of a letter.
PARAGRAPH = 40
NOT_WORDS = re.compile(r"\W+")
SENTENCES = re.compile(r"[^。！？!?\n]+")
ENDED = re.compile(r"[。！？：；…—!?:;.”’」』）)】》]\Z")


def _slips(
    subject: Subject, find: Callable[[str], Iterator[Slip]]
) -> Iterator[tuple[str, Slip, str]]:
    """Yield the field, the slip and the words of it, in all that readers are shown."""
    foreign = passes_over(subject)
    for field, phrases in subject.phrases.items():
        for slip in find(phrases.text):
            if field != "body" or not foreign(slip.start):
                yield field, slip, phrases.text[slip.start : slip.end]


def _edits(subject: Subject, field: str, slip: Slip) -> tuple[Edit, ...]:
    """The mend; where the length stays, the differing characters alone, so that tags stay."""
    if field != "body" or slip.replacement is None:
        return ()
    old, new = subject.plain.text[slip.start : slip.end], slip.replacement
    if len(old) == len(new):
        return tuple(
            Edit(*subject.plain.span(slip.start + i, slip.start + i + 1), escape(new[i]))
            for i in range(len(old))
            if old[i] != new[i]
        )
    start, end = subject.plain.span(slip.start, slip.end)
    return () if "<" in subject.html[start:end] else (Edit(start, end, escape(new)),)


@check("text.punctuation", Level.WARNING, "标点重复或者不搭配", STANDARD)
def punctuation(subject: Subject) -> Iterable[Hit]:
    """，，, 。。, ，。 and the like; ？！ and …… are right."""
    for field, slip, words in _slips(subject, repeated_marks):
        yield Hit(
            f"标点重复或者不搭配：“{words}”。",
            f"改为“{slip.replacement}”。" if slip.replacement else "留下一个合适的标点。",
            slip.start,
            slip.end,
            field,
            edits=_edits(subject, field, slip),
        )


@check("text.half_width", Level.WARNING, "中文之间用了半角标点", STANDARD)
def half_width(subject: Subject) -> Iterable[Hit]:
    """Half-width marks and brackets between Chinese characters; not in numbers, English, addresses."""
    for find in (half_width_marks, half_width_brackets):
        for field, slip, words in _slips(subject, find):
            yield Hit(
                f"中文里用了半角标点：“{words}”。",
                f"改为“{slip.replacement}”。",
                slip.start,
                slip.end,
                field,
                edits=_edits(subject, field, slip),
            )


@check("text.straight_quotes", Level.ADVICE, "中文用了直引号", STANDARD)
def straight(subject: Subject) -> Iterable[Hit]:
    """Straight quotation marks round Chinese words."""
    for field, slip, words in _slips(subject, straight_quotes):
        yield Hit(
            f"中文引号应当用“ ”：{words}。",
            f"改为{slip.replacement}。",
            slip.start,
            slip.end,
            field,
            edits=_edits(subject, field, slip),
        )


@check("text.unbalanced", Level.WARNING, "引号或者括号不成对", STANDARD)
def unbalanced(subject: Subject) -> Iterable[Hit]:
    """A bracket or quotation mark stands alone in its paragraph."""
    for field, slip, words in _slips(subject, unbalanced_marks):
        yield Hit(
            f"这一段里的“{words}”没有成对。",
            "补上另一半，或者删去多出的这个。",
            slip.start,
            slip.end,
            field,
        )


@check("text.lost_characters", Level.WARNING, "好像漏了字或者重了字")
def lost_characters(subject: Subject) -> Iterable[Hit]:
    """Empty brackets, numbers that are missing, doubled words."""
    foreign = passes_over(subject)
    for field, phrases in subject.phrases.items():
        for loss in losses(phrases.text):
            if field == "body" and foreign(loss.start):
                continue
            slip = Slip(loss.start, loss.end, loss.replacement)
            yield Hit(
                f"{loss.what}（把握：{loss.sure}）。",
                f"删去重复的字，改为“{loss.replacement}”。"
                if loss.replacement
                else "请对照原稿补上。",
                loss.start,
                loss.end,
                field,
                edits=_edits(subject, field, slip),
            )


@check("text.unfinished", Level.ADVICE, "段落好像没有写完")
def unfinished(subject: Subject) -> Iterable[Hit]:
    """A paragraph ends in a comma, or a long one in no mark at all (certainty: middle)."""
    foreign = passes_over(subject)
    for line in re.finditer(r"[^\n]+", subject.plain.text):
        words = line[0].rstrip()
        end = line.start() + len(words)
        if not words or foreign(end - 1):
            continue
        block = subject.elements.block_at(subject.plain.starts[line.start()])
        if block.before_list or block.name not in ("p", "div", ""):
            continue
        if words[-1] in "，、," or (len(words) >= PARAGRAPH and not ENDED.search(words)):
            yield Hit(
                f"这一段停在“{words[-6:]}”，好像没有写完（把握：中）。",
                "补完句子，或者加上句末的标点。",
                max(line.start(), end - 6),
                end,
            )


@check("text.repeated_sentence", Level.WARNING, "同一句话出现两次")
def repeated_sentence(subject: Subject) -> Iterable[Hit]:
    """A sentence of 15 characters or more stands in the text again, headings left aside."""
    foreign, seen = passes_over(subject), set()
    for found in SENTENCES.finditer(subject.plain.text):
        key = NOT_WORDS.sub("", found[0])
        start = found.start() + len(found[0]) - len(found[0].lstrip(" ”’」』）)"))
        if len(key) < SENTENCE or foreign(start):
            continue
        if subject.elements.block_at(subject.plain.starts[start]).name.startswith("h"):
            continue
        if key in seen:
            yield Hit(
                f"这句话前面已经有了：“{found[0].strip()[:30]}……”。",
                "删去重复的一句，或者换一种说法。",
                start,
                found.end(),
            )
        seen.add(key)


@check("text.excerpt", Level.WARNING, "摘要不是正文里的话")
def excerpt(subject: Subject) -> Iterable[Hit]:
    """The excerpt must stand in the text as it is, line breaks and blanks aside."""
    wanted = re.sub(r"\s", "", subject.excerpt)
    if wanted and wanted not in re.sub(r"\s", "", subject.plain.text):
        yield Hit(
            "摘要不是正文里的原句。",
            "从正文里复制一句，或者留空，由系统取正文开头的整句。",
            0,
            len(subject.excerpt),
            "excerpt",
        )
