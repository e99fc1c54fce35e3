"""manage.py count_views LOGFILE…"""

from __future__ import annotations

import datetime
import gzip
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from articles.models import CountedLog, Post, ViewCount
from articles.reading_log import Visit, visits

CHUNK = 500


class Command(BaseCommand):
    help = (
        "从网站服务器的访问日志（nginx 或 granian，可以是 .gz，- 为标准输入）统计每篇文章每天的阅读量。"
        "已经统计过的时间不会重复计算，可以每天对同一个日志运行。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("logs", nargs="+", metavar="LOGFILE", help="旧的日志写在前面")

    def handle(self, *args: Any, logs: list[str], **options: Any) -> None:
        row = CountedLog.objects.filter(pk=1).first()
        after, newest = (row.until, row.until) if row else (None, None)
        zone = timezone.get_current_timezone()
        counts: Counter[tuple[str, datetime.date]] = Counter()
        for name in logs:
            with opened(name) as lines:
                for visit in visits(lines, after):
                    counts[visit.path, visit.at.astimezone(zone).date()] += 1
                    newest = _later(newest, visit)
        with transaction.atomic():
            stored = sum(store(counts))
            if newest:
                CountedLog.objects.update_or_create(pk=1, defaults={"until": newest})
        self.stdout.write(f"已统计 {stored} 次阅读。")


def store(counts: Counter[tuple[str, datetime.date]]) -> Iterator[int]:
    """Add the counts of posts to what is known, and yield each; other paths are nobody's."""
    paths = sorted({path for path, _day in counts})
    keys: dict[str, int] = {}
    for first in range(0, len(paths), CHUNK):
        chunk = paths[first : first + CHUNK]
        keys |= dict(Post.objects.filter(path__in=chunk).values_list("path", "pk"))
    for (path, day), count in counts.items():
        if path in keys:
            row, _created = ViewCount.objects.get_or_create(post_id=keys[path], day=day)
            ViewCount.objects.filter(pk=row.pk).update(count=F("count") + count)
            yield count


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """Open a log, packed or not; raises CommandError where it cannot be read."""
    if name == "-":
        yield sys.stdin
        return
    unpack = gzip.open if name.endswith(".gz") else Path.open
    try:
        with unpack(Path(name), "rt", encoding="utf-8", errors="replace") as lines:
            yield lines
    except OSError as error:
        raise CommandError(f"读不了 {name}：{error.strerror or error}") from error


def _later(newest: datetime.datetime | None, visit: Visit) -> datetime.datetime:
    return visit.at if newest is None else max(newest, visit.at)
