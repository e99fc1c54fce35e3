"""The law library in the admin."""

from . import corrections, laws, provisions, versions

__all__ = ["corrections", "laws", "provisions", "versions"]
