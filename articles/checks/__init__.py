"""Publication checks: small registered functions that look at a text before it goes out."""

from importlib import import_module

from ..models import CheckLevel
from .registry import BLOCKER, Edit, Finding, Hit, Level, check, run
from .registry import registry as registered
from .subject import Subject

MODULES = (
    "law",
    "meaning",
    "claims",
    "text",
    "structure",
    "seo",
    "keyword",
    "reading",
    "images",
    "ai",
    "profession",
    "clients",
    "terms",
    "residue",
    "other_sites",
    "privacy",
)
registered.levels = CheckLevel.objects.in_force


def load() -> None:
    """Import each module of checks, so that its functions are registered."""
    for name in MODULES:
        import_module(f"{__name__}.{name}")


__all__ = ["BLOCKER", "Edit", "Finding", "Hit", "Level", "Subject", "check", "load", "run"]
