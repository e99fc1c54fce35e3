from __future__ import annotations

from django.db import models

from .edition import Edition
from .post import Post


class InnerLink(models.Model):
    """The text of a live or scheduled edition, or a lawyer's choice under it, leads to a post."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="link_rows")
    target = models.ForeignKey(Post, models.CASCADE, related_name="linked_rows")

    class Meta:
        verbose_name = "站内链接"
        verbose_name_plural = "站内链接"
        constraints = [
            models.UniqueConstraint(fields=["edition", "target"], name="inner_link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} → {self.target}"
