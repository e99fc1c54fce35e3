"""What people did to the library: texts mended, days on which nothing new was found."""

from __future__ import annotations

from typing import Any

from django.db import models


class TextCorrection(models.Model):
    """A misprint mended in a stored text: who, when, why, and the words before; never changed."""

    version = models.ForeignKey(
        "LawVersion",
        models.SET_NULL,
        null=True,
        verbose_name="版本",
        related_name="corrections",
    )
    described = models.CharField("文本", max_length=400)
    reason = models.CharField("理由", max_length=500)
    made_by = models.CharField("更正人", max_length=150)
    made_at = models.DateTimeField("更正时间", auto_now_add=True)
    source = models.CharField("更正所据文本", max_length=300, blank=True)
    old_sha256 = models.CharField("原校验值", max_length=64)
    new_sha256 = models.CharField("新校验值", max_length=64)
    count = models.PositiveIntegerField("改动处数")
    changes = models.JSONField("改动", default=list)

    class Meta:
        verbose_name = "文本更正"
        verbose_name_plural = "文本更正"
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.described}：{self.reason}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a correction is written once")
        super().save(*args, **kwargs)


class LibraryReview(models.Model):
    """An administrator has looked for new laws on a day and found none that the library lacks."""

    reviewed_on = models.DateField("核对日期", unique=True)
    reviewed_by = models.CharField("核对人", max_length=150)

    class Meta:
        verbose_name = "法律库核对"
        verbose_name_plural = "法律库核对"
        ordering = ["-reviewed_on"]

    def __str__(self) -> str:
        return f"{self.reviewed_on} 已核对无新法"
