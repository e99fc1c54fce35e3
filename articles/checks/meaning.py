"""Whether what a text says of a provision can be meant: its crime, its subject, its day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils import timezone

from legal_refs.captions import CRIMINAL_LAW, crime_table, subjects
from legal_refs.models import LawVersion
from legal_refs.verify import Status, Verdict

from .named_crimes import CitedArticle, NamedCrime, named_crimes, pinned_elsewhere
from .registry import Hit, Level, check
from .subject import Subject

CRIME_NAMES = "最高人民法院、最高人民检察院关于执行《中华人民共和国刑法》确定罪名的规定和补充规定"
DISHONEST_LIST = "《最高人民法院关于公布失信被执行人名单信息的若干规定》第一条、第五条"
COMPLETE = "《最高人民法院关于裁判文书引用法律、法规等规范性法律文件的规定》第一条（参照）"

FORMER = re.compile(r"原|曾|旧|当时|取消|改为|更名|此前|以前|修正前|修订前|不再|历史|19\d\d年|废")
# 第六百七十五条所规定的, 第…条关于
JOINED = re.compile(
    r"(?:所|中|里)?(?:规定|确立|明确|关于|讲|说|设立|创设)?(?:了|的)*(?:是|就是|即)?[“（(]?"
)
# 根据法律规定，…; 我国法律明确规定：…
CLAIMED = re.compile(
    r"(?:根据|依照|按照|依据)(?:我国|国家|现行|相关|有关|的){0,3}(?:法律法规|法律|法规|司法解释)(?:的)?(?:相关|有关|明确)?规定"
    r"|(?:我国|国家)?(?:法律|法规)(?:有)?(?:明确|明文)规定(?:了)?[，,：:]?"
    r"|依法(?:应当|可以|应|可|将|要|会)?(?:被)?(?:判处?|处以?|支付|赔偿|承担)"
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
ISSUED = re.compile(
    r"最高人民|法院|检察院|法释|部|局|委|会|署|国务院|院|银行|联合|两高|〔\d{4}〕|\[\d{4}\]|号"
)
# A text whose law is older than this is looked at again, whether or not a law is known to be newer.
OLD_DAYS = 730


def _by_sentence(
    subject: Subject, verdicts: Iterable[Verdict]
) -> dict[tuple[int, int], list[Verdict]]:
    """The verdicts on citations of a place, by the sentence that they stand in."""
    phrases = subject.phrases.get("body")
    found: defaultdict[tuple[int, int], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        citation = verdict.citation
        if phrases and citation.article and not citation.article_to and not citation.past:
            found[phrases.sentence(citation.start)].append(verdict)
    return found


@check(
    "meaning.crime_elsewhere",
    Level.BLOCKER,
    "罪名与引用的刑法条文对不上",
    CRIME_NAMES,
)
def crime_elsewhere(subject: Subject) -> Iterable[Hit]:
    """A sentence pins a crime to an article that another crime is named after."""
    criminal = [v for v in subject.cited.verdicts if v.citation.law == CRIMINAL_LAW]
    crimes = crime_table()
    for (start, end), verdicts in _by_sentence(subject, criminal).items():
        sentence = subject.plain.text[start:end]
        articles = [
            CitedArticle(
                v.citation.start - start, v.citation.end - start, v.citation.locator.whole_article
            )
            for v in verdicts
        ]
        named = list(named_crimes(sentence, crimes))
        for article, crime in pinned_elsewhere(sentence, articles, named, crimes):
            yield _crime_hit(article, crime, start)


def _crime_hit(article: CitedArticle, crime: NamedCrime, offset: int) -> Hit:
    crimes = crime_table()
    right = "、".join(str(place) for place in sorted(crimes.places[crime.name]))
    own = "、".join(f"“{name}”" for name in crimes.named[article.place])
    return Hit(
        f"刑法{article.place}的罪名是{own}，不是“{crime.name}”；“{crime.name}”规定在刑法{right}。",
        f"核对条文：要说{crime.name}，改引{right}；要引{article.place}，改正罪名。",
        offset + article.start,
        offset + article.end,
    )


@check("meaning.former_crime", Level.ADVICE, "罪名已经取消或者改名", CRIME_NAMES)
def former_crime(subject: Subject) -> Iterable[Hit]:
    """A crime is named as it was called before, in a sentence that does not speak of the past."""
    phrases, crimes = subject.phrases.get("body"), crime_table()
    if phrases is None or "罪" not in phrases.text:
        return
    present = {name for names in crimes.named.values() for name in names}
    for crime in named_crimes(phrases.text, crimes):
        quoted = phrases.in_title(crime.start, crime.end)
        if crime.name in present or quoted or FORMER.search(phrases.sentence_text(crime.start)):
            continue
        place = min(crimes.places[crime.name])
        now = "、".join(crimes.named.get(place, ()))
        yield Hit(
            f"“{crime.name}”不是现行罪名，刑法{place}现在的罪名：{now or '无'}。",
            "讲过去的案件时请写明当时；否则改用现行罪名。",
            crime.start,
            crime.end,
        )


@check("meaning.subject_elsewhere", Level.WARNING, "引用的条文规定的不是所说的制度")
def subject_elsewhere(subject: Subject) -> Iterable[Hit]:
    """A notion that one article governs is joined to another article of the same law."""
    text = subject.plain.text
    for verdicts in _by_sentence(subject, subject.cited.verdicts).values():
        for verdict in verdicts:
            citation = verdict.citation
            joined = JOINED.match(text, citation.end)
            rest = text[joined.end() if joined else citation.end :][:20]
            known = [s for s in subjects() if s.law == citation.law and rest.startswith(s.term)]
            cited = {v.citation.locator.whole_article for v in verdicts}
            if known and not known[0].places & cited:
                right = "、".join(str(place) for place in sorted(known[0].places))
                yield Hit(
                    f"“{known[0].term}”规定在{right}，不在{citation.locator.whole_article}。",
                    "请核对条款序号。",
                    citation.start,
                    citation.end,
                )


@check("meaning.court_list", Level.WARNING, "失信被执行人名单只由法院决定", DISHONEST_LIST)
def court_list(subject: Subject) -> Iterable[Hit]:
    """A lender, or default alone, is said to put a debtor on the court's list."""
    phrases = subject.phrases.get("body")
    for pattern in (BY_LENDER, BY_DEFAULT) if phrases else ():
        for found in pattern.finditer(phrases.text):
            if not COURT.search(phrases.sentence_text(found.start())):
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
        around = text[max(0, citation.start - 20) : citation.start] + text[citation.end :][:16]
        body = law.issuing_body or law.title.partition("关于")[0]
        if body and not ISSUED.search(around) and text[citation.start] == "《":
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
