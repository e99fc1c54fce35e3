"""What a new text did to the articles of the one before it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .locators import Locator
from .matching import MatchKind


class LawChange(models.Model):
    """What became of one article from a version to the next; an unchanged article has no row.

    The next version is that of the law's successor where the law was repealed: what stays the same
    under its number has a row then, as renumbered. A provision that was split, or into which several were merged, has several rows. Derived: ``changes.renew`` writes
    the rows of a version anew.
    """

    class Kind(models.TextChoices):
        RENUMBERED = MatchKind.RENUMBERED.value, "条号变更"
        AMENDED = MatchKind.AMENDED.value, "修改"
        RENUMBERED_AMENDED = MatchKind.RENUMBERED_AMENDED.value, "修改并变更条号"
        SPLIT = MatchKind.SPLIT.value, "拆分"
        MERGED = MatchKind.MERGED.value, "合并"
        DELETED = MatchKind.DELETED.value, "删除"
        NEW = MatchKind.NEW.value, "新增"

    old_version = models.ForeignKey(
        "LawVersion", models.CASCADE, related_name="changes_after", verbose_name="旧版本"
    )
    new_version = models.ForeignKey(
        "LawVersion", models.CASCADE, related_name="changes_made", verbose_name="新版本"
    )
    kind = models.CharField("变更", max_length=20, choices=Kind)
    old_article = models.PositiveIntegerField("旧条", default=0)
    old_article_suffix = models.PositiveSmallIntegerField("旧条之", default=0)
    new_article = models.PositiveIntegerField("新条", default=0)
    new_article_suffix = models.PositiveSmallIntegerField("新条之", default=0)
    note = models.CharField("说明", max_length=100, blank=True)

    class Meta:
        verbose_name = "法律变更"
        verbose_name_plural = "法律变更"
        ordering = ["new_version", "pk"]
        indexes = [
            models.Index(
                fields=["old_version", "old_article", "old_article_suffix"],
                name="law_change_by_old_article",
            ),
            models.Index(
                fields=["new_version", "new_article", "new_article_suffix"],
                name="law_change_by_new_article",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(old_article__gt=0) | Q(new_article__gt=0),
                name="law_change_has_article",
            )
        ]

    def __str__(self) -> str:
        places = "→".join(str(place) for place in (self.old_place, self.new_place) if place)
        return f"{self.get_kind_display()}：{places}"

    @property
    def old_place(self) -> Locator | None:
        """The article in the old version, None for a new one."""
        return _place(self.old_article, self.old_article_suffix)

    @property
    def new_place(self) -> Locator | None:
        """The article in the new version, None for one that was deleted."""
        return _place(self.new_article, self.new_article_suffix)

    @property
    def is_repeal(self) -> bool:
        """Whether the law itself ended and another one took its place."""
        return self.old_version.law_id != self.new_version.law_id


def _place(article: int, suffix: int) -> Locator | None:
    return Locator(article, suffix) if article else None
