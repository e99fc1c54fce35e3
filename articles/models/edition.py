from __future__ import annotations

import datetime
import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ..fields import SafeHtmlField, WebAddressField
from ..seo import SeoFields
from .category import Category
from .image import Image
from .lawyer import Lawyer
from .post import Post


class EditionText(models.Model):
    """An approved body; editions that differ in other fields alone share it."""

    body = SafeHtmlField("正文")
    text_sha256 = models.CharField("校验值", max_length=64, editable=False)

    class Meta:
        verbose_name = "发布正文"
        verbose_name_plural = "发布正文"

    def __str__(self) -> str:
        return self.text_sha256[:12]

    def save(self, *args, **kwargs) -> None:
        self.text_sha256 = hashlib.sha256(self.body.encode()).hexdigest()
        super().save(*args, **kwargs)


class EditionQuerySet(models.QuerySet["Edition"]):
    def live(self, at: datetime.datetime) -> EditionQuerySet:
        """Keep what the public can read at a moment."""
        return self.filter(live_from__lte=at).filter(Q(live_until=None) | Q(live_until__gt=at))

    def scheduled(self, at: datetime.datetime) -> EditionQuerySet:
        """Keep what has not started at a moment."""
        return self.filter(live_from__gt=at)

    def posts(self) -> EditionQuerySet:
        """Leave out fixed pages, which stand in no list."""
        return self.filter(post__kind=Post.Kind.POST)

    def for_cards(self) -> EditionQuerySet:
        """Order for a list, newest first, with what a card shows in one query."""
        return self.select_related("post", "lawyer", "category", "lead_image").order_by(
            "-published_at", "-id"
        )


class Edition(SeoFields):
    """What the public could read of a post, and when. Immutable from its start but for its end."""

    class Origin(models.TextChoices):
        WRITTEN = "written", "撰写"
        IMPORTED = "imported", "迁移"

    post = models.ForeignKey(Post, models.PROTECT, related_name="editions", verbose_name="文章")
    number = models.PositiveIntegerField("版次")
    live_from = models.DateTimeField("开始")
    live_until = models.DateTimeField("结束", null=True)
    published_at = models.DateTimeField("发布", help_text="读者看到的首次发布时间。")
    changed_at = models.DateTimeField("更新", help_text="读者看到的正文更新时间。")
    title = models.CharField("标题", max_length=200)
    text = models.ForeignKey(EditionText, models.PROTECT, verbose_name="正文")
    answer = models.TextField("一段话的回答", blank=True)
    excerpt = models.TextField("摘要", blank=True)
    category = models.ForeignKey(Category, models.PROTECT, null=True, verbose_name="分类")
    lawyer = models.ForeignKey(
        Lawyer, models.PROTECT, null=True, related_name="editions", verbose_name="署名律师"
    )
    lead_image = models.ForeignKey(
        Image, models.PROTECT, null=True, related_name="+", verbose_name="题图"
    )
    law_on = models.DateField("法律依据截至")
    notice = models.TextField("版权声明", blank=True)
    source = models.CharField("来源", max_length=200, blank=True)
    source_url = WebAddressField("来源网址", max_length=500, blank=True)
    case_number = models.CharField("案号", max_length=100, blank=True)
    ai_assisted = models.BooleanField("AI 辅助生成", default=False)
    tags = models.TextField("标签", blank=True, help_text="顿号隔开。")
    related = models.JSONField("相关文章", default=list)
    reviewer = models.ForeignKey(
        Lawyer, models.PROTECT, null=True, related_name="reviewed", verbose_name="审核律师"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="批准人"
    )
    report = models.JSONField("检查报告", default=list)
    origin = models.CharField("来历", max_length=10, choices=Origin, default=Origin.WRITTEN)
    created_at = models.DateTimeField("生成时间", auto_now_add=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "发布版本"
        verbose_name_plural = "发布版本"
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["-published_at", "-id"], name="edition_newest"),
            models.Index(fields=["category", "-published_at"], name="edition_by_category"),
            models.Index(fields=["lawyer", "-published_at"], name="edition_by_lawyer"),
            # What comes next, for the stamp: the first start and the first end after now.
            models.Index(fields=["live_from"], name="edition_by_start"),
            models.Index(fields=["live_until"], name="edition_by_end"),
            # The keyword map reads what is open-ended, keyword by keyword.
            models.Index(
                fields=["focus_keyword", "id"],
                condition=Q(live_until=None) & ~Q(focus_keyword=""),
                name="edition_by_keyword",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["post", "number"], name="edition_number_once"),
            models.UniqueConstraint(fields=["post", "live_from"], name="edition_start_once"),
            models.UniqueConstraint(
                fields=["post"], condition=Q(live_until=None), name="edition_one_open_ended"
            ),
            models.CheckConstraint(
                condition=Q(live_until=None) | Q(live_until__gt=F("live_from")),
                name="edition_span_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.number} 版）"

    def get_absolute_url(self) -> str:
        return self.post.get_absolute_url()

    @property
    def tag_list(self) -> list[str]:
        """The tags as published."""
        return [tag for tag in self.tags.split("、") if tag]


class EditionPage(models.Model):
    """Ready HTML made from an edition by ``render.build``: derived, disposable."""

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="page", primary_key=True)
    format = models.PositiveSmallIntegerField()
    head = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    contents = models.TextField(blank=True)
    body = models.TextField(blank=True)
    statutes = models.TextField(blank=True)
    tags = models.TextField(blank=True)
    notice = models.TextField(blank=True)
    related = models.TextField(blank=True)
    # What later texts of the law do to what it cites; the view shows those that count by now.
    law_changes = models.JSONField(default=list)
    built_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "成品页"
        verbose_name_plural = "成品页"

    def __str__(self) -> str:
        return f"{self.edition_id}"
