"""The fields that SEO staff tend; a new one is one line here."""

from django.db import models

from .fields import WebAddressField


class SeoFields(models.Model):
    """What search engines are told of a post; kept on the post and on each edition."""

    seo_title = models.CharField(
        "SEO 标题", max_length=200, blank=True, help_text="留空用文章标题。"
    )
    description = models.CharField(
        "SEO 描述", max_length=500, blank=True, help_text="60 至 80 个全角字为宜。"
    )
    focus_keyword = models.CharField("核心关键词", max_length=100, blank=True)
    keywords = models.CharField(
        "其他关键词", max_length=300, blank=True, help_text="用逗号或顿号隔开。"
    )
    canonical_url = WebAddressField(
        "规范网址", max_length=500, blank=True, help_text="内容以别处为准时填写，一般留空。"
    )
    noindex = models.BooleanField("不让搜索引擎收录", default=False)
    social_image = models.ForeignKey(
        "articles.Image",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="分享图片",
        help_text="留空用题图。",
    )

    class Meta:
        abstract = True


FIELDS = tuple(field.name for field in SeoFields._meta.local_fields)
