from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models

from .edition import Edition
from .post import Post


class ErrorReport(models.Model):
    """A reader's hint that something in a post is wrong; nothing is asked about the reader."""

    post = models.ForeignKey(
        Post, models.CASCADE, related_name="error_reports", verbose_name="文章"
    )
    edition = models.ForeignKey(
        Edition, models.SET_NULL, null=True, related_name="+", verbose_name="读者看到的版本"
    )
    text = models.TextField(
        "哪里有误",
        max_length=1000,
        validators=[MinLengthValidator(5, "请至少写五个字，说明是哪一句、哪里有误。")],
    )
    created_at = models.DateTimeField("收到时间", auto_now_add=True)
    handled_at = models.DateTimeField("处理时间", null=True, editable=False)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="处理人",
    )
    outcome = models.TextField("处理结果", blank=True)

    class Meta:
        verbose_name = "错误报告"
        verbose_name_plural = "错误报告"
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        # Django's own log keeps this text: a reader's words stay out of it.
        return f"错误报告 {self.pk}"
