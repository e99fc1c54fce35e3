"""What a new password may not be made of, beside Django's own rules."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator, MinimumLengthValidator
from django.core.exceptions import ValidationError

from articles.models import Firm

SHORTEST_WORD = 4
# So few characters beside known words add nothing: "!", "1", "88".
LEFT_OVER = 4


class LengthValidator(MinimumLengthValidator):
    """Django's rule; its sentences have no Chinese in 5.2."""

    def get_error_message(self) -> str:
        """Return what is wrong with a password that is too short."""
        return f"密码太短，至少要 {self.min_length} 个字符，可以是一句话。"

    def get_help_text(self) -> str:
        """Return the rule as the form shows it."""
        return f"密码至少 {self.min_length} 个字符，可以是一句只有您知道的话。"


class FirmWordsValidator:
    """Refuses a password that is little more than the firm's own name, number or address."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError where at most four characters remain beside the firm's words."""
        rest = whole = password.casefold()
        for word in _firm_words():
            rest = rest.replace(word, "")
        if rest != whole and len(rest) <= LEFT_OVER:
            raise ValidationError(self.get_help_text(), "firm_words")

    def get_help_text(self) -> str:
        """Return the rule as the form shows it."""
        return "密码不能只由律所的名称、电话、微信号或网址拼成。"


class CommonPairsValidator:
    """Refuses two common passwords in a row: few of Django's list have twelve characters alone."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for "password12345678", and with up to two characters behind it."""
        text = password.lower()
        for extra in range(3):
            if _is_pair(text[: len(text) - extra]):
                raise ValidationError(self.get_help_text(), "common_pair")

    def get_help_text(self) -> str:
        """Return the rule as the form shows it."""
        return "密码不能由一两个常见密码拼成。"


def _is_pair(text: str) -> bool:
    common = _common()
    return text in common or any(
        text[:at] in common and text[at:] in common
        for at in range(SHORTEST_WORD, len(text) - SHORTEST_WORD + 1)
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _firm_words() -> list[str]:
    firm = Firm.current()
    host = urlsplit(settings.SITE_URL).hostname or ""
    phone = "".join(sign for sign in firm.telephone if sign.isdigit())
    words = [firm.name, firm.short_name, firm.telephone, phone, firm.wechat_id, firm.licence_number]
    found = {word.casefold() for word in [*words, host, *host.split(".")]}
    return sorted((word for word in found if len(word) >= SHORTEST_WORD), key=len, reverse=True)
