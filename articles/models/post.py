from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from taggit.managers import TaggableManager

from ..fields import SafeHtmlField, WebAddressField
from ..seo import SeoFields
from .category import Category
from .image import Image
from .lawyer import Lawyer
from .notice import NoticeKind

PATH = RegexValidator(
    r"^/(?!/)[^\s?#\\]+$", "地址以一个 / 开头，不含空格、问号和井号，例如 /about/。"
)


# A step of the workflow moves these, and leaves what is written as it is.
NOT_WRITTEN = frozenset({"state", "submitted_at", "withdrawn_at", "updated_at"})


class PostQuerySet(models.QuerySet["Post"]):
    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        """Change fields of many posts; each gets a new version as with ``save``."""
        changed = super().bulk_update(objs, fields, batch_size)
        self.filter(pk__in=[post.pk for post in objs]).update(version=F("version") + 1)
        return changed


class Post(SeoFields):
    """The working copy on the desk; the public never sees it, only its editions."""

    class Kind(models.TextChoices):
        POST = "post", "文章"
        PAGE = "page", "页面"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SUBMITTED = "submitted", "待审"
        SETTLED = "settled", "已发布"

    kind = models.CharField("种类", max_length=5, choices=Kind, default=Kind.POST)
    path = models.CharField(
        "地址",
        max_length=500,
        unique=True,
        null=True,
        blank=True,
        validators=[PATH],
        help_text="文章留空，自动生成；页面请填写，例如 /about/。保存后不能再改。",
    )
    title = models.CharField("标题", max_length=200)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, verbose_name="分类", related_name="posts"
    )
    lawyer = models.ForeignKey(
        Lawyer,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="署名律师",
        related_name="posts",
    )
    answer = models.TextField(
        "一段话的回答", max_length=600, blank=True, help_text="放在正文之前，直接回答读者的问题。"
    )
    body = SafeHtmlField("正文", blank=True)
    excerpt = models.TextField(
        "摘要", max_length=400, blank=True, help_text="须是正文里的原句；留空取正文开头的整句。"
    )
    lead_image = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="题图"
    )
    law_on = models.DateField(
        "法律依据截至", null=True, blank=True, help_text="留空为发布当天。引用的法条以这一天为准。"
    )
    notice_kind = models.CharField(
        "版权声明", max_length=10, choices=NoticeKind, blank=True, help_text="留空随分类。"
    )
    notice_text = models.TextField("本篇声明", blank=True, help_text="填写后代替上面的声明。")
    source = models.CharField("来源", max_length=200, blank=True)
    source_url = WebAddressField("来源网址", max_length=500, blank=True)
    case_number = models.CharField("案号", max_length=100, blank=True)
    ai_assisted = models.BooleanField(
        "AI 辅助生成",
        default=False,
        help_text="正文由人工智能生成或者起草的请勾选，页面和元数据会带上标识；不得再称为原创。",
    )
    seo_note = models.TextField("内部 SEO 备注", blank=True, help_text="只在后台可见。")
    legal_note = models.TextField("内部法律备注", blank=True, help_text="只在后台可见。")
    tags = TaggableManager("标签", blank=True, help_text="用逗号或顿号隔开。")

    state = models.CharField(
        "状态", max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="创建人",
    )
    changed_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField("创建时间", auto_now_add=True)
    updated_at = models.DateTimeField("修改时间", auto_now=True)
    # Moves with each change of what is written, so that a form of an older one is known.
    version = models.PositiveIntegerField("修改次数", default=1, editable=False)
    submitted_at = models.DateTimeField("提交时间", null=True, editable=False)
    withdrawn_at = models.DateTimeField("下线时间", null=True, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "文章"
        verbose_name_plural = "文章"
        ordering = ["-id"]
        permissions = [("publish_post", "可以审核和发布文章"), ("change_seo", "可以修改 SEO 字段")]
        indexes = [
            models.Index(fields=["state", "-id"], name="post_by_state"),
            models.Index(fields=["category", "-id"], name="post_by_category"),
            models.Index(
                fields=["-id"], condition=Q(description=""), name="post_without_description"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="post") | Q(category__isnull=False), name="post_has_category"
            )
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Store it; what was changed gets a new version, under a lock that the caller holds."""
        if not self._state.adding and (
            update_fields is None or not NOT_WRITTEN.issuperset(update_fields)
        ):
            self.version += 1
            update_fields = update_fields and {*update_fields, "version"}
        super().save(*args, update_fields=update_fields, **kwargs)
        if not self.path:
            self.path = settings.POST_PATH.format(id=self.pk)
            type(self).objects.filter(pk=self.pk).update(path=self.path)

    def get_absolute_url(self) -> str:
        return self.path or ""

    @property
    def effective_notice_kind(self) -> str:
        """The kind of copyright notice: the post's own, else its category's, else 原创."""
        inherited = self.category.notice_kind if self.category else NoticeKind.ORIGINAL
        return self.notice_kind or inherited


class RelatedPost(models.Model):
    """A post that a lawyer picked to stand under another one, in order."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="related_rows")
    related = models.ForeignKey(
        Post, models.CASCADE, related_name="related_from", verbose_name="相关文章"
    )
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = "相关文章"
        verbose_name_plural = "相关文章"
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["post", "related"], name="related_post_once"),
            models.CheckConstraint(
                condition=~Q(post=models.F("related")), name="related_post_is_another"
            ),
        ]

    def __str__(self) -> str:
        return str(self.related)
