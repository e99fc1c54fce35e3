"""What the search index holds of the posts that are live or scheduled."""

from __future__ import annotations

from django.db import models

from .edition import Edition


class SearchText(models.Model):
    """The words of an edition, joined by blanks, without punctuation.

    The key is ``published_at`` in milliseconds, the next free one: rows in the order of their keys
    are rows in the order of publication. Triggers (SQLite) or generated columns (PostgreSQL) of the
    migration keep the full-text index; on SQLite any AlterField on this table drops them.
    """

    id = models.BigIntegerField(primary_key=True)
    edition = models.OneToOneField(Edition, models.CASCADE, related_name="search_row")
    # "c7" for the category, "l12" for each law cited: what results are filtered by.
    marks = models.TextField(blank=True)
    title = models.TextField(blank=True)
    headings = models.TextField(blank=True)
    statutes = models.TextField(blank=True)
    body = models.TextField(blank=True)

    class Meta:
        verbose_name = "检索文本"
        verbose_name_plural = "检索文本"

    def __str__(self) -> str:
        return f"{self.edition_id}"
