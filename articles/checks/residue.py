"""What should have stayed inside the house or in another program: notes, prompts, templates, marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby

from .leftovers import Leftover, broken_encoding, markdown, shortcodes, template_fields
from .mending import mend, removal
from .page_scan import scan_page
from .phrases import Phrases
from .registry import Edit, Hit, Level, check
from .subject import Subject

__all__ = ["scan_page"]
TRUTH = "《中华人民共和国广告法》第四条"


def _lines(subject: Subject, id: str) -> Iterator[tuple[str, int, int]]:
    """Yield field, start and end of the sentences that hold a row's words, joined within a line."""
    for field, phrases in subject.phrases.items():
        places = sorted(
            phrases.sentence(start)
            for row in subject.rows.of(id)
            for start, end in row.places(phrases)
            if not phrases.in_quotation(start, end)
        )
        for _line, group in groupby(places, key=lambda place: phrases.line(place[0])):
            found = list(group)
            yield field, *_trimmed(phrases, found[0][0], max(end for _start, end in found))


def _trimmed(phrases: Phrases, start: int, end: int) -> tuple[int, int]:
    words = phrases.text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _taken_out(subject: Subject, field: str, start: int, end: int) -> tuple[Edit, ...]:
    return removal(subject, start, end) if field == "body" else ()


@check("residue.internal_note", Level.BLOCKER, "内部 SEO 说明")
def internal_note(subject: Subject) -> Iterable[Hit]:
    """Notes for search engines; the editor offers to move them to the internal SEO note."""
    for field, start, end in _lines(subject, "residue.internal_note"):
        text = subject.value(field)[start:end]
        yield Hit(
            message=f"这是写给内部的 SEO 说明，读者不该看到：“{_short(text)}”。",
            hint="点“移到内部 SEO 备注”，正文里会删掉。",
            start=start,
            end=end,
            field=field,
            edits=_taken_out(subject, field, start, end),
            detail={"move_to": "seo_note", "text": text},
        )


@check("residue.model_answer", Level.BLOCKER, "提示词或者人工智能的应答", TRUTH)
def model_answer(subject: Subject) -> Iterable[Hit]:
    """A prompt, or what a language model says round its text; the AI label is not meant."""
    for field, start, end in _lines(subject, "residue.model_answer"):
        text = subject.value(field)[start:end]
        yield Hit(
            message=f"这像是给人工智能的提示词，或者它的应答：“{_short(text)}”。",
            hint="删去这句话。文章由人工智能辅助写成的，请勾选“人工智能辅助”，标识会自动显示。",
            start=start,
            end=end,
            field=field,
            edits=_taken_out(subject, field, start, end),
        )


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:29]}…"


def _words(id: str, message: str, hint: str) -> Callable[[Subject], Iterable[Hit]]:
    """Return a check that shows the row's words themselves."""

    def run(subject: Subject) -> Iterable[Hit]:
        for row in subject.rows.of(id):
            for field, phrases in subject.phrases.items():
                for start, end in row.places(phrases):
                    if not phrases.in_quotation(start, end):
                        words = phrases.text[start:end]
                        text = message.format(words=_short(words))
                        yield Hit(text, row.hint or hint, start, end, field, row.rule)

    return run


def _marks(
    find: Callable[[str], Iterator[Leftover]], hint: str
) -> Callable[[Subject], Iterable[Hit]]:
    """Return a check that shows marks of other programs, with a mend where it is plain."""

    def run(subject: Subject) -> Iterable[Hit]:
        for field, phrases in subject.phrases.items():
            for mark in find(phrases.text):
                words = phrases.text[mark.start : mark.end]
                yield Hit(
                    message=f"{mark.name}：“{_short(words)}”。",
                    hint=hint,
                    start=mark.start,
                    end=mark.end,
                    field=field,
                    edits=_mended(subject, mark) if field == "body" else (),
                )

    return run


def _mended(subject: Subject, mark: Leftover) -> tuple[Edit, ...]:
    if mark.instead is None:
        return ()
    edits = mend(subject, mark.start, mark.end, mark.instead)
    if mark.strong and edits:
        bold = f"<strong>{escape(mark.instead, quote=False)}</strong>"
        return (Edit(edits[0].start, edits[0].end, bold),)
    return edits


check("residue.template_field", Level.BLOCKER, "模板字段没有填")(
    _marks(template_fields, "填上内容，或者删去。")
)
check("residue.placeholder", Level.BLOCKER, "占位、待办没有处理")(
    _words("residue.placeholder", "还没有写好：“{words}”。", "补上内容，或者删去。")
)
check("residue.markdown", Level.WARNING, "Markdown 标记没有转换")(
    _marks(markdown, "改用编辑器的加粗、标题、列表和链接。")
)
check("residue.shortcode", Level.WARNING, "别的程序的短代码")(
    _marks(shortcodes, "删去，需要的图片、视频请重新插入。")
)
check("residue.encoding", Level.WARNING, "乱码或者当作文字的代码")(
    _marks(broken_encoding, "改成原来的文字，或者删去。")
)
check("residue.page_frame", Level.WARNING, "网页框架、写作结构上的文字")(
    _words("residue.page_frame", "这不是正文：“{words}”。", "删去。")
)


@check("residue.double_notice", Level.WARNING, "正文里又写了一遍声明")
def double_notice(subject: Subject) -> Iterable[Hit]:
    """A notice in the body of a post, though its page shows one; fixed pages show none."""
    if subject.kind != "post":
        return
    for field, start, end in _lines(subject, "residue.double_notice"):
        if field == "body" and not subject.in_blockquote(start):
            yield Hit(
                message=f"页面会自动显示声明，这里重复了：“{_short(subject.plain.text[start:end])}”。",
                hint="删去；要另写一段的，填在“本篇声明”里。",
                start=start,
                end=end,
                edits=_taken_out(subject, field, start, end),
            )
