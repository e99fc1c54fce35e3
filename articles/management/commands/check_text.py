"""manage.py check_text [--on DATE] < in.jsonl > out.jsonl"""

from __future__ import annotations

import datetime
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.checks import Subject, run

TEXTS = ("title", "html", "category", "author", "kind")


class Command(BaseCommand):
    help = (
        '从标准输入逐行读 {"id", "title", "html", "seo", "on", "kind", "category", "ai_assisted", '
        '"author"}，逐行输出 {"id", "findings"}。除 "html" 外都可以不写。'
    )
    stealth_options = ("stdin",)

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--on", type=_argument_day, metavar="DATE", help="法律依据截至的日期，默认今天"
        )

    def handle(self, *args: Any, on: datetime.date | None = None, **options: Any) -> None:
        default = on or timezone.localdate()
        for number, record in records(options.get("stdin") or sys.stdin):
            try:
                subject = subject_of(record, default)
            except ValueError as error:
                raise CommandError(f"第 {number} 行：{error}") from error
            found = [finding.as_record() for finding in run(subject)]
            answer = {"id": record.get("id"), "findings": found}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))


def records(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Read JSON objects, one a line, with their line numbers; raises CommandError naming a bad line."""
    for number, line in enumerate(lines, 1):
        if not line.strip("\ufeff \t\r\n"):
            continue
        try:
            record = json.loads(line.lstrip("\ufeff"))
        except json.JSONDecodeError as error:
            raise CommandError(f"第 {number} 行不是 JSON：{error}") from error
        if not isinstance(record, dict):
            raise CommandError(f"第 {number} 行应当是一个 JSON 对象。")
        yield number, record


def subject_of(record: dict[str, Any], default: datetime.date) -> Subject:
    """Return what the checks look at; raises ValueError, in Chinese, where a value is unusable.

    SEO fields that are not given are not judged; given and empty, they are.
    """
    texts = {name: _text(name, record.get(name)) for name in TEXTS}
    seo = record.get("seo") or {}
    if not isinstance(seo, dict):
        raise ValueError('"seo" 应当是一个对象，例如 {"seo_title": "…"}。')
    return Subject(
        html=texts["html"],
        title=texts["title"],
        on=_day(record["on"]) if record.get("on") else default,
        seo={name: _text(name, value) for name, value in seo.items()},
        kind=texts["kind"] or "post",
        category=texts["category"],
        author=texts["author"],
        ai_assisted=bool(record.get("ai_assisted")),
    )


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f'"{name}" 应当是文字，不是 {json.dumps(value, ensure_ascii=False)}。')
    # Half of a surrogate pair cannot be written out again; the length stays.
    return value.encode("utf-8", "replace").decode("utf-8")


def _day(value: Any) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise ValueError(f"日期应写成 2021-01-01：{value}") from error


def _argument_day(value: str) -> datetime.date:
    try:
        return _day(value)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error
