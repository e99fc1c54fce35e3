"""Values read from the environment and from a `.env` file, refused loudly when they make no sense."""

import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

TRUE_WORDS = {"1", "true", "yes", "on"}
FALSE_WORDS = {"0", "false", "no", "off", ""}


class Misconfigured(SystemExit):
    """A setting is missing or malformed: the process ends with this one line on stderr, code 1."""


def parse_env_file(text: str) -> dict[str, str]:
    """Return the NAME=value lines of a `.env` file; quotes round a value are dropped.

    >>> parse_env_file("# note\\nPORT=8001\\nNAME='a b'")
    {'PORT': '8001', 'NAME': 'a b'}
    """
    found = {}
    for line in text.splitlines():
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            found[name.strip()] = _unquoted(value.strip())
    return found


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if quoted else value


class Environment:
    """The process environment laid over a `.env` file; each getter raises `Misconfigured`."""

    def __init__(self, process: Mapping[str, str], env_file: Path) -> None:
        held = parse_env_file(env_file.read_text("utf-8")) if env_file.is_file() else {}
        self._values = {**held, **process}

    def text(self, name: str, default: str | None = None) -> str:
        """Return the value, or the default where the name is unset or empty."""
        value = self._values.get(name, "").strip()
        if not value and default is None:
            raise Misconfigured(f"{name} is not set: set it in the environment or in .env")
        return value or default or ""

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a yes or no: 1, true, yes, on or 0, false, no, off in any case."""
        word = self.text(name, "1" if default else "0").lower()
        if word not in TRUE_WORDS | FALSE_WORDS:
            raise Misconfigured(f"{name}={word} is neither 1 nor 0")
        return word in TRUE_WORDS

    def number(self, name: str, default: int, least: int = 0, most: int = 65535) -> int:
        """Return a whole number within the two bounds."""
        value = self.text(name, str(default))
        if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
            raise Misconfigured(f"{name}={value} is not a whole number from {least} to {most}")
        return int(value)

    def names(self, name: str, default: Sequence[str] = ()) -> list[str]:
        """Return the members of a list separated by commas."""
        parts = (part.strip() for part in self.text(name, ",".join(default)).split(","))
        return [part for part in parts if part]


def kept_key(path: Path) -> str:
    """Return the secret key kept in the file, made there with mode 600 when there is none."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _place(secrets.token_urlsafe(64), path)
    return path.read_text("ascii")


def _place(text: str, path: Path) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    # A link never replaces: of two processes that start at once, both then read the first one's key.
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()
