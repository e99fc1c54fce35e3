"""Writing the append-only log: who did what, when, from which address."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from legal_refs.models import LawVersion

from .models import Action, AuditEntry, Event, Transition

logger = logging.getLogger(__name__)
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Actor:
    """Whose request is being answered: the user, asked for when first needed, and the address."""

    user: Callable[[], Any]
    address: str


NOBODY = Actor(lambda: None, "")
_actor: ContextVar[Actor] = ContextVar("actor", default=NOBODY)


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Write what happens inside down to this actor; outside, a command on the server acts."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)


def record(
    event: Event, target: Model | None = None, *, user: Any = None, **detail: Any
) -> AuditEntry:
    """Write one entry about a row, such as a post, or about nothing but the user.

    ``user`` is by default who sent the request. Raises TypeError for a detail that is no number,
    truth value, short text or list of these.
    """
    actor = _actor.get()
    who = user or actor.user()
    entry = AuditEntry.objects.create(
        user=who if who and who.is_authenticated else None,
        address=actor.address or None,
        action=event,
        object_type=target._meta.label_lower if target else "",
        object_id=str(target.pk) if target else "",
        detail={name: _plain(value) for name, value in detail.items()},
    )
    logger.info(
        "audit %s: user %s, %s %s", entry.action, entry.user_id, entry.object_type, entry.object_id
    )
    return entry


def record_transition(transition: Transition) -> None:
    """Write down a step of a post, and each blocker that was let pass with it."""
    edition, user = transition.edition, transition.user
    number = edition.number if edition else None
    record(Event.TRANSITION, transition.post, user=user, step=transition.action, edition=number)
    if edition and transition.action == Action.PUBLISH:
        for waiver in edition.waivers.all():
            record(Event.WAIVER, transition.post, user=user, check=waiver.check_id, edition=number)


def record_law(version: LawVersion, changes: Sequence[Any]) -> None:
    """Write down that a text came into the library, or was mended; a watcher of law changes."""
    # A stored text is taken up a second time only to mend it.
    event = Event.LAW_CORRECTED if version.corrections.exists() else Event.LAW_IMPORTED
    record(event, version, law=version.law.slug[:100], articles_changed=len(changes))


def _plain(value: Any) -> Any:
    """Keep free text out: what somebody wrote is longer than a code, or says so loudly here."""
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str) and len(value) <= LONGEST:
        return str(value)
    raise TypeError(f"{type(value).__name__} of this length is no detail of the log")
