"""How often posts are read, as the web server's log has it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from .post import Post


class ViewCount(models.Model):
    """How often a post was read on a day (Asia/Shanghai); nothing is known of the readers."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="view_counts", verbose_name="文章")
    day = models.DateField("日期")
    count = models.PositiveIntegerField("阅读量", default=0)

    class Meta:
        verbose_name = "阅读量"
        verbose_name_plural = "阅读量"
        ordering = ["-day"]
        constraints = [models.UniqueConstraint(fields=["post", "day"], name="view_count_once")]
        indexes = [models.Index(fields=["day"], name="view_count_by_day")]

    def __str__(self) -> str:
        return f"{self.post_id} {self.day}：{self.count}"


class CountedLog(models.Model):
    """One row: up to which moment logs have been counted, so that no line is counted twice."""

    until = models.DateTimeField("已统计到")

    class Meta:
        verbose_name = "日志统计进度"
        verbose_name_plural = "日志统计进度"
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="counted_log_is_one_row"),
        ]

    def __str__(self) -> str:
        return self.until.isoformat()
