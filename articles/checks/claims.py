"""What a text claims of the law beyond its citations: who decides, where it stands, as of when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.utils import timezone

from legal_refs.models import LawVersion
from legal_refs.verify import Status, Verdict

from .registry import Hit, Level, check
from .subject import Subject

DISHONEST_LIST = "《最高人民法院关于公布失信被执行人名单信息的若干规定》第一条、第五条"
COMPLETE = "《最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定》第一条（参照）"

# 根据法律规定，…; 我国法律明确规定：…
CLAIMED = re.compile(
    r"(?:根据|依照|按照|依据)(?:我国|国家|现行|相关|有关|的){0,3}(?:法律法规|法律|法规|司法解释)(?:的)?(?:相关|有关|明确)?规定"
    r"|(?:我国|国家)?(?:法律|法规)(?:有)?(?:明确|明文)规定(?:了)?[，,：:]?"
    r"|依法(?:应当|可以|应|可|将|要|会)?(?:被)?(?:判处|处以|处(?=[一二三四五六七八九十两])|支付|赔偿|承担)"
)
# What such a sentence must hold to be a claim that a provision can be named for.
PRECISE = re.compile(
    r"[\d〇一二两三四五六七八九十百千]+(?:年|个月|日内|日以|天|倍|%|％|元|万|次|周岁)"
    r"|百分之|有期徒刑|拘役|无期徒刑|双倍|加倍"
)
LIST_NAME = r"(?:失信被执行人|失信人员?名单|失信名单|老赖名单|限制高消费名单)"
PUT_ON = r"(?:列入|纳入|拉入|拉进|加入|录入|报送?至?|上报|列为|定为|放进|放入|登上)"
BY_LENDER = re.compile(
    r"(?:平台|网贷公司|小贷公司|贷款公司|金融公司|贷款机构|催收(?:公司|机构|人员|方)?|银行|债权人|出借人)"
    rf"[^。；！？\n法院]{{0,14}}(?:把|将|会|可以|直接|有权|就能?){{1,3}}[^。；！？\n法院]{{0,16}}{PUT_ON}[^。；！？\n法院]{{0,8}}{LIST_NAME}"
)
BY_DEFAULT = re.compile(
    rf"(?:逾期|欠款|不还(?:款|钱)?|还不上)[^。；！？\n]{{0,20}}(?:就|便|直接|自动|马上|立即)[^。；！？\n]{{0,6}}(?:会)?被?{PUT_ON}[^。；！？\n]{{0,8}}{LIST_NAME}"
)
COURT = re.compile(
    r"法院|判决|执行程序|强制执行|无权|不能|不会|不得|并不|不是|没有权|无法|谎称|声称|误以为|吓"
)
# 最高人民法院《关于…》, 《关于…》（法释〔2020〕17号）
ISSUER_BEFORE = re.compile(
    r"(?:院|部|局|署|委|委员会|总行|银行|两高|联合|发布|公布|印发|出台)(?:的|了)?\Z"
)
NUMBER_AFTER = re.compile(r"[》]?[（(\[]?[^，。；]{0,6}[〔\[]\d{4}[〕\]]")
# A text whose law is older than this is looked at again, whether or not a law is known to be newer.
OLD_DAYS = 730


@check("meaning.court_list", Level.WARNING, "失信被执行人名单只由法院决定", DISHONEST_LIST)
def court_list(subject: Subject) -> Iterable[Hit]:
    """A lender, or default alone, is said to put a debtor on the court's list."""
    phrases = subject.phrases.get("body")
    said: set[int] = set()
    for pattern in (BY_LENDER, BY_DEFAULT) if phrases else ():
        for found in pattern.finditer(phrases.text):
            start, end = phrases.sentence(found.start())
            if start not in said and not COURT.search(phrases.text[start:end]):
                said.add(start)
                yield Hit(
                    "纳入失信被执行人名单，要在判决等生效后进入执行程序，由法院决定；"
                    "平台、银行和债权人不能自行列入。",
                    "改为：债权人起诉、判决生效并进入执行后，法院可以依法纳入。",
                    found.start(),
                    found.end(),
                )


@check("meaning.no_citation", Level.ADVICE, "说到法律的具体规定，却没有写明哪一条", COMPLETE)
def no_citation(subject: Subject) -> Iterable[Hit]:
    """A sentence claims a precise rule of the law, and its paragraph cites nothing."""
    phrases = subject.phrases.get("body")
    if phrases is None:
        return
    cited = sorted(v.citation.start for v in subject.cited.verdicts)
    for claim in CLAIMED.finditer(phrases.text):
        start, end = phrases.line(claim.start())
        alone = not any(start <= place < end for place in cited)
        if alone and PRECISE.search(phrases.sentence_text(claim.start())):
            yield Hit(
                f"“{claim[0]}”没有写明法律名称和条款。",
                "写明是哪部法律第几条，读者可以查到，系统也能核对。",
                claim.start(),
                claim.end(),
            )


@check("meaning.incomplete_citation", Level.ADVICE, "文件名称前缺少制定机关或者文号", COMPLETE)
def incomplete_citation(subject: Subject) -> Iterable[Hit]:
    """《关于…的解释》 stands without the body that issued it where the library knows that body."""
    text, seen = subject.plain.text, set()
    for verdict in subject.cited.verdicts:
        citation, law = verdict.citation, verdict.law
        if not citation.name.startswith("关于") or law is None or citation.law in seen:
            continue
        seen.add(citation.law)
        told = ISSUER_BEFORE.search(text, 0, citation.start) or NUMBER_AFTER.match(
            text, text.find("》", citation.start) + 1
        )
        body = law.issuing_body or law.title.partition("关于")[0]
        if body and not told and text[citation.start] == "《":
            number = f"（{law.document_number}）" if law.document_number else ""
            yield Hit(
                f"《{citation.name}》没有写制定机关。",
                f"首次提到时写全：《{law.title}》{number}。",
                citation.start,
                citation.end,
            )


@check("meaning.old_date", Level.ADVICE, "法律依据截至的日期较早")
def old_date(subject: Subject) -> Iterable[Hit]:
    """A cited law has a later version by today, or the day whose law counts is years ago."""
    today = timezone.localdate()
    verdicts = [v for v in subject.cited.verdicts if v.status is not Status.NOT_IN_FORCE]
    if subject.on >= today or not verdicts:
        return
    newer = list(_newer(subject, verdicts))
    yield from newer
    if not newer and (today - subject.on).days > OLD_DAYS:
        first = verdicts[0].citation
        yield Hit(
            f"法律依据截至{subject.on}，已经过去{(today - subject.on).days // 365}年。",
            "请核对引用的条文现在是否仍是这样，再更新“法律依据截至”。",
            first.start,
            first.end,
        )


def _newer(subject: Subject, verdicts: Iterable[Verdict]) -> Iterator[Hit]:
    laws = {v.law.pk: v for v in reversed(list(verdicts)) if v.law and not v.citation.past}
    later = LawVersion.objects.filter(
        law__in=laws, effective_on__gt=subject.on, effective_on__lte=timezone.localdate()
    ).order_by("effective_on")
    for law_id, effective_on in dict(later.values_list("law_id", "effective_on")).items():
        citation, law = laws[law_id].citation, laws[law_id].law
        yield Hit(
            f"《{law.short_title if law else ''}》自{effective_on}起有新的文本，"
            f"而本文的法律依据截至{subject.on}。",
            "请对照新文本核对，再更新“法律依据截至”。",
            citation.start,
            citation.end,
        )
