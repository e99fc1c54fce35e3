"""Everything that must hold: lint, types, checks of Django, tests on two databases and in a browser.

A part that this machine cannot run is named at the end; with CI=true or STRICT=1 it is a failure.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.prefix) / "bin"
sys.path.insert(0, str(ROOT))

from tests.postgres import cluster, find_binaries  # noqa: E402

STRICT = os.environ.get("STRICT") == "1" or os.environ.get("CI") == "true"
PRODUCTION = {
    "ENV_FILE": os.devnull,
    "SECRET_KEY": secrets.token_urlsafe(50),
    "SITE_URL": "https://law.example",
    "DEMO": "0",
    "DEBUG": "0",
}
PYTEST = [BIN / "pytest", "-q", "-rs", "-p", "no:cacheprovider"]
DEBIAN_PACKAGES = {
    "chromium": lambda: shutil.which("chromium"),
    "fonts-noto-cjk": lambda: list(Path("/usr/share/fonts").rglob("NotoSansCJK*")),
    "postgresql": find_binaries,
    "redis-server": lambda: shutil.which("redis-server"),
}


class Run:
    """Collects what failed and what could not run."""

    def __init__(self) -> None:
        self.failed: list[str] = []
        self.skipped: list[str] = []

    def step(self, name: str, *command: str | Path, **environment: str) -> None:
        """Run a command in the project's root and note whether it failed."""
        print(f"\n== {name}", flush=True)
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment})
        if done.returncode:
            self.failed.append(name)

    def close(self) -> int:
        """Say what was skipped and what failed; return the exit code."""
        for part in self.skipped:
            print(f"\n!!! NOT RUN: {part}", flush=True)
        if self.failed:
            print(f"\n!!! FAILED: {', '.join(self.failed)}", flush=True)
        return 1 if self.failed or (STRICT and self.skipped) else 0


def lint(run: Run) -> None:
    """Check style, format, templates, types and the settings that production would run with."""
    run.step("ruff check", BIN / "ruff", "check", ".")
    run.step("ruff format", BIN / "ruff", "format", "--check", ".")
    templates = sorted(map(str, (ROOT / "templates").rglob("*.html")))
    if templates:
        run.step("djade", BIN / "djade", "--check", "--target-version", "5.2", *templates)
    run.step("mypy", BIN / "mypy", *strictly_typed())
    run.step("migrations", *manage("makemigrations", "--check", "--dry-run"), **PRODUCTION)
    run.step("deploy", *manage("check", "--deploy", "--fail-level", "WARNING"), **PRODUCTION)


def strictly_typed() -> list[str]:
    """Return the files of the two lists in pyproject.toml that hold to `mypy --strict`."""
    held = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["lawfirm"]
    patterns = held["pure-modules"] + held["also-strictly-typed"]
    return sorted(str(path) for pattern in patterns for path in ROOT.glob(pattern))


def manage(*arguments: str) -> list[str | Path]:
    """Return the command line of a management command."""
    return [BIN / "python", "manage.py", *arguments]


def tests(run: Run) -> None:
    """Run the tests on SQLite, on a PostgreSQL of their own and in a browser."""
    install_missing_packages()
    run.step("tests on SQLite", *PYTEST, "-n", "2", DATABASE_URL="")
    if binaries := find_binaries():
        with cluster(binaries) as url:
            run.step("tests on PostgreSQL", *PYTEST, "-n", "2", DATABASE_URL=url)
    else:
        run.skipped.append("tests on PostgreSQL: no initdb found (Debian: postgresql)")
    if shutil.which("chromium") or os.environ.get("CHROMIUM"):
        run.step("tests in the browser", *PYTEST, "-m", "browser", "tests/browser")
    else:
        run.skipped.append("tests in the browser: no chromium found (Debian: chromium)")


def install_missing_packages() -> None:
    """Install the Debian packages that are missing, where this is root on such a system."""
    missing = [name for name, is_held in DEBIAN_PACKAGES.items() if not is_held()]
    apt = shutil.which("apt-get")
    if not missing or apt is None or os.getuid() != 0:
        return
    print(f"\n== apt-get install {' '.join(missing)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-qq", "-o", "DPkg::Lock::Timeout=600"]
    for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        subprocess.run([apt, *wait, *command], env=quiet, stdin=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    # As Ctrl-C does, this lets the PostgreSQL of the tests stop.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    run = Run()
    lint(run)
    if sys.argv[1:] != ["lint"]:
        tests(run)
    sys.exit(run.close())
