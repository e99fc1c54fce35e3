from __future__ import annotations

import posixpath
import uuid

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models

WIDTHS = (480, 960, 1600)


def stored_name(image: Image, filename: str) -> str:
    """Return a name of our own; nothing of the uploaded file's name is kept."""
    suffix = posixpath.splitext(filename)[1]
    return f"images/{uuid.uuid4().hex}{suffix}"


class Image(models.Model):
    """A picture that was decoded and encoded again by us, with its smaller copies in WebP."""

    file = models.ImageField(
        "图片", upload_to=stored_name, width_field="width", height_field="height"
    )
    alt = models.CharField(
        "替代文字", max_length=200, help_text="用一句话说清图上有什么，给看不见图片的读者。"
    )
    width = models.PositiveIntegerField("宽", editable=False)
    height = models.PositiveIntegerField("高", editable=False)
    widths = models.JSONField("小图宽度", default=list, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, verbose_name="上传人"
    )
    created_at = models.DateTimeField("上传时间", auto_now_add=True)

    class Meta:
        verbose_name = "图片"
        verbose_name_plural = "图片"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.alt

    def rendition_name(self, width: int) -> str:
        """The storage name of the WebP copy that is ``width`` pixels wide."""
        return f"{posixpath.splitext(self.file.name)[0]}-{width}.webp"

    def rendition_url(self, width: int) -> str:
        """The address of the WebP copy nearest to ``width`` pixels."""
        nearest = min(self.widths, key=lambda kept: abs(kept - width), default=None)
        return default_storage.url(self.rendition_name(nearest)) if nearest else self.file.url

    @property
    def srcset(self) -> str:
        """The copies for an ``img`` element's ``srcset``."""
        return ", ".join(f"{self.rendition_url(width)} {width}w" for width in self.widths)

    @property
    def thumbnail_url(self) -> str:
        """The smallest copy."""
        return self.rendition_url(WIDTHS[0])
