from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from .richtext import BODY_LIMIT, sanitize


def check_length(html: str) -> None:
    """Raise ValidationError for HTML of more than BODY_LIMIT characters."""
    if len(html) > BODY_LIMIT:
        raise ValidationError(
            f"内容有 {len(html):,} 个字符（含标签），超过 {BODY_LIMIT:,} 个的上限；请删减。"
        )


class SafeHtmlField(models.TextField):
    """HTML that is cleaned on every way into the database: save, bulk_create, update.

    In migrations it is a plain ``TextField``, so that they do not hang on this module.
    """

    default_validators = [check_length]

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = sanitize(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        if isinstance(value, str):
            value = sanitize(value)
        return super().get_db_prep_save(value, connection)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class WebAddressField(models.URLField):
    """An address on the web; one typed without a scheme is taken as https."""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"assume_scheme": "https", **kwargs})

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.URLField", args, kwargs
