"""Public pages of the law: the index, a law, a provision."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from .asked import day_asked, page_asked
from .comparison_page import comparison_page
from .library import library_day
from .locators import Locator
from .models import Law
from .outline import contents, is_grouped, pages
from .reading import everywhere, neighbours, pieces, places
from .standing import Standing, standing
from .structured_data import absolute, law_data, provision_data
from .templatetags.law_text import query
from .through_time import stages
from .typeset import heading_text

KIND_ORDER = {kind: place for place, kind in enumerate(Law.Kind.values)}


def index(request: HttpRequest) -> HttpResponse:
    laws = (
        Law.objects.annotate(texts=Count("versions"), newest=Max("versions__effective_on"))
        .filter(texts__gt=0)
        .order_by("title")
    )
    ordered = sorted(laws, key=lambda law: KIND_ORDER[law.kind])
    groups = groupby(ordered, lambda law: law.kind)
    context = {
        "kinds": [(Law.Kind(kind), list(group)) for kind, group in groups],
        "count": len(ordered),
        "today": timezone.localdate(),
        "library": library_day(),
        "canonical": absolute(request.path),
    }
    return render(request, "legal_refs/index.html", context)


def law(request: HttpRequest, slug: str) -> HttpResponse:
    shown = _standing(request, slug)
    if "to" in request.GET:
        return comparison_page(request, shown)
    divided = pages(places(shown.version))
    page = page_asked(request, len(divided))
    tree = contents(divided)
    context = {
        **_common(request, shown),
        "contents": tree,
        "is_grouped": is_grouped(tree),
        "page": page,
        "pages": len(divided),
        "previous_page": page - 1 if page > 1 else None,
        "next_page": page + 1 if page < len(divided) else None,
        "articles": sum(1 for part in divided for place in part if place.article),
        "pieces": pieces(shown.version, divided[page - 1] if divided else []),
        "canonical": _canonical(shown, shown.law.get_absolute_url(), page),
        "structured_data": law_data(shown),
    }
    return render(request, "legal_refs/law.html", context)


def provision(request: HttpRequest, slug: str, place: Locator) -> HttpResponse:
    shown = _standing(request, slug)
    found = everywhere(shown.law, place)
    if not found:
        raise Http404(f"法律库中没有《{shown.law.title}》{place}。")
    here = next((row for row in found if row.version == shown.version), None)
    if here:
        # Its caption asks which law it is of.
        here.version.law = shown.law
    path = f"{shown.law.get_absolute_url()}{place.slug}/"
    previous, following = neighbours(here) if here else (None, None)
    through_time = stages(shown.versions, here)
    told = {(stage.version, stage.place) for stage in through_time}
    context = {
        **_common(request, shown),
        "present": path,
        "place": place,
        "provision": here,
        "headings": [heading_text(text) for text in here.headings] if here else [],
        "stages": through_time,
        "elsewhere": [row for row in found if row is not here and (row.version, place) not in told],
        "previous": previous,
        "next": following,
        "canonical": _canonical(shown, path),
        "structured_data": provision_data(shown, here, place),
    }
    return render(request, "legal_refs/provision.html", context)


def _common(request: HttpRequest, shown: Standing) -> dict[str, object]:
    return {
        "shown": shown,
        "law": shown.law,
        "version": shown.version,
        "on": request.GET.get("on", ""),
        "present": shown.law.get_absolute_url(),
    }


def _standing(request: HttpRequest, slug: str) -> Standing:
    law = get_object_or_404(Law.objects.select_related("successor"), slug=slug)
    return standing(law, day_asked(request))


def _canonical(shown: Standing, path: str, page: int = 1) -> str:
    """The address to be indexed: the plain one for the text that it shows, else that of its day."""
    on = str(shown.version.effective_on) if shown.version and not shown.is_present else ""
    return absolute(path) + query(on, page)
