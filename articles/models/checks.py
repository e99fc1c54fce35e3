from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ..wording import WordingError, compile_words

# What a row says; an upgrade compares these with what was shipped before.
CONTENT = ("check_id", "words", "exception", "replacement", "since", "rule", "hint", "active")


class Term(models.Model):
    """One row of check data: words that a check looks for, and what it says of them."""

    class Origin(models.TextChoices):
        SHIPPED = "shipped", "随附"
        FIRM = "firm", "本所"

    check_id = models.CharField("检查", max_length=60, db_index=True)
    key = models.CharField("编号", max_length=40, blank=True, editable=False)
    words = models.TextField(
        "词语",
        help_text="几种说法用 | 隔开或者分行写。半角的 ( ) 括住一部分，? 表示前面的字或者括号可以没有，"
        "… 表示中间可以隔 8 个字以内，* 表示隔 20 个字以内，# 表示数字。"
        "例如：(保证|确保)…(胜诉|打赢)",
    )
    exception = models.TextField(
        "例外", blank=True, help_text="同一句话里，前后 15 个字以内有这些词语就不报。写法同上。"
    )
    replacement = models.CharField(
        "改为", max_length=200, blank=True, help_text="一键改正时换成的文字。"
    )
    since = models.DateField("自何时起", null=True, blank=True, help_text="改名、停用的日期。")
    rule = models.CharField("依据", max_length=300, blank=True, help_text="法律名称和条款。")
    hint = models.CharField("提示", max_length=300, blank=True, help_text="告诉作者怎样改。")
    note = models.CharField("备注", max_length=300, blank=True, help_text="只在后台可见。")
    origin = models.CharField(
        "来源", max_length=7, choices=Origin, default=Origin.FIRM, editable=False
    )
    active = models.BooleanField("启用", default=True)
    shipped = models.JSONField(null=True, editable=False)

    class Meta:
        verbose_name = "词条"
        verbose_name_plural = "词条"
        ordering = ["check_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"], condition=~Q(key=""), name="term_key_is_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.words.replace("\n", "|")[:40]

    def clean(self) -> None:
        errors = {}
        for name in ("words", "exception"):
            try:
                if getattr(self, name).strip():
                    compile_words(getattr(self, name))
            except WordingError as error:
                errors[name] = str(error)
        if errors:
            raise ValidationError(errors)

    @property
    def content(self) -> dict[str, object]:
        """What the row says, as it is compared with what was shipped."""
        values = {name: getattr(self, name) for name in CONTENT}
        return {**values, "since": self.since.isoformat() if self.since else None}

    @property
    def is_touched(self) -> bool:
        """Whether staff changed a shipped row."""
        return self.origin == self.Origin.SHIPPED and self.content != self.shipped


class CheckLevelQuerySet(models.QuerySet["CheckLevel"]):
    def in_force(self) -> dict[str, str]:
        """Return the level that was set last for each check, in one query."""
        return dict(self.order_by("id").values_list("check_id", "level"))

    def with_newest(self) -> CheckLevelQuerySet:
        """Mark the row of each check that counts, as ``is_newest``."""
        later = CheckLevel.objects.filter(check_id=OuterRef("check_id"), id__gt=OuterRef("id"))
        return self.annotate(is_newest=~Exists(later))


class CheckLevel(models.Model):
    """One change of a check's level: rows are added, never changed; the last one counts."""

    class Choice(models.TextChoices):
        SHIPPED = "SHIPPED", "默认"
        OFF = "OFF", "关闭"
        ADVICE = "ADVICE", "建议"
        WARNING = "WARNING", "警告"
        BLOCKER = "BLOCKER", "阻止发布"

    check_id = models.CharField("检查", max_length=60)
    level = models.CharField("级别", max_length=8, choices=Choice)
    reason = models.CharField("理由", max_length=300)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name="设置人",
    )
    changed_at = models.DateTimeField("时间", auto_now_add=True)

    objects = CheckLevelQuerySet.as_manager()

    class Meta:
        verbose_name = "检查级别"
        verbose_name_plural = "检查级别"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.check_id}：{self.get_level_display()}"
