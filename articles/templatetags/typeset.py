"""Setting Chinese titles: a line ends behind a punctuation mark rather than inside a word."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from ..width import full_width_units

register = template.Library()
PHRASE = re.compile(r"[^，：；？！。、]+[，：；？！。、]*|[，：；？！。、]+")
# A longer one would not fit on a line of a telephone and has to break inside.
LONGEST = 12


@register.filter
def phrases(title: str) -> SafeString:
    """Return a title with each of its phrases kept together on a line where it fits on one."""
    parts = PHRASE.findall(title)
    if len(parts) < 2 or any(full_width_units(part) > LONGEST for part in parts):
        return format_html("{}", title)
    return format_html_join("", '<span class="phrase">{}</span>', ((part,) for part in parts))
