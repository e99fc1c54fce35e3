from django.db import models
from django.urls import reverse

from .notice import NoticeKind


class Category(models.Model):
    """A field of law that posts stand under."""

    name = models.CharField("名称", max_length=50, unique=True)
    slug = models.SlugField("地址", max_length=50, unique=True)
    description = models.CharField("介绍", max_length=300, blank=True)
    notice_kind = models.CharField(
        "版权声明", max_length=10, choices=NoticeKind, default=NoticeKind.ORIGINAL
    )
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = "分类"
        verbose_name_plural = "分类"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:category", args=[self.slug])
