"""The lawyers: all of them, and each with what they wrote."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from ..models import Edition, Firm, Lawyer
from ..paging import page_of
from ..plaintext import text_of
from ..render.cards import for_list
from ..render.linked_data import SCHEMA, breadcrumb_node, person_node, script
from ..render.shown import Link, Picture, permalink
from ..stamp import now


@dataclass(frozen=True, slots=True)
class Portrait:
    """A lawyer as the public sees them, without the user account."""

    name: str
    title: str
    url: str
    licence_number: str
    areas: list[str]
    biography: SafeString
    photo: Picture | None


def portraits(lawyers: Iterable[Lawyer]) -> list[Portrait]:
    """Return lawyers with their photos."""
    return [portrait(lawyer) for lawyer in lawyers.select_related("photo")]


def portrait(lawyer: Lawyer) -> Portrait:
    """Return one lawyer."""
    return Portrait(
        lawyer.name,
        lawyer.title,
        lawyer.get_absolute_url(),
        lawyer.licence_number,
        lawyer.area_list,
        mark_safe(lawyer.biography),
        Picture.of(lawyer.photo),
    )


@require_safe
def lawyers(request: HttpRequest) -> HttpResponse:
    context = {
        "lawyers": portraits(Lawyer.objects.filter(active=True)),
        "canonical": permalink(request.path),
    }
    return render(request, "articles/lawyers.html", context)


@require_safe
def lawyer(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Lawyer.objects.select_related("photo"), slug=slug)
    signed = for_list(Edition.objects.live(now()).filter(lawyer=found))
    page = page_of(signed, request)
    firm = Firm.current()
    trail = [
        Link("首页", "/"),
        Link("律师", "/lawyers/"),
        Link(found.name, found.get_absolute_url()),
    ]
    person = {"@context": SCHEMA, **person_node(found, firm)}
    context = {
        "lawyer": portrait(found),
        "description": text_of(found.biography).text.strip(),
        "page": page,
        "canonical": permalink(request.path) + (f"?page={page.number}" if page.number > 1 else ""),
        "data": mark_safe(script(person) + script(breadcrumb_node(trail))),
    }
    return render(request, "articles/lawyer.html", context)
