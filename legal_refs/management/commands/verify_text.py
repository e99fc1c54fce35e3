import datetime
import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from legal_refs.verify import Verdict, verify


class Command(BaseCommand):
    help = "Reads texts as JSON lines, writes their citations with a verdict each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=datetime.date.fromisoformat, metavar="DATE")

    def handle(self, *args: Any, on: datetime.date | None, **options: Any) -> None:
        default = on or timezone.localdate()
        for number, line in enumerate(sys.stdin, 1):
            if line.strip():
                self.stdout.write(json.dumps(_record(line, number, default), ensure_ascii=False))


def _record(line: str, number: int, default: datetime.date) -> dict[str, Any]:
    try:
        given = json.loads(line)
        text = given["text"]
        on = datetime.date.fromisoformat(given["on"]) if given.get("on") else default
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(f"第 {number} 行读不懂：{error}") from error
    report = verify(text, on, self_title=given.get("self"))
    return {"id": given.get("id"), "citations": [as_record(v) for v in report.verdicts]}


def as_record(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as the interface of ``verify_text`` writes it."""
    quotation, suggestion = verdict.quotation, verdict.suggestion
    return {
        **verdict.citation.as_record(),
        "status": str(verdict.status),
        "provision": verdict.official if verdict.citation.article else None,
        "quotation": {"start": quotation.start, "end": quotation.end} if quotation else None,
        "differences": [[d.quoted, d.official] for d in verdict.differences],
        "suggest": (
            {"law": suggestion.law, "articles": list(suggestion.articles)} if suggestion else None
        ),
    }
