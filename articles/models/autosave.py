from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from .post import Post


class Autosave(models.Model):
    """What somebody has typed of a post and not saved yet; gone with a deliberate save.

    Without a post it is a new one. ``version`` is that of the post it was typed on, ``revision``
    counts the saves of this row, so that a second tab does not write over the first one's.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="写的人"
    )
    post = models.ForeignKey(
        Post, models.CASCADE, null=True, related_name="autosaves", verbose_name="文章"
    )
    version = models.PositiveIntegerField("修改次数", default=0)
    revision = models.PositiveIntegerField("保存次数", default=1)
    fields = models.JSONField("内容", default=dict)
    labels = models.JSONField("选项名称", default=dict)
    saved_at = models.DateTimeField("保存时间", auto_now=True)

    class Meta:
        verbose_name = "自动保存"
        verbose_name_plural = "自动保存"
        ordering = ["-saved_at"]
        default_permissions: list[str] = []
        constraints = [
            models.UniqueConstraint(fields=["user", "post"], name="autosave_once"),
            models.UniqueConstraint(
                fields=["user"], condition=Q(post=None), name="autosave_new_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fields.get('title', '')}（{self.saved_at:%m-%d %H:%M}）"
