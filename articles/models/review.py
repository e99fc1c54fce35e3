from __future__ import annotations

from django.conf import settings
from django.db import models

from .edition import Edition
from .post import Post


class Action(models.TextChoices):
    """What can be done to a post; ``workflow.perform`` alone does it."""

    SUBMIT = "submit", "提交审核"
    RECALL = "recall", "撤回"
    RETURN = "return", "退回"
    PUBLISH = "publish", "发布"
    UNSCHEDULE = "unschedule", "取消定时"
    WITHDRAW = "withdraw", "下线"
    AMEND = "amend", "修订"
    CHANGE_SEO = "change_seo", "修改 SEO"
    IMPORT = "import", "导入"


class Transition(models.Model):
    """One action on a post: who, when, with which remark; never changed."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="transitions")
    action = models.CharField("动作", max_length=12, choices=Action)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="操作人"
    )
    at = models.DateTimeField("时间", auto_now_add=True)
    note = models.TextField("说明", blank=True)
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, verbose_name="发布版本")

    class Meta:
        verbose_name = "流转记录"
        verbose_name_plural = "流转记录"
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_action_display()}：{self.post}"


class Remark(models.Model):
    """What a reviewer asks the author to change."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="remarks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="批注人",
    )
    text = models.TextField("批注")
    created_at = models.DateTimeField("时间", auto_now_add=True)
    resolved_at = models.DateTimeField("解决时间", null=True, blank=True)

    class Meta:
        verbose_name = "批注"
        verbose_name_plural = "批注"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.text[:40]


class Waiver(models.Model):
    """A blocker that a named reviewer let pass, and why; it stays with the edition."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="waivers")
    check_id = models.CharField("检查", max_length=60)
    excerpt = models.TextField("原文", blank=True)
    message = models.TextField("问题", blank=True)
    reason = models.TextField("理由")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="审核人"
    )
    created_at = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "豁免"
        verbose_name_plural = "豁免"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.check_id}：{self.reason[:40]}"
