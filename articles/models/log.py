from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models


class Event(models.TextChoices):
    """What the log keeps."""

    SIGN_IN = "sign_in", "登录"
    SIGN_IN_FAILED = "sign_in_failed", "登录失败"
    LOCKED_OUT = "locked_out", "登录锁定"
    SIGN_OUT = "sign_out", "退出"
    SESSIONS_ENDED = "sessions_ended", "结束登录"
    PASSWORD_CHANGED = "password_changed", "修改密码"
    PASSWORD_LINK = "password_link", "生成设密链接"
    FACTOR_ENROLLED = "factor_enrolled", "启用动态码"
    FACTOR_REMOVED = "factor_removed", "停用动态码"
    FACTOR_RESET = "factor_reset", "重置动态码"
    BACKUP_CODES_MADE = "backup_codes_made", "生成备用码"
    ACCOUNT_ADDED = "account_added", "新建账号"
    ACCOUNT_CHANGED = "account_changed", "修改账号"
    ROLES_CHANGED = "roles_changed", "角色变更"
    TRANSITION = "transition", "文章流转"
    WAIVER = "waiver", "豁免"
    LAW_IMPORTED = "law_imported", "法律入库"
    LAW_CORRECTED = "law_corrected", "法律文本更正"
    SETTING_CHANGED = "setting_changed", "修改设置"
    IMPORTED = "imported", "批量导入"
    EXPORTED = "exported", "导出"


def events() -> list[tuple[str, str]]:
    """Return the choices of an entry; a function, so that a new event asks for no migration."""
    return Event.choices


class AppendOnly(models.QuerySet):
    """Rows that are written once: whatever would change or remove one raises TypeError."""

    def _refuse(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("the log is written once: no entry is changed or deleted")

    update = delete = bulk_update = bulk_create = update_or_create = _refuse


class AuditEntry(models.Model):
    """One thing that somebody did, or tried; written by ``articles.audit.record`` alone.

    ``detail`` holds numbers, codes and names of roles, never words that somebody wrote.
    """

    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="操作人",
    )
    address = models.GenericIPAddressField("地址", null=True)
    action = models.CharField("事项", max_length=40, choices=events)
    object_type = models.CharField("对象类型", max_length=80, blank=True)
    object_id = models.CharField("对象编号", max_length=64, blank=True)
    detail = models.JSONField("详情", default=dict)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = "操作日志"
        verbose_name_plural = "操作日志"
        ordering = ["-pk"]
        default_permissions = ["view"]
        indexes = [
            models.Index(fields=["action", "-id"], name="auditentry_action"),
            models.Index(fields=["user", "-id"], name="auditentry_user"),
            models.Index(fields=["object_type", "object_id"], name="auditentry_object"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("the log is written once: no entry is changed or deleted")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("the log is written once: no entry is changed or deleted")
