from django.db import models


class NoticeKind(models.TextChoices):
    """Which copyright notice stands under a text."""

    ORIGINAL = "original", "原创"
    REPRINT = "reprint", "转载"
    CASE = "case", "案例"
