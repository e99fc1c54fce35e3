"""Who needs a second factor, and whether a code proves it."""

from __future__ import annotations

import time
from binascii import unhexlify
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles.models import BackupCode
from articles.roles import ADMINISTRATOR

OFF, OPTIONAL, REQUIRED, EVERYONE = "off", "optional", "required", "everyone"
MODES = (OFF, OPTIONAL, REQUIRED, EVERYONE)
# One step of 30 seconds before and after: a phone's clock is seldom further off.
TOLERANCE = 1
DIGITS = 6


def required_of(user: Any) -> bool:
    """Tell whether a user may not enter the desk without a second factor.

    With SECOND_FACTOR=required those who may publish or administer, with everyone all staff.
    """
    if settings.SECOND_FACTOR == EVERYONE:
        return True
    return settings.SECOND_FACTOR == REQUIRED and (
        user.is_superuser
        or user.has_perm("articles.publish_post")
        or user.groups.filter(name=ADMINISTRATOR).exists()
    )


def asked_of(user: Any) -> bool:
    """Tell whether a user who knows the password is asked for a second factor, too."""
    if settings.SECOND_FACTOR == OFF:
        return False
    return device_of(user) is not None or required_of(user)


def device_of(user: Any) -> TOTPDevice | None:
    """Return the phone that a user has enrolled."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def proves(user: Any, code: str) -> TOTPDevice | None:
    """Return the user's device where a code of it, or a backup code, is right; each is good once.

    A wrong code of six digits makes the next ones wait, longer each time.
    """
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True).first()
        if device is None:
            return None
        if is_of_a_phone(code):
            is_right = device.verify_token("".join(code.split()))
        else:
            is_right = BackupCode.objects.spend(user, code)
        return device if is_right else None


def is_of_a_phone(code: str) -> bool:
    """Tell six digits, blanks aside, from a backup code."""
    bare = "".join(code.split())
    return len(bare) == DIGITS and bare.isascii() and bare.isdigit()


def waits_until(device: TOTPDevice) -> datetime | None:
    """Return until when codes of a device are not looked at, after wrong ones."""
    allowed, why = device.verify_is_allowed()
    return None if allowed else why["locked_until"]


def enrol(user: Any, key: str, code: str) -> TOTPDevice | None:
    """Make a phone with this key the user's second factor, where its first code is right.

    The phone before it is forgotten; the code is spent.
    """
    totp = TOTP(unhexlify(key))
    totp.time = time.time()
    bare = "".join(code.split())
    if not (bare.isascii() and bare.isdigit() and totp.verify(int(bare), TOLERANCE)):
        return None
    with transaction.atomic():
        TOTPDevice.objects.filter(user=user).delete()
        return TOTPDevice.objects.create(
            user=user, name="phone", key=key, tolerance=TOLERANCE, last_t=totp.t()
        )


def forget(user: Any) -> bool:
    """Remove a user's phone and backup codes; tell whether there was one."""
    with transaction.atomic():
        BackupCode.objects.filter(user=user).delete()
        removed, _ = TOTPDevice.objects.filter(user=user).delete()
    return removed > 0
