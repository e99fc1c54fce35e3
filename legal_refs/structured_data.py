"""What search engines read of a law: schema.org's Legislation and BreadcrumbList as JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from .locators import Locator
from .models import Provision
from .standing import Standing

# A closing tag in a title or a text must not end the script element.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
CONTEXT = "https://schema.org"


def law_data(shown: Standing) -> SafeString:
    """Describe a law and the way to it."""
    return _script([_legislation(shown), _breadcrumb(_way(shown))])


def provision_data(shown: Standing, provision: Provision | None, place: Locator) -> SafeString:
    """Describe one article as a part of its law, and the way to it."""
    path = f"{shown.law.get_absolute_url()}{place.slug}/"
    way = [*_way(shown), (str(place), path)]
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Legislation",
        "name": f"《{shown.law.title}》{place}",
        "url": absolute(path),
        "inLanguage": "zh-CN",
        "isPartOf": _legislation(shown),
    }
    if provision:
        data["text"] = provision.text
    return _script([data, _breadcrumb(way)])


def absolute(path: str) -> str:
    """Return a path as an address of this site."""
    return f"{settings.SITE_URL}{path}"


def _legislation(shown: Standing) -> dict[str, Any]:
    law, version = shown.law, shown.version
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "Legislation",
        "name": law.title,
        "url": absolute(law.get_absolute_url()),
        "inLanguage": "zh-CN",
        "legislationType": law.get_kind_display(),
        "legislationIdentifier": law.document_number,
        "legislationLegalForce": f"{CONTEXT}/{'InForce' if shown.in_force else 'NotInForce'}",
    }
    if law.issuing_body:
        data["legislationPassedBy"] = {"@type": "Organization", "name": law.issuing_body}
    if version:
        data["legislationDateVersion"] = str(version.effective_on)
        data["temporalCoverage"] = f"{version.effective_on}/{shown.ends_on or '..'}"
    if version and version.promulgated_on:
        data["datePublished"] = str(version.promulgated_on)
    return {key: value for key, value in data.items() if value}


def _way(shown: Standing) -> list[tuple[str, str]]:
    law = shown.law
    return [
        ("首页", "/"),
        ("法律法规", reverse("legal_refs:index")),
        (law.short_title, law.get_absolute_url()),
    ]


def _breadcrumb(way: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
            for place, (name, path) in enumerate(way, 1)
        ],
    }


def _script(data: list[dict[str, Any]]) -> SafeString:
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))
