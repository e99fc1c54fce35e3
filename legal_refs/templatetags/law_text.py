"""How the pages of the law set a text and link to its pages."""

from __future__ import annotations

from urllib.parse import urlencode

from django import template

from ..typeset import Line, lines_of

register = template.Library()


@register.filter
def lines(text: str) -> list[Line]:
    """Return the lines of a provision, each with its kind."""
    return lines_of(text)


@register.simple_tag
def query(on: str = "", page: int = 1, to: str = "") -> str:
    """Return what stands behind a law's path for a day, a day to compare with, and a page.

    Empty for today's first page.
    """
    named = [("on", on)] if on else []
    named += [("to", to)] if to else []
    named += [("page", str(page))] if page > 1 else []
    return f"?{urlencode(named)}" if named else ""
