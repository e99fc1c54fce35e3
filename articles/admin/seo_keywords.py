from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from .. import keywords, orphans
from ..seo_listing import NUMBER


def keyword_map(request: HttpRequest) -> dict[str, Any]:
    """Return what the keyword map shows: a page of keywords, doubles, near doubles."""
    given = request.GET.get("from", "").replace("\x00", "")[:100]
    rows, following = keywords.page(given)
    context: dict[str, Any] = {"keywords": rows, "first": given}
    if following:
        context["following"] = urlencode({"from": following})
    if not given:
        context |= {"doubles": keywords.doubles(), "near": keywords.near_doubles()}
    return context


def link_page(request: HttpRequest) -> dict[str, Any]:
    """Return posts that nothing leads to, each with posts that could."""
    before = request.GET.get("before", "")
    number = int(before) if NUMBER.fullmatch(before) else 0
    found = list(orphans.orphans(number)[: orphans.PER_PAGE + 1])
    shown = found[: orphans.PER_PAGE]
    return {
        "orphans": [orphans.suggested_for(edition) for edition in shown],
        "older": shown[-1].pk if len(found) > len(shown) else 0,
    }
