"""Whether what a text says of the law is so: one check for each verdict that is not well."""

from collections.abc import Iterable
from html import escape

from legal_refs.library import library_day
from legal_refs.locators import Locator
from legal_refs.verify import Compared, Status, Verdict

from .not_in_force import present_citation, what_is_now, why_not
from .registry import Edit, Hit, Level, check
from .subject import Subject

QUOTING = "《最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定》第一条（参照）"


def _at(verdict: Verdict, message: str, hint: str, edits: tuple[Edit, ...] = ()) -> Hit:
    citation = verdict.citation
    return Hit(message, hint, citation.start, citation.end, edits=edits)


@check("law.quote_differs", Level.BLOCKER, "引文与官方文本不一致", QUOTING)
def quote_differs(subject: Subject) -> Iterable[Hit]:
    """The words in quotation marks are not those of the provision; the mend puts them in."""
    for verdict in subject.cited.with_status(Status.QUOTE_DIFFERS):
        for compared in verdict.compared:
            if compared.found_at:
                yield _from_elsewhere(verdict, compared, compared.found_at)
            elif compared.differences:
                yield _differing(subject, verdict, compared)


def _from_elsewhere(verdict: Verdict, compared: Compared, place: Locator) -> Hit:
    quotation, cited = compared.quotation, verdict.citation.locator
    same = place.whole_article == cited.whole_article
    return Hit(
        message=f"引号里的话在{place}，不在{cited if same else cited.whole_article}。",
        hint="请核对条款序号，或者改引这一条的文字。",
        start=quotation.start,
        end=quotation.end,
        detail={"quoted": quotation.text, "found_at": str(place)},
    )


def _differing(subject: Subject, verdict: Verdict, compared: Compared) -> Hit:
    quotation = compared.quotation
    return Hit(
        message=f"引文与{verdict.provisions[0]}的官方文本不一致：{_changes(compared)}。",
        hint="点“改为官方文本”，或者去掉引号改为转述。",
        start=quotation.start,
        end=quotation.end,
        edits=_mend(subject, compared),
        detail={
            "quoted": quotation.text,
            "official": verdict.official,
            "differences": [
                [d.start, d.end, d.official_start, d.official_end] for d in compared.differences
            ],
        },
    )


def _changes(compared: Compared) -> str:
    return "；".join(
        f"“{d.quoted}”应为“{d.official}”"
        if d.quoted and d.official
        else (f"多了“{d.quoted}”" if d.quoted else f"漏了“{d.official}”")
        for d in compared.differences[:5]
    )


def _mend(subject: Subject, compared: Compared) -> tuple[Edit, ...]:
    """The differing characters alone are replaced, so that links and bold type stay."""
    start = compared.quotation.start
    return tuple(
        Edit(
            *subject.plain.span(start + d.start, start + d.end),
            escape(d.official.replace("\n", ""), quote=False),
        )
        for d in compared.differences
    )


@check("law.no_such_provision", Level.BLOCKER, "引用的条、款、项不存在")
def no_such_provision(subject: Subject) -> Iterable[Hit]:
    """The complete text of the law has no such place."""
    for verdict in subject.cited.with_status(Status.NO_SUCH_PROVISION):
        place = verdict.citation.locator
        yield _at(
            verdict,
            f"{verdict.law}（{verdict.version.effective_on}起施行的文本）没有{place}。"
            if verdict.version
            else f"没有{place}。",
            "请核对法律名称和条款序号。",
        )


@check("law.not_in_force", Level.BLOCKER, "引用的法律在“法律依据截至”之日没有效力")
def not_in_force(subject: Subject) -> Iterable[Hit]:
    """Repealed, replaced by a later text, or not yet begun, on the day whose law counts."""
    for verdict in subject.cited.with_status(Status.NOT_IN_FORCE):
        where = what_is_now(verdict.suggestion)
        yield _at(
            verdict,
            f"{why_not(verdict, subject.on)}{where and '，' + where}。",
            "讲过去的案件时，请在句中写明“当时”“原”或者日期。",
            edits=present_citation(subject, verdict),
        )


@check("law.ambiguous_law", Level.WARNING, "法律名称可能指几部法律")
def ambiguous_law(subject: Subject) -> Iterable[Hit]:
    """The name as written fits several instruments."""
    for verdict in subject.cited.with_status(Status.AMBIGUOUS_LAW):
        names = "、".join(f"《{name}》" for name in verdict.citation.candidates[:4])
        yield _at(verdict, f"这个名称可能指：{names}。", "请写全称。")


@check("law.unknown_law", Level.WARNING, "没有这个名称的法律")
def unknown_law(subject: Subject) -> Iterable[Hit]:
    """Nothing of that name is known; where it is a plain misprint the real name is given."""
    for verdict in subject.cited.with_status(Status.UNKNOWN_LAW):
        suggestion = verdict.suggestion
        hint = (
            f"是不是《{suggestion.law}》？"
            if suggestion
            else "请核对名称，写官方全称或者通用简称。"
        )
        yield _at(verdict, f"没有找到名为“{verdict.citation.name}”的法律文件。", hint)


@check("law.not_held", Level.ADVICE, "法律库没有收录，无法核对")
def not_held(subject: Subject) -> Iterable[Hit]:
    """The place may well exist; its text is not in the library."""
    for verdict in subject.cited.with_status(Status.NOT_HELD):
        yield _at(
            verdict,
            f"法律库没有收录“{verdict.citation.surface}”的文本，无法核对。",
            "请对照官方文本自行核对，或者请管理员导入这部法律。",
        )


@check("law.library_old", Level.ADVICE, "法律库很久没有更新")
def library_old(subject: Subject) -> Iterable[Hit]:
    """The day whose law counts lies more than 60 days behind the last look for new laws."""
    library = library_day() if subject.cited.verdicts else None
    if library and library.is_old_on(subject.on):
        yield Hit(
            f"法律库更新至{library.day}，离“法律依据截至”的{subject.on}已超过60天，其间的新法可能没有收录。",
            "请管理员导入新法，或者核对后在“法律”列表点“今天已核对，无新法”。",
        )
