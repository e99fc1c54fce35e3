"""manage.py find_citations < in.jsonl > out.jsonl"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from legal_refs.grammar import find_citations
from legal_refs.names import current_names


class Command(BaseCommand):
    help = '从标准输入逐行读 {"id", "text", "self"}，逐行输出 {"id", "citations"}。'
    requires_system_checks: list[str] = []
    stealth_options = ("stdin",)

    def handle(self, *args: Any, **options: Any) -> None:
        names = current_names()
        for record in records(options.get("stdin") or sys.stdin):
            found = find_citations(record["text"], names=names, self_title=record.get("self"))
            answer = {"id": record.get("id"), "citations": [one.as_record() for one in found]}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))


def records(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Read JSON objects with a ``text``, one a line; raises CommandError that names the line."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise CommandError(f"第 {number} 行不是 JSON：{error}") from error
        if not isinstance(record, dict) or not isinstance(record.get("text"), str):
            raise CommandError(f'第 {number} 行缺少 "text"：应为 {{"id", "text", "self"}}。')
        yield record
