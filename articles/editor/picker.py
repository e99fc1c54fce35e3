"""Finds provisions in force for whoever writes, with the exact text that is stored."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET

from legal_refs.captions import CRIMINAL_LAW, article_of_crime
from legal_refs.lawtext.structure import paragraphs
from legal_refs.models import Law, LawVersion, Provision
from legal_refs.names import current_names, laws_by_title

from ..models import CitedProvision
from .asked import Asked, read_asked

MOST = 20
# So many laws are ranked by how often posts cite them; the others follow by title.
RANKED = 30
SHORTEST_WORDS = 2
LONGEST_QUESTION = 60
INNER_MARKS = str.maketrans("《》", "〈〉")


def find_provisions(text: str, on: datetime.date) -> list[Provision]:
    """Return at most 20 articles in force on a day that fit what is typed, the likeliest first.

    民法典 675, 675 (in the laws that posts cite most), 劳动合同法82, or words of the text, after
    the name of a law where one is given: 民法典 借款 期限.
    """
    asked = read_asked(text[:LONGEST_QUESTION])
    rows = Provision.objects.filter(
        kind=Provision.Kind.ARTICLE, version__in=LawVersion.objects.in_force(on)
    ).select_related("version__law")
    if asked.place:
        place = {"article": asked.place.article, "article_suffix": asked.place.article_suffix}
        rows = rows.filter(**place)
        rows = rows.filter(version__law__in=laws_called(asked.name)) if asked.name else rows
    else:
        rows = _with_words(rows, asked)
    ordered = rows.order_by(_rank(), "version__law__title", "position")
    return list(ordered[:MOST])


def laws_called(name: str) -> list[int]:
    """Return the laws of a name; where none has it, those whose titles or aliases hold it."""
    titles = current_names().meaning(name.replace(" ", "")).titles
    exact = [law.pk for law in laws_by_title(titles).values()]
    if exact:
        return exact
    like = Q(title__icontains=name) | Q(aliases__name__icontains=name)
    return list(Law.objects.filter(like).distinct().values_list("pk", flat=True)[:MOST])


def _with_words(rows: QuerySet[Provision], asked: Asked) -> QuerySet[Provision]:
    words = asked.words
    if place := article_of_crime("".join(words)):
        return rows.filter(
            version__law__title=CRIMINAL_LAW,
            article=place.article,
            article_suffix=place.article_suffix,
        )
    titles = current_names().meaning(words[0].strip("《》")).titles if words else ()
    if laws := laws_by_title(titles):
        rows, words = rows.filter(version__law__in=list(laws.values())), words[1:]
    elif len("".join(words)) < SHORTEST_WORDS:
        return rows.none()
    for word in words:
        rows = rows.filter(text__icontains=word)
    return rows


def _rank() -> Case:
    """Order laws by how many posts cite them."""
    cited = CitedProvision.objects.values("law").annotate(posts=Count("pk")).order_by("-posts")
    ranked = [row["law"] for row in cited[:RANKED]]
    cases = [When(version__law=law, then=Value(rank)) for rank, law in enumerate(ranked)]
    return Case(*cases, default=Value(RANKED)) if cases else Case(default=Value(RANKED))


@require_GET
def statutes_view(request: HttpRequest) -> JsonResponse:
    """Answer the picker's question, by the law of the day that the post has."""
    user = request.user
    if not (user.has_perm("articles.add_post") or user.has_perm("articles.change_post")):
        raise PermissionDenied
    try:
        on = parse_date(request.GET.get("on", "")) or timezone.localdate()
    except ValueError:
        on = timezone.localdate()
    found = find_provisions(request.GET.get("q", "").replace("\x00", ""), on)
    return JsonResponse({"on": on.isoformat(), "results": [as_record(row) for row in found]})


def as_record(provision: Provision) -> dict[str, Any]:
    """Return a provision as the picker shows and inserts it; texts are those stored."""
    version = provision.version
    until = version.effective_until
    title = version.law.short_title.translate(INNER_MARKS)
    return {
        "citation": f"《{title}》{provision.label}",
        "caption": provision.shown_caption,
        "version": version.label,
        "from": version.effective_on.isoformat(),
        "until": until.isoformat() if until else "",
        "source": "" if version.complete else "摘录",
        "text": provision.text,
        "paragraphs": _paragraphs(provision),
    }


def _paragraphs(provision: Provision) -> list[str]:
    """The 款, where there are several and the source tells them apart."""
    if not provision.version.paragraphs_known:
        return []
    parts = [part.text for part in paragraphs(provision.text)]
    return parts if len(parts) > 1 else []
