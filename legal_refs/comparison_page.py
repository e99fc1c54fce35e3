"""The page that compares two texts of a law: /laws/…/?on=&to=."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from .asked import day_asked, page_asked
from .comparison import compared, entries
from .standing import Standing, standing
from .structured_data import absolute

PAGE = 40


def comparison_page(request: HttpRequest, shown: Standing) -> HttpResponse:
    """Show what changed between the text of one day and that of another."""
    other = standing(shown.law, day_asked(request, "to"))
    if shown.version is None or other.version is None:
        raise Http404("法律库没有收录这部法律的文本。")
    found = compared(shown.version, other.version)
    pages = -(-len(found.changed) // PAGE)
    page = page_asked(request, pages)
    context = {
        "law": shown.law,
        "comparison": found,
        "is_same_text": shown.version == other.version,
        "entries": entries(found.changed[PAGE * (page - 1) : PAGE * page]),
        "on": request.GET.get("on", ""),
        "to": request.GET["to"],
        "page": page,
        "pages": pages,
        "previous_page": page - 1 if page > 1 else None,
        "next_page": page + 1 if page < pages else None,
        "canonical": absolute(shown.law.get_absolute_url()),
    }
    return render(request, "legal_refs/comparison.html", context)
