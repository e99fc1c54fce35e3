from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse

from ..fields import SafeHtmlField
from .image import Image


class Lawyer(models.Model):
    """A lawyer who signs or reviews posts; may have a user account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lawyer",
        verbose_name="登录账号",
    )
    name = models.CharField("姓名", max_length=50)
    slug = models.SlugField("地址", max_length=50, unique=True, help_text="姓名的拼音。")
    title = models.CharField("职务", max_length=50, blank=True)
    licence_number = models.CharField(
        "执业证号",
        max_length=17,
        unique=True,
        validators=[RegexValidator(r"^\d{17}$", "执业证号是 17 位数字，请核对。")],
    )
    photo = models.ForeignKey(
        Image, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="照片"
    )
    areas = models.CharField("业务方向", max_length=200, blank=True, help_text="用顿号隔开。")
    biography = SafeHtmlField("简介", blank=True)
    active = models.BooleanField("在本所执业", default=True)
    position = models.PositiveSmallIntegerField("次序", default=0)

    class Meta:
        verbose_name = "律师"
        verbose_name_plural = "律师"
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:lawyer", args=[self.slug])

    @property
    def area_list(self) -> list[str]:
        """The fields of practice, one by one."""
        return [area for area in self.areas.replace("，", "、").split("、") if area]
