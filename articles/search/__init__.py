"""Search in what the public can read, on the full-text index of the database."""

from .database import missing_parts

__all__ = ["missing_parts"]
