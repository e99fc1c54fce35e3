from __future__ import annotations

from django.conf import settings
from django.db import models

from .post import Post


class EditLock(models.Model):
    """Somebody has a post open and is writing; it tells the others and stops nobody."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="+", verbose_name="文章")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="编辑的人"
    )
    since = models.DateTimeField("开始")
    seen_at = models.DateTimeField("最近一次")

    class Meta:
        verbose_name = "编辑锁"
        verbose_name_plural = "编辑锁"
        ordering = ["since"]
        default_permissions: list[str] = []
        constraints = [models.UniqueConstraint(fields=["post", "user"], name="edit_lock_once")]

    def __str__(self) -> str:
        return f"{self.name}（{self.since:%m-%d %H:%M} 起）"

    @property
    def name(self) -> str:
        """The name by which colleagues know who is writing."""
        return self.user.get_full_name() or self.user.get_username()
