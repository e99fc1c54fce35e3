"""Passwords, phones and sign-ins of the desk, for tests."""

import time
from binascii import unhexlify

from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "借条要写清大写金额 2026"
SIGN_IN = "/admin/login/"
ASK = "/admin/second-factor/"
ENROL = "/admin/second-factor/enrol/"
INSIDE = "/admin/password_change/done/"


def with_password(user: User) -> User:
    """Give a user the password of these tests."""
    user.set_password(PASSWORD)
    user.save()
    return user


def enrolled(user: User) -> TOTPDevice:
    """Give a user a phone."""
    return TOTPDevice.objects.create(user=user, name="phone")


def code_of(device: TOTPDevice, seconds: int = 0) -> str:
    """Return what the phone shows, or showed and will show some seconds from now."""
    return code_for(device.key, seconds)


def code_for(key: str, seconds: int = 0) -> str:
    """Return the code of a hexadecimal key some seconds from now."""
    clock = TOTP(unhexlify(key))
    clock.time = time.time() + seconds
    return f"{clock.token():06d}"


def give_password(client: Client, user: User, password: str = PASSWORD, **extra: str):
    """Send the sign-in form."""
    return client.post(SIGN_IN, {"username": user.username, "password": password}, **extra)


def is_inside(client: Client) -> bool:
    """Tell whether a page of the desk that every member of staff may see is shown."""
    return client.get(INSIDE).status_code == 200
