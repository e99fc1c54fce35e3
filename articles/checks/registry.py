"""The registry of publication checks, after the pattern of ``django.core.checks``."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .subject import Subject


class Level(StrEnum):
    """How much a finding weighs: a BLOCKER stops publication unless it is waived."""

    ADVICE = "ADVICE"
    WARNING = "WARNING"
    BLOCKER = "BLOCKER"


BLOCKER = Level.BLOCKER
# Findings of these groups and ids can be neither waived nor set below BLOCKER.
NEVER_WAIVED = ("privacy.", "residue.internal_note")


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``replacement`` in the place of ``html[start:end]`` (code points)."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: a span in the text of the body, or in the field that it names.

    With ``in_html`` the span counts in the body's HTML: a picture has no text.
    """

    message: str
    hint: str = ""
    start: int = 0
    end: int = 0
    field: str = "body"
    rule: str = ""
    edits: tuple[Edit, ...] = ()
    detail: dict[str, Any] = dataclasses.field(default_factory=dict)
    in_html: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with its check's id and level; offsets of ``body`` count in the HTML given."""

    id: str
    level: Level
    message: str
    hint: str
    rule: str
    field: str
    start: int
    end: int
    excerpt: str
    edits: tuple[Edit, ...] = ()
    detail: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def waivable(self) -> bool:
        """Whether a reviewer may let it pass with a reason."""
        return not self.id.startswith(NEVER_WAIVED)

    @property
    def key(self) -> str:
        """What a waiver names: the check and the words that it is about."""
        return f"{self.id}:{self.excerpt}"

    def as_record(self) -> dict[str, Any]:
        """Return the finding as the command ``check_text`` and an edition's report write it."""
        names = ("id", "level", "message", "hint", "rule", "field", "start", "end", "excerpt")
        return {name: getattr(self, name) for name in names}


CheckFunction = Callable[["Subject"], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """One registered check."""

    id: str
    level: Level
    title: str
    rule: str
    function: CheckFunction


class Registry:
    """The checks by their ids, in the order in which they were registered."""

    def __init__(self) -> None:
        self.checks: dict[str, Check] = {}
        # Asked once a run: the levels that an administrator set, by check id.
        self.levels: Callable[[], Mapping[str, str]] = dict

    def check(
        self, id: str, level: Level, title: str, rule: str = ""
    ) -> Callable[[CheckFunction], CheckFunction]:
        """Register the decorated function; raises ValueError where the id is taken."""

        def register(function: CheckFunction) -> CheckFunction:
            if id in self.checks:
                raise ValueError(f"check id {id} is registered twice")
            self.checks[id] = Check(id, level, title, rule, function)
            return function

        return register

    def run(self, subject: Subject) -> list[Finding]:
        """Run every check and return the findings, the gravest first, then by place."""
        levels = self.levels()
        findings = [
            _finding(check, level, hit, subject)
            for check in self.checks.values()
            if (level := level_of(check, levels))
            for hit in check.function(subject)
        ]
        order = list(reversed(Level))
        return sorted(findings, key=lambda found: (order.index(found.level), found.start))


def level_of(check: Check, levels: Mapping[str, str]) -> Level | None:
    """The level at which a check runs, None where it is off; leaks stop a post whatever is set."""
    chosen = levels.get(check.id, "SHIPPED")
    if chosen == "SHIPPED" or check.id.startswith(NEVER_WAIVED):
        return check.level
    return None if chosen == "OFF" else Level(chosen)


def _finding(check: Check, level: Level, hit: Hit, subject: Subject) -> Finding:
    text = subject.html if hit.in_html else subject.value(hit.field)
    start, end, excerpt = hit.start, hit.end, text[hit.start : hit.end]
    if hit.field == "body" and not hit.in_html:
        start, end = subject.plain.span(hit.start, hit.end)
    return Finding(
        id=check.id,
        level=level,
        message=hit.message,
        hint=hit.hint,
        rule=hit.rule or check.rule,
        field=hit.field,
        start=start,
        end=end,
        excerpt=excerpt,
        edits=hit.edits,
        detail=hit.detail,
    )


registry = Registry()
check = registry.check
run = registry.run
