"""Rows that lists read: they exist for live and scheduled editions alone."""

from __future__ import annotations

from django.db import models
from taggit.models import Tag

from legal_refs.locators import Locator
from legal_refs.models import Law

from .edition import Edition


class EditionTag(models.Model):
    """A live or scheduled edition carries this tag."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tag_rows")
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="edition_rows")
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = "标签记录"
        verbose_name_plural = "标签记录"
        constraints = [
            models.UniqueConstraint(fields=["edition", "tag"], name="edition_tag_once"),
        ]
        indexes = [models.Index(fields=["tag", "-published_at"], name="edition_tag_newest")]

    def __str__(self) -> str:
        return f"{self.tag}：{self.edition}"


class CitedProvision(models.Model):
    """A live or scheduled edition cites this article of this law; article 0 is the law itself."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="cited_rows")
    law = models.ForeignKey(Law, models.PROTECT, related_name="cited_rows", verbose_name="法律")
    article = models.PositiveIntegerField("条", default=0)
    article_suffix = models.PositiveSmallIntegerField("之", default=0)
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = "引用记录"
        verbose_name_plural = "引用记录"
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "law", "article", "article_suffix"], name="cited_provision_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["law", "article", "article_suffix", "-published_at"],
                name="cited_provision_newest",
            )
        ]

    def __str__(self) -> str:
        place = str(Locator(self.article, self.article_suffix)) if self.article else ""
        return f"文章“{self.edition.title}”引用了《{self.law.short_title}》{place}"
