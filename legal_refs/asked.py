"""What the address of a law's page asks for: a day, a page."""

from __future__ import annotations

import datetime
import re

from django.http import Http404, HttpRequest
from django.utils import timezone

PAGE = re.compile("[1-9][0-9]{0,3}")


def day_asked(request: HttpRequest, name: str = "on") -> datetime.date:
    """Return the day of a parameter, today where there is none; raises Http404 for what is no day."""
    text = request.GET.get(name)
    if text is None:
        return timezone.localdate()
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise Http404("日期应写成 2021-01-01。") from error
    # 20210101 and 2021-W01-1 name days too: one address a day is enough.
    if text != day.isoformat():
        raise Http404("日期应写成 2021-01-01。")
    return day


def page_asked(request: HttpRequest, count: int) -> int:
    """Return the number of the page; raises Http404 where there are not so many."""
    text = request.GET.get("page", "1")
    if not PAGE.fullmatch(text) or int(text) > max(count, 1):
        raise Http404("没有这一页。")
    return int(text)
