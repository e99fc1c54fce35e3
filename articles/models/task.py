"""Something about a published post that a lawyer must look at."""

from __future__ import annotations

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from legal_refs.models import Law, LawChange

from .edition import Edition
from .lawyer import Lawyer
from .post import Post


class ReviewTaskQuerySet(models.QuerySet["ReviewTask"]):
    def open(self, at: datetime.datetime) -> ReviewTaskQuerySet:
        """Keep what nobody has cleared, of editions that the public reads at a moment or later."""
        shown = Q(edition__live_until=None) | Q(edition__live_until__gt=at)
        return self.filter(shown, cleared_at=None)

    def of_text(self, edition: Edition) -> ReviewTaskQuerySet:
        """Keep the tasks of an edition and of those that differ from it in SEO fields alone."""
        return self.filter(post=edition.post_id, edition__text=edition.text_id)

    def of_user(self, user: object) -> ReviewTaskQuerySet:
        """Keep the tasks of the lawyer whose account this is."""
        return self.filter(lawyer__user=user)


class ReviewTask(models.Model):
    """A lawyer must look at an edition again: why, the words then and now, what came of it."""

    class Kind(models.TextChoices):
        LAW_CHANGED = "law_changed", "法律有变化"

    class Outcome(models.TextChoices):
        STILL_RIGHT = "still_right", "仍然正确"
        NEW_EDITION = "new_edition", "已发布新版本"

    post = models.ForeignKey(Post, models.CASCADE, related_name="tasks", verbose_name="文章")
    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="tasks", verbose_name="发布版本"
    )
    kind = models.CharField("种类", max_length=20, choices=Kind, default=Kind.LAW_CHANGED)
    why = models.CharField("事由", max_length=500)
    # Empty where the law's texts were compared anew since: the change is another row then.
    law_change = models.ForeignKey(
        LawChange, models.SET_NULL, null=True, related_name="tasks", verbose_name="法律变更"
    )
    law = models.ForeignKey(Law, models.CASCADE, related_name="+", verbose_name="法律")
    due_on = models.DateField("施行日期", help_text="新文本从这一天起施行。")
    old_text = models.TextField("原条文", blank=True)
    new_text = models.TextField("新条文", blank=True)
    suggestion = models.CharField("建议改引", max_length=300, blank=True)
    lawyer = models.ForeignKey(
        Lawyer, models.SET_NULL, null=True, related_name="tasks", verbose_name="处理律师"
    )
    created_at = models.DateTimeField("生成时间", auto_now_add=True)
    cleared_at = models.DateTimeField("处理时间", null=True)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="处理人",
    )
    outcome = models.CharField("处理结果", max_length=20, choices=Outcome, blank=True)
    note = models.TextField("处理说明", blank=True)
    cleared_with = models.ForeignKey(
        Edition, models.SET_NULL, null=True, related_name="+", verbose_name="新版本"
    )

    objects = ReviewTaskQuerySet.as_manager()

    class Meta:
        verbose_name = "处理任务"
        verbose_name_plural = "处理任务"
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["lawyer", "due_on"], condition=Q(cleared_at=None), name="review_task_open"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["edition", "law_change"], name="review_task_once"),
            models.CheckConstraint(
                condition=Q(cleared_at=None, outcome="")
                | (Q(cleared_at__isnull=False) & ~Q(outcome="")),
                name="review_task_cleared_with_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.why

    def get_absolute_url(self) -> str:
        return reverse("admin:articles_reviewtask_change", args=[self.pk])
