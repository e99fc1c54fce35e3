"""Files kept between the preview of an upload and its confirmation, each for its user alone."""

from __future__ import annotations

import json
import re
import secrets
import time
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

LIFETIME = 24 * 60 * 60
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,60}")


class Upload(NamedTuple):
    """A file as it was sent."""

    name: str
    data: bytes


def keep_upload(user_id: int, name: str, data: bytes) -> str:
    """Keep a file for a day and return the token that gives it back; older ones are deleted."""
    folder = _folder()
    _expire(folder)
    token = secrets.token_urlsafe(24)
    (folder / token).write_bytes(data)
    facts = json.dumps({"user": user_id, "name": name})
    (folder / f"{token}.json").write_text(facts, encoding="utf-8")
    return token


def kept_upload(user_id: int, token: str) -> Upload | None:
    """Return a file that this user sent within a day, None where there is none of that token."""
    facts = _folder() / f"{token}.json"
    if not TOKEN.fullmatch(token) or not facts.exists() or _is_old(facts):
        return None
    about = json.loads(facts.read_text(encoding="utf-8"))
    if about["user"] != user_id:
        return None
    return Upload(about["name"], (_folder() / token).read_bytes())


def drop_upload(token: str) -> None:
    """Delete a kept file."""
    for name in (token, f"{token}.json"):
        (_folder() / name).unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.VAR_DIR) / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _expire(folder: Path) -> None:
    for path in folder.iterdir():
        if _is_old(path):
            path.unlink(missing_ok=True)


def _is_old(path: Path) -> bool:
    return path.stat().st_mtime < time.time() - LIFETIME
