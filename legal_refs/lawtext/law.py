"""One law from the lines of one source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .body import Body
from .checks import odd_provisions, paragraphs_run_together
from .closing import Closing, read_closing
from .contents import drop_contents
from .dates import date_in_name
from .errors import LawTextError
from .head import Head, read_head
from .history import (
    PASSED,
    PUBLISHED,
    changes,
    effective_date,
    first_date,
    issuing_body,
    kind_of,
    label_of,
    last_date,
)
from .lines import Line, Source
from .parsed import FrameLine, ParsedLaw, ParsedProvision, ProvisionKind, TextWarning
from .sections import cut_sections, number_articles
from .tail import signature, split_tail
from .title import is_instrument, is_private

NEEDS_ARTICLES = re.compile(r"(?:法|条例|办法|细则|规则)(?:（试行）)?$")
AMENDING = re.compile(r"修正案|关于修改.*的决定|关于废止.*的决定|的补充规定")


def parse(source: Source) -> ParsedLaw:
    """Read one law; raises LawTextError where the source is no law, or more than one.

    What is odd (torn labels, gaps, broken headings, contents, doubtful dates) is in ``warnings``.
    """
    head, lines = read_head(source)
    if not head.title:
        raise LawTextError("没有找到标题，不像法律文件。请把法律的全称放在第一行。")
    lines, signed, dropped = split_tail(lines)
    lines, contents = drop_contents(lines)
    lines = [*head.rest, *lines]
    body = Body(lines, amends=bool(AMENDING.search(head.title)))
    provisions = _without_articles(body.walk())
    _check_is_law(head, provisions)
    provisions += signature(signed, len(provisions))
    provisions += _notes(source, len(provisions))
    known = not paragraphs_run_together(_articles(provisions))
    warnings = [*head.warnings, *contents, *dropped, *body.warnings, *odd_provisions(provisions)]
    warnings += _of_the_whole(source, head, provisions, known)
    law = _law(source, head, provisions, warnings, known)
    return replace(law, frame=_frame(source, [*lines, *signed]))


def _frame(source: Source, used: Sequence[Line]) -> tuple[FrameLine, ...]:
    """The lines that became no provision, each with its place among the lines that have text."""
    numbers = {line.number for line in used}
    held = enumerate(line for line in source.lines if line.text)
    return tuple(
        FrameLine(place, line.text)
        for place, line in held
        if line.number not in numbers and not line.is_note
    )


def _of_the_whole(
    source: Source, head: Head, provisions: Sequence[ParsedProvision], known: bool
) -> Iterator[TextWarning]:
    """What is odd about the file as a whole."""
    if any(line.is_note for line in source.lines):
        yield TextWarning(provisions[-1].line, "脚注已放在全文之后")
    if NEEDS_ARTICLES.search(head.title) and not _articles(provisions):
        yield TextWarning(provisions[0].line, "没有找到“第N条”，已整体保留；请核对原文件")
    if not known:
        yield TextWarning(provisions[0].line, "款可能合并：各条的款没有分行")


def _law(
    source: Source,
    head: Head,
    provisions: tuple[ParsedProvision, ...],
    warnings: Sequence[TextWarning],
    known: bool,
) -> ParsedLaw:
    closing = _closing(provisions)
    body = issuing_body(head)
    dates = [event.on for event in changes(head.events)]
    named = date_in_name(source.name)
    dated_on = max([*dates, *([named] if named else [])], default=None)
    effective_on, doubt = effective_date(head, closing, dated_on)
    doubts = [TextWarning(0, doubt)] if doubt else []
    return ParsedLaw(
        title=head.title,
        part=head.part,
        kind=kind_of(head.title, body),
        issuing_body=body,
        document_number=head.document_number,
        events=tuple(head.events),
        adopted_on=first_date(head.events, PASSED),
        promulgated_on=last_date(head.events, PUBLISHED),
        effective_on=effective_on,
        dated_on=dated_on,
        label=label_of(head),
        provisions=provisions,
        warnings=tuple(sorted([*warnings, *doubts])),
        repeals=tuple(title for title in closing.repeals if title != head.title),
        paragraphs_known=known,
    )


def _articles(provisions: Sequence[ParsedProvision]) -> list[ParsedProvision]:
    return [piece for piece in provisions if piece.kind is ProvisionKind.ARTICLE]


def _without_articles(provisions: tuple[ParsedProvision, ...]) -> tuple[ParsedProvision, ...]:
    """Cut a document that has no 第N条 into its numbered articles or sections."""
    if _articles(provisions):
        return _sections_before_annex(provisions)
    numbered = number_articles(provisions)
    return numbered if _articles(numbered) else cut_sections(provisions)


def _sections_before_annex(provisions: tuple[ParsedProvision, ...]) -> tuple[ParsedProvision, ...]:
    """Where all articles stand in an annex, what is before it is the document, not a preamble."""
    kinds = [piece.kind for piece in provisions]
    if ProvisionKind.ANNEX not in kinds[: kinds.index(ProvisionKind.ARTICLE)]:
        return provisions
    end = kinds.index(ProvisionKind.ANNEX)
    own = [replace(piece, kind=ProvisionKind.SECTION) for piece in provisions[:end]]
    return cut_sections([*own, *provisions[end:]])


def _check_is_law(head: Head, provisions: Sequence[ParsedProvision]) -> None:
    if not any(piece.text for piece in provisions):
        raise LawTextError("只有标题，没有正文。请检查文件是否完整。")
    if is_private(head.title):
        raise LawTextError(f"“{head.title}”像是合同或案件文书，不是法律。请上传法律文件。")
    if not _articles(provisions) and not is_instrument(head.title):
        raise LawTextError(f"没有找到条文，标题“{head.title[:40]}”也不像法律文件。请检查文件。")


def _closing(provisions: Sequence[ParsedProvision]) -> Closing:
    """The closing articles; without articles the last sections."""
    texts = [piece.text for piece in _articles(provisions)]
    return read_closing(texts or [piece.text for piece in provisions])


def _notes(source: Source, position: int) -> tuple[ParsedProvision, ...]:
    """The footnotes of a .docx, one piece behind the text."""
    notes: list[Line] = [line for line in source.lines if line.is_note]
    if not notes:
        return ()
    text = "\n".join(line.text for line in notes)
    return (ParsedProvision(ProvisionKind.ANNEX, position, text=text, line=notes[0].number),)
