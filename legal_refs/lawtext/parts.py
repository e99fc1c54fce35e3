"""A law in several files: the eight of the Civil Code become one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..rebuild import source_lines
from .errors import LawTextError
from .parsed import FrameLine, ParsedLaw, ParsedProvision, TextWarning


def merge_parts(laws: Sequence[ParsedLaw]) -> ParsedLaw:
    """Put the parts of one law in the order of their articles under the headings of their parts.

    Raises LawTextError where the parts are not of one law, or an article is missing or there twice.
    """
    titles = {law.title for law in laws}
    if len(titles) != 1:
        raise LawTextError(f"这些文件不是同一部法律的各编：{'、'.join(sorted(titles))}")
    if not all(law.articles for law in laws):
        raise LawTextError(f"《{laws[0].title}》有一编没有条文，无法合并。")
    ordered = sorted(laws, key=lambda law: law.articles[0].article)
    _check_joints(ordered)
    pieces = [_under_part(law, piece) for law in ordered for piece in law.provisions]
    dates = [law.effective_on for law in ordered if law.effective_on]
    return replace(
        ordered[0],
        part="",
        effective_on=dates[0] if dates else None,
        provisions=tuple(replace(piece, position=place) for place, piece in enumerate(pieces)),
        warnings=tuple(warning for law in ordered for warning in _warnings(law)),
        repeals=tuple(dict.fromkeys(title for law in ordered for title in law.repeals)),
        paragraphs_known=all(law.paragraphs_known for law in ordered),
        frame=tuple(_frame(ordered)),
    )


def _check_joints(laws: Sequence[ParsedLaw]) -> None:
    """Each part begins with the number after the last of the part before it, the first with 1."""
    last = 0
    for law in laws:
        first = law.articles[0].article
        if first != last + 1:
            fault = "重复" if first <= last else "不连续"
            raise LawTextError(
                f"《{law.title}》各编的条号{fault}：第{last}条之后是“{law.part}”的第{first}条。"
                "请检查各编文件是否齐全。"
            )
        last = law.articles[-1].article


def _under_part(law: ParsedLaw, piece: ParsedProvision) -> ParsedProvision:
    return replace(piece, headings=(law.part, *piece.headings)) if law.part else piece


def _frame(laws: Sequence[ParsedLaw]) -> Iterator[FrameLine]:
    """The frames behind one another; the name of a part is a heading now."""
    start = 0
    for law in laws:
        own = [line for line in law.frame if line.text != law.part]
        yield from (FrameLine(start + line.place, line.text) for line in own)
        start += len(source_lines([_under_part(law, piece) for piece in law.provisions], own))


def _warnings(law: ParsedLaw) -> list[TextWarning]:
    name = f"{law.part}：" if law.part else ""
    return [TextWarning(warning.line, name + warning.message) for warning in law.warnings]
