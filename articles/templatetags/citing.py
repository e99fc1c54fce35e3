"""The posts that cite a law or one of its articles, for the pages of the law."""

from typing import Any

from django import template
from django.db.models import Exists, OuterRef

from legal_refs.models import Law

from ..models import CitedProvision, Edition
from ..paging import page_of, single_page
from ..render.cards import for_list
from ..stamp import now

register = template.Library()
# A law's own page names its newest posts alone; those of an article are all listed, page by page.
OF_LAW = 6


@register.inclusion_tag("articles/_citing_posts.html", takes_context=True)
def citing_posts(context: dict[str, Any], law: Law, article: int = 0, suffix: int = 0) -> dict:
    """List the live posts that cite an article of a law, or with article 0 the law at all."""
    live = Edition.objects.live(now())
    if not article:
        cited = CitedProvision.objects.filter(edition=OuterRef("pk"), law=law)
        found = for_list(live.filter(Exists(cited)))[:OF_LAW]
        return {"heading": "引用本法的文章", "page": single_page(found)}
    rows = {
        "cited_rows__law": law,
        "cited_rows__article": article,
        "cited_rows__article_suffix": suffix,
    }
    found = for_list(live.filter(**rows)).order_by("-cited_rows__published_at", "-id")
    request = context["request"]
    return {
        "heading": "引用本条的文章",
        "page": page_of(found, request),
        "on": request.GET.get("on", ""),
    }
