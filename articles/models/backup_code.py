from __future__ import annotations

import base64
import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

CODES = 10
# 120 bits: from 112 on a plain hash keeps a code as safe as a slow one (ASVS 5.0, V6.5.2).
CODE_BYTES = 15
GROUP = 4


class BackupCodes(models.QuerySet["BackupCode"]):
    """The codes that open the desk when the phone is not at hand."""

    def renew(self, user: Any) -> list[str]:
        """Give a user ten new codes in the place of the old ones; return them, for this once."""
        codes = [_fresh() for _ in range(CODES)]
        with transaction.atomic():
            self.filter(user=user).delete()
            self.bulk_create(BackupCode(user=user, sha256=_digest(code)) for code in codes)
        return codes

    def spend(self, user: Any, code: str) -> bool:
        """Use up one of a user's codes; False where it is none of theirs or was used before."""
        fitting = self.filter(user=user, sha256=_digest(code), used_at=None)
        return fitting.update(used_at=timezone.now()) == 1

    def left(self, user: Any) -> int:
        """Return how many codes a user has not used."""
        return self.filter(user=user, used_at=None).count()


class BackupCode(models.Model):
    """One code that stands once for the second factor; only its hash is kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="backup_codes",
        verbose_name="账号",
    )
    sha256 = models.CharField("校验值", max_length=64)
    created_at = models.DateTimeField("生成时间", auto_now_add=True)
    used_at = models.DateTimeField("使用时间", null=True)

    objects = BackupCodes.as_manager()

    class Meta:
        verbose_name = "备用码"
        verbose_name_plural = "备用码"
        ordering = ["pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(fields=["user", "sha256"], name="one_row_a_backup_code")
        ]

    def __str__(self) -> str:
        return f"备用码 {self.pk}"


def _fresh() -> str:
    text = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode("ascii").lower()
    return "-".join(text[at : at + GROUP] for at in range(0, len(text), GROUP))


def _digest(code: str) -> str:
    """Blanks, hyphens and case of what was typed do not count."""
    bare = "".join(code.replace("-", "").split()).lower()
    return hashlib.sha256(bare.encode()).hexdigest()
