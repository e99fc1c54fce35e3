"""Old addresses: where they lead now, and which ones readers ask for in vain."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from .post import PATH, Post

LONGEST_PATH = 500
# Addresses of scripts are told apart by one of these: /?id=931096, /view.asp?id=5.
OLD_KEYS = tuple("id p cate tags auth date page_id cat tag author m".split())
TARGET = RegexValidator(
    r"^/(?!/)[^\s#\\\x00]*$", "目标以一个 / 开头，是本站的地址，不含空格和井号，例如 /about/。"
)
SOURCE = RegexValidator(r"^(/|/(?!/)[^\s?#\\\x00]+)$", PATH.message)


class Redirect(models.Model):
    """An address of the past and where it leads: a path of this site, or a post wherever it is."""

    old_path = models.CharField(
        "旧地址",
        max_length=LONGEST_PATH,
        validators=[SOURCE],
        help_text="域名后面的部分，以 / 开头，不含问号之后的内容。",
    )
    old_key = models.CharField(
        "旧参数",
        max_length=10,
        blank=True,
        choices=[(key, key) for key in OLD_KEYS],
        help_text="旧地址形如 /?id=931096 时，这里选 id，下一格填 931096；否则留空。",
    )
    old_value = models.CharField("参数值", max_length=200, blank=True)
    target_path = models.CharField(
        "目标地址", max_length=LONGEST_PATH, blank=True, validators=[TARGET]
    )
    target_post = models.ForeignKey(
        Post,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="redirects",
        verbose_name="目标文章",
        help_text="目标地址和目标文章只填一个。",
    )
    permanent = models.BooleanField(
        "永久跳转",
        default=True,
        help_text="永久（301）会被搜索引擎记住；临时（302）以后还要改回来。",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="设置人",
    )
    created_at = models.DateTimeField("设置时间", auto_now_add=True)

    class Meta:
        verbose_name = "跳转"
        verbose_name_plural = "跳转"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["old_path", "old_key", "old_value"],
                name="redirect_source_once",
                violation_error_message="这个旧地址已经有跳转了，请直接修改那一条。",
            ),
            models.CheckConstraint(
                condition=Q(target_path="") ^ Q(target_post=None),
                name="redirect_has_one_target",
                violation_error_message="目标地址和目标文章要填一个，也只能填一个。",
            ),
            models.CheckConstraint(
                condition=Q(old_key="", old_value="") | (~Q(old_key="") & ~Q(old_value="")),
                name="redirect_key_has_value",
                violation_error_message="旧参数和参数值要么都填，要么都留空。",
            ),
        ]
        indexes = [models.Index(fields=["target_path"], name="redirect_by_target")]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"

    @property
    def source(self) -> str:
        """The old address as a reader would type it: ``/?id=931096``."""
        return f"{self.old_path}?{self.old_key}={self.old_value}" if self.old_key else self.old_path

    @property
    def target(self) -> str:
        """The address that it leads to, decoded."""
        return self.target_post.get_absolute_url() if self.target_post else self.target_path


class MissedPath(models.Model):
    """A path that was asked for and not found: how often, when, and last from where."""

    path = models.CharField("地址", max_length=LONGEST_PATH, unique=True)
    count = models.PositiveIntegerField("次数", default=1)
    last_referrer = models.CharField("最近来自", max_length=300, blank=True)
    first_seen = models.DateTimeField("最早")
    last_seen = models.DateTimeField("最近")

    class Meta:
        verbose_name = "失效地址"
        verbose_name_plural = "失效地址"
        ordering = ["-count", "-last_seen"]
        indexes = [models.Index(fields=["count", "last_seen"], name="missed_path_by_count")]

    def __str__(self) -> str:
        return self.path
