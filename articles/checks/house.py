"""What the firm itself is called and where it is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from ..models import Firm, Lawyer

NOT_DIGITS = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class House:
    """The publishing firm's names, its lawyers' names, its numbers (digits alone) and address."""

    names: tuple[str, ...] = ()
    lawyers: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    address: str = ""
    wechat: str = ""
    host: str = ""

    @classmethod
    def current(cls) -> House:
        """Read the firm and its lawyers, in two queries."""
        firm = Firm.current()
        stored = bool(firm.pk)
        return cls(
            names=(firm.name, firm.short_name) if stored else (),
            lawyers=tuple(Lawyer.objects.values_list("name", flat=True)),
            numbers=tuple(filter(None, map(digits, re.split(r"[,，、;；/]", firm.telephone)))),
            address=firm.address,
            wechat=firm.wechat_id,
            host=urlsplit(settings.SITE_URL).hostname or "",
        )

    def owns_number(self, number: str) -> bool:
        """Whether a telephone number is the firm's, however it is spaced."""
        return digits(number) in self.numbers


def digits(number: str) -> str:
    """The digits of a number without the country's code: ``+86 571-1234 5678`` → 57112345678."""
    bare = NOT_DIGITS.sub("", number).lstrip("0")
    return bare.removeprefix("86") if number.lstrip().startswith(("+86", "0086")) else bare
