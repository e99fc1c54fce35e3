"""JSON-LD: what search engines are told of a post, its people and the firm."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from ..models import Edition, Firm, Lawyer
from .shown import Link, permalink
from .statutes import CitedLaw

SCHEMA = "https://schema.org"
BAIDU = "https://ziyuan.baidu.com/contexts/cambrian.jsonld"
# A script element ends at the first "</script" inside it, whatever JSON says.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028"})


def script(data: dict[str, Any]) -> SafeString:
    """Return data as a JSON-LD script element that no value in it can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def given(**values: Any) -> dict[str, Any]:
    """Return the values that are there; ``type_`` and ``id_`` stand for ``@type`` and ``@id``."""
    names = {"type_": "@type", "id_": "@id", "context": "@context"}
    return {names.get(name, name): value for name, value in values.items() if value}


def moment(at: datetime.datetime) -> str:
    """Return a moment as ISO 8601 with the zone of the site."""
    return timezone.localtime(at).isoformat(timespec="seconds")


def firm_id() -> str:
    """Return the name by which the firm is meant in all data of the site."""
    return f"{settings.SITE_URL}/#firm"


def firm_node(firm: Firm) -> dict[str, Any]:
    """Return the firm, as publisher and as employer."""
    return given(
        type_="LegalService",
        id_=firm_id(),
        name=firm.name,
        alternateName=firm.short_name,
        url=permalink("/"),
        telephone=firm.telephone,
        address=given(type_="PostalAddress", addressCountry="CN", streetAddress=firm.address)
        if firm.address
        else None,
        slogan=firm.tagline,
    )


def person_node(lawyer: Lawyer, firm: Firm) -> dict[str, Any]:
    """Return a lawyer with the number of the practising licence."""
    licence = given(type_="PropertyValue", propertyID="执业证号", value=lawyer.licence_number)
    return given(
        type_="Person",
        name=lawyer.name,
        url=permalink(lawyer.get_absolute_url()),
        jobTitle=lawyer.title,
        identifier=licence,
        worksFor={"@type": "LegalService", "@id": firm_id(), "name": firm.name},
    )


def article_node(
    edition: Edition, firm: Firm, description: str, laws: Sequence[CitedLaw], image: str
) -> dict[str, Any]:
    """Return a post as an Article with its people, dates and the law it cites."""
    url = permalink(edition.get_absolute_url())
    page = given(
        type_="WebPage",
        id_=url,
        reviewedBy=person_node(edition.reviewer, firm) if edition.reviewer else None,
        lastReviewed=timezone.localdate(edition.changed_at).isoformat(),
    )
    return given(
        context=SCHEMA,
        type_="Article",
        headline=edition.title,
        description=description,
        inLanguage="zh-CN",
        url=url,
        mainEntityOfPage=page,
        image=[image] if image else None,
        datePublished=moment(edition.published_at),
        dateModified=moment(edition.changed_at),
        articleSection=edition.category.name if edition.category else None,
        keywords=edition.tag_list,
        author=person_node(edition.lawyer, firm) if edition.lawyer else None,
        publisher=firm_node(firm),
        citation=list(_legislation(laws)),
    )


def _legislation(laws: Iterable[CitedLaw]) -> Iterable[dict[str, Any]]:
    for held in laws:
        for statute in held.statutes:
            url = settings.SITE_URL + statute.url
            yield given(type_="Legislation", name=statute.citation, url=url)


def breadcrumb_node(trail: Sequence[Link]) -> dict[str, Any]:
    """Return the way from the home page to a page; the last entry is the page itself."""
    items = [
        given(type_="ListItem", position=place, name=link.name, item=permalink(link.url))
        for place, link in enumerate(trail, 1)
    ]
    return given(context=SCHEMA, type_="BreadcrumbList", itemListElement=items)


def baidu_node(edition: Edition, description: str, image: str) -> dict[str, Any]:
    """Return Baidu's own record of times, read for its 落地页时间因子; times without a zone."""
    pattern = "%Y-%m-%dT%H:%M:%S"
    return given(
        context=BAIDU,
        id_=permalink(edition.get_absolute_url()),
        title=edition.title,
        description=description,
        images=[image] if image else None,
        pubDate=timezone.localtime(edition.published_at).strftime(pattern),
        upDate=timezone.localtime(edition.changed_at).strftime(pattern),
    )
