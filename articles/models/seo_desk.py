"""What the SEO staff's pages of the desk stand on."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from .post import Post


class SeoPost(Post):
    """A post as SEO staff tend it: its own entry of the desk, over the same rows."""

    class Meta:
        proxy = True
        verbose_name = "SEO 列表"
        verbose_name_plural = "SEO 列表"
        # change_seo of the post decides.
        default_permissions = ()


class SeoUpload(models.Model):
    """A table of SEO fields that waits for its confirmation, where every process finds it."""

    name = models.CharField("文件名", max_length=200)
    form = models.CharField("格式", max_length=4)
    content = models.BinaryField("内容")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="上传人"
    )
    created_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = "上传的 SEO 表"
        verbose_name_plural = "上传的 SEO 表"
        ordering = ["-created_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
