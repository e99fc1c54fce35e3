from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.db import models

from ..fields import SafeHtmlField
from .image import Image
from .notice import NoticeKind

PLACEHOLDERS = "{firm} {author} {url} {title} {source} {source_url} {case_number}"

TITLE_PATTERN = "{title}_{category}_{site}"
TITLE_PARTS = frozenset(("title", "category", "site"))


def check_title_pattern(pattern: str) -> None:
    """Raise ValidationError for a pattern without {title}, or with braces round anything unknown."""
    named = re.findall(r"\{([^{}]*)\}", pattern)
    rest = re.sub(r"\{[^{}]*\}", "", pattern)
    if "title" not in named or not TITLE_PARTS.issuperset(named) or {"{", "}"} & set(rest):
        raise ValidationError("格式里要有 {title}，此外只能用 {category} 和 {site}。")


class Firm(models.Model):
    """The law firm that publishes the site: one row."""

    name = models.CharField("名称", max_length=100, help_text="登记的全称。")
    short_name = models.CharField("简称", max_length=50)
    tagline = models.CharField("一句话介绍", max_length=100, blank=True)
    introduction = SafeHtmlField("介绍", blank=True)
    licence_number = models.CharField("执业许可证号", max_length=50, blank=True)
    icp_number = models.CharField("ICP 备案号", max_length=50, blank=True)
    police_number = models.CharField("公安备案号", max_length=50, blank=True)
    telephone = models.CharField("电话", max_length=50, blank=True)
    wechat_id = models.CharField("微信号", max_length=50, blank=True)
    wechat_qr = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="微信二维码"
    )
    address = models.CharField("地址", max_length=200, blank=True)
    hours = models.CharField("接待时间", max_length=100, blank=True)
    title_pattern = models.CharField(
        "页面标题的格式",
        max_length=100,
        default=TITLE_PATTERN,
        validators=[check_title_pattern],
        help_text="可用：{title} {category} {site}。文章填了 SEO 标题的，以 SEO 标题为准。",
    )
    notice_original = models.TextField("原创声明", blank=True, help_text=f"可用：{PLACEHOLDERS}")
    notice_reprint = models.TextField("转载声明", blank=True, help_text=f"可用：{PLACEHOLDERS}")
    notice_case = models.TextField("案例声明", blank=True, help_text=f"可用：{PLACEHOLDERS}")

    class Meta:
        verbose_name = "律所"
        verbose_name_plural = "律所"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="firm_is_one_row")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs) -> None:
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> Firm:
        """Return the firm, an unsaved blank one on a site that has none yet."""
        return cls.objects.select_related("wechat_qr").filter(pk=1).first() or cls(
            name="律师事务所", short_name="律所"
        )

    def notice_template(self, kind: str) -> str:
        """Return the copyright notice of a kind, its placeholders not yet filled."""
        return {
            NoticeKind.ORIGINAL: self.notice_original,
            NoticeKind.REPRINT: self.notice_reprint,
            NoticeKind.CASE: self.notice_case,
        }[NoticeKind(kind)]
