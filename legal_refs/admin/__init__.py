"""The law library in the admin."""

from . import laws, provisions, versions

__all__ = ["laws", "provisions", "versions"]
