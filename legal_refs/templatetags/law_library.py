"""How far the law library goes, on the desk."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from .. import library

register = template.Library()


@register.inclusion_tag("admin/legal_refs/_library.html", takes_context=True)
def library_day(context: Context) -> dict[str, Any]:
    """Show the day, and to who may say so the button 今天已核对，无新法."""
    names = ("request", "perms", "csrf_token")
    return {"library": library.library_day(), **{name: context.get(name) for name in names}}
