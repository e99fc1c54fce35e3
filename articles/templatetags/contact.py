"""A telephone number as the address that a tap dials."""

import re

from django import template

register = template.Library()


@register.filter
def tel(number: str) -> str:
    """Return the ``tel:`` address of a number as written: ``0571-0000 0000`` → ``tel:0571-00000000``."""
    return "tel:" + re.sub(r"[^\d+-]", "", number)
