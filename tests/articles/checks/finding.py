"""One check at a time: what it finds in a text, and the text after its mends."""

from __future__ import annotations

import datetime
from typing import Any

from articles.checks import Finding, Subject
from articles.checks.registry import Registry, registry

TODAY = datetime.date(2026, 11, 20)


def found(check_id: str, html: str = "", **fields: Any) -> list[Finding]:
    """Return the findings of one check, whatever the others say."""
    alone = Registry()
    alone.checks[check_id] = registry.checks[check_id]
    return alone.run(Subject(html=html, **{"on": TODAY, **fields}))


def excerpts(check_id: str, html: str = "", **fields: Any) -> list[str]:
    """Return the words that one check points at."""
    return [finding.excerpt for finding in found(check_id, html, **fields)]


def mended(html: str, findings: list[Finding]) -> str:
    """Return the HTML after all mends."""
    edits = [edit for finding in findings for edit in finding.edits]
    for edit in sorted(edits, key=lambda e: e.start, reverse=True):
        html = html[: edit.start] + edit.replacement + html[edit.end :]
    return html
