"""The demo's accounts: one of each role, with generated passwords kept beside the database."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import Group, User

from articles.models import Lawyer
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the demo; ``lawyer`` is the slug of the lawyer whose account it is."""

    username: str
    name: str
    roles: tuple[str, ...]
    lawyer: str = ""


# The first four are announced; the other lawyers' accounts have no password.
ANNOUNCED = {
    AUTHOR: Account("bianji", "许小满", (AUTHOR,)),
    REVIEWER: Account("shenyanqiu", "沈砚秋", (AUTHOR, REVIEWER), "shen-yanqiu"),
    SEO_EDITOR: Account("seo", "周知行", (SEO_EDITOR,)),
    ADMINISTRATOR: Account("zhandian", "方在途", (ADMINISTRATOR,)),
}
OTHERS = (
    Account("jiangyuwei", "江予微", (AUTHOR, REVIEWER), "jiang-yuwei"),
    Account("luhuaijin", "陆怀瑾", (AUTHOR, REVIEWER), "lu-huaijin"),
)


def password_file() -> Path:
    """The file with the announced accounts, readable by its owner alone."""
    return settings.VAR_DIR / "demo-accounts.json"


def make_accounts() -> dict[str, dict[str, str]]:
    """Make what accounts are missing and return the announced ones: role to name and password.

    Where the file of passwords is gone, new passwords are set.
    """
    kept = json.loads(password_file().read_text("utf-8")) if password_file().is_file() else {}
    announced = {}
    for role, account in ANNOUNCED.items():
        user = _user(account)
        password = kept.get(role, {}).get("password") or secrets.token_urlsafe(9)
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        announced[role] = {"username": account.username, "password": password}
    for account in OTHERS:
        _user(account)
    _keep(announced)
    return announced


def _user(account: Account) -> User:
    user, created = User.objects.get_or_create(
        username=account.username,
        defaults={
            # Django writes the first name first; a Chinese name is whole in one field.
            "first_name": account.name,
            "is_staff": True,
            "email": f"{account.username}@example.com",
        },
    )
    if created:
        user.set_unusable_password()
        user.save()
        user.groups.set(Group.objects.filter(name__in=account.roles))
    if account.lawyer:
        Lawyer.objects.filter(slug=account.lawyer, user=None).update(user=user)
    return user


def _keep(announced: dict[str, dict[str, str]]) -> None:
    path = password_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(announced, file, ensure_ascii=False, indent=2)
