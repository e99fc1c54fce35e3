from django.db import models


class Stamp(models.Model):
    """One row that says how often the public side has changed, and when it next will by itself."""

    number = models.PositiveBigIntegerField(default=0)
    next_change_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "公开内容的戳记"
        verbose_name_plural = "公开内容的戳记"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="stamp_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)
