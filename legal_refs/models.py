"""The law: instruments, their versions in time, and the provisions of each version."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from .captions import caption_of
from .law_change import LawChange
from .lawtext.structure import text_at
from .library_log import LibraryReview, TextCorrection
from .locators import Locator
from .slugs import free_slug

__all__ = [
    "Law",
    "LawAlias",
    "LawChange",
    "LawVersion",
    "LibraryReview",
    "Provision",
    "TextCorrection",
]


class Law(models.Model):
    """One legal instrument through all its versions; its text is in ``LawVersion``."""

    class Kind(models.TextChoices):
        CONSTITUTION = "constitution", "宪法"
        LAW = "law", "法律"
        DECISION = "decision", "决定"
        REGULATION = "regulation", "行政法规"
        INTERPRETATION = "interpretation", "司法解释"
        RULE = "rule", "部门规章"
        LOCAL = "local", "地方性法规"
        OTHER = "other", "规范性文件"

    title = models.CharField(
        "全称", max_length=255, unique=True, help_text="官方全称，不加书名号和修正年份。"
    )
    slug = models.SlugField(
        "地址", max_length=200, unique=True, help_text="拼音，创建后不再改动。", blank=True
    )
    kind = models.CharField("类别", max_length=20, choices=Kind, default=Kind.LAW)
    issuing_body = models.CharField("制定机关", max_length=200, blank=True)
    document_number = models.CharField("文号", max_length=100, blank=True)
    repealed_on = models.DateField(
        "废止日期", null=True, blank=True, help_text="自这一天起不再施行；仍有效的留空。"
    )
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name="替代它的法律",
        related_name="predecessors",
    )

    class Meta:
        verbose_name = "法律"
        verbose_name_plural = "法律"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = free_slug(self.title, lambda slug: Law.objects.filter(slug=slug).exists())
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("legal_refs:law", args=[self.slug])

    @property
    def short_title(self) -> str:
        """The title as lawyers say it: without 中华人民共和国 at its head."""
        return self.title.removeprefix("中华人民共和国") or self.title

    def version_on(self, on: datetime.date) -> LawVersion | None:
        """Return the version in force on a day, None where there is none."""
        return self.versions.in_force(on).first()


class LawAlias(models.Model):
    """Another name of a law: short, former or colloquial."""

    law = models.ForeignKey(Law, models.CASCADE, related_name="aliases", verbose_name="法律")
    name = models.CharField("名称", max_length=255, db_index=True)

    class Meta:
        verbose_name = "别名"
        verbose_name_plural = "别名"
        ordering = ["law", "name"]
        constraints = [models.UniqueConstraint(fields=["law", "name"], name="law_alias_once")]

    def __str__(self) -> str:
        return self.name


class LawVersionQuerySet(models.QuerySet["LawVersion"]):
    def in_force(self, on: datetime.date) -> LawVersionQuerySet:
        """Keep the version of each law that is in force on a day.

        A version ends where the next one starts, or where its law is repealed.
        """
        later = LawVersion.objects.filter(
            law=OuterRef("law"), effective_on__gt=OuterRef("effective_on"), effective_on__lte=on
        )
        return (
            self.filter(effective_on__lte=on)
            .filter(Q(law__repealed_on=None) | Q(law__repealed_on__gt=on))
            .filter(~Exists(later))
        )


class LawVersion(models.Model):
    """The text of a law from a day on."""

    law = models.ForeignKey(Law, models.PROTECT, related_name="versions", verbose_name="法律")
    effective_on = models.DateField("施行日期")
    promulgated_on = models.DateField("公布日期", null=True, blank=True)
    label = models.CharField("版本", max_length=100, blank=True, help_text="例如：2020年修正。")
    complete = models.BooleanField(
        "全文", default=True, help_text="不勾选为摘录：没有收录的条文不当作不存在。"
    )
    paragraphs_known = models.BooleanField(
        "分款可靠", default=True, help_text="来源文本把几款并成一段时不要勾选。"
    )
    source = models.CharField("文本来源", max_length=300, blank=True)
    source_date = models.DateField("取得日期", null=True, blank=True)
    text_sha256 = models.CharField("正文校验值", max_length=64, blank=True, editable=False)
    warnings = models.JSONField("读取提示", default=list, blank=True, editable=False)
    frame = models.JSONField("题注和目录", default=list, blank=True, editable=False)
    day_in_doubt = models.BooleanField(
        "施行日期存疑", default=False, help_text="文本没有写明施行日期，核对后取消勾选。"
    )
    imported_at = models.DateTimeField("导入时间", auto_now_add=True)

    objects = LawVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "版本"
        verbose_name_plural = "版本"
        ordering = ["law", "-effective_on"]
        constraints = [
            models.UniqueConstraint(fields=["law", "effective_on"], name="law_version_day_once")
        ]

    def __str__(self) -> str:
        label = f"（{self.label}）" if self.label else ""
        return f"{self.law.title}{label}，{self.effective_on}起施行"

    @property
    def effective_until(self) -> datetime.date | None:
        """The first day on which this version no longer counts, None while it is open."""
        later = LawVersion.objects.filter(law=self.law_id, effective_on__gt=self.effective_on)
        ends = [later.order_by("effective_on").values_list("effective_on", flat=True).first()]
        return min((day for day in [*ends, self.law.repealed_on] if day), default=None)


class Provision(models.Model):
    """One piece of a version in its order: an article, or a preamble, section, annex or table."""

    class Kind(models.TextChoices):
        ARTICLE = "article", "条"
        PREAMBLE = "preamble", "序言"
        SECTION = "section", "段"
        ANNEX = "annex", "附件"
        TABLE = "table", "表"

    version = models.ForeignKey(
        LawVersion, models.CASCADE, related_name="provisions", verbose_name="版本"
    )
    position = models.PositiveIntegerField("次序")
    kind = models.CharField("种类", max_length=10, choices=Kind, default=Kind.ARTICLE)
    article = models.PositiveIntegerField("条", default=0)
    article_suffix = models.PositiveSmallIntegerField("之", default=0)
    headings = models.JSONField("编章节", default=list, blank=True)
    caption = models.CharField("条旨", max_length=300, blank=True)
    text = models.TextField("条文", help_text="一款一行，项单独成行，不写“第……条”。")
    opening = models.TextField("条号原文", blank=True, editable=False)
    source = models.CharField("来源", max_length=300, blank=True, help_text="摘录时填写出处。")
    source_date = models.DateField("取得日期", null=True, blank=True)

    class Meta:
        verbose_name = "条文"
        verbose_name_plural = "条文"
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="provision_position_once"),
            models.UniqueConstraint(
                fields=["version", "article", "article_suffix"],
                condition=Q(kind="article"),
                name="provision_article_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind="article") | Q(article__gt=0), name="provision_article_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"《{self.version.law.short_title}》{self.label}"

    def get_absolute_url(self) -> str:
        return reverse("legal_refs:provision", args=[self.version.law.slug, self.locator.slug])

    @property
    def locator(self) -> Locator:
        """The article's place in its law."""
        return Locator(self.article, self.article_suffix)

    @property
    def label(self) -> str:
        """第六百七十五条, or the name of the kind for a piece that is no article."""
        return str(self.locator) if self.kind == self.Kind.ARTICLE else self.get_kind_display()

    @property
    def shown_caption(self) -> str:
        """What the article is about: 条旨 of the source, else the crimes that it is named for."""
        if self.caption or self.kind != self.Kind.ARTICLE:
            return self.caption
        return caption_of(self.version.law.title, self.locator, self.version.effective_on)

    def text_at(self, locator: Locator) -> str | None:
        """Return the official text of a 款, 项 or 目 of this article, None where it has none."""
        return text_at(self.text, locator)
