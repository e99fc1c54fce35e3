"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket in it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

# Durability is of no use to a database that lives for one test run.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def find_binaries() -> Path | None:
    """Return the folder that holds the newest `initdb` on this machine, or None."""
    held = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    if held:
        return held[-1].parent
    return Path(on_path).parent if on_path else None


@contextmanager
def cluster(binaries: Path) -> Iterator[str]:
    """Start a cluster, give its DATABASE_URL, and stop and delete it at the end."""
    with tempfile.TemporaryDirectory(prefix="lawfirm-pg-") as name:
        folder = Path(name)
        owner = _hand_over(folder)
        data = str(folder / "data")
        initdb = [
            "--username=lawfirm",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        _run(owner, binaries / "initdb", *initdb, "-D", data)
        server = f"-c listen_addresses='' -k {folder} -c max_connections=100 {FAST}"
        pg_ctl = binaries / "pg_ctl"
        _run(owner, pg_ctl, "-D", data, "-l", f"{folder}/log", "-o", server, "-w", "start")
        try:
            yield f"postgres://lawfirm@{quote(name, safe='')}/postgres"
        finally:
            _run(owner, pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")


def _hand_over(folder: Path) -> str | None:
    """Give the folder to an unprivileged user when this is root, as whom PostgreSQL refuses to run."""
    if os.getuid() != 0:
        return None
    owner = next(name for name in ("postgres", "nobody") if _exists(name))
    shutil.chown(folder, owner)
    return owner


def _exists(user: str) -> bool:
    return user in {entry.pw_name for entry in pwd.getpwall()}


def _run(owner: str | None, program: Path, *arguments: str) -> None:
    extra = (
        {"user": owner, "group": pwd.getpwnam(owner).pw_gid, "extra_groups": []} if owner else {}
    )
    # A file, not a pipe: the server inherits it, and a pipe would never end.
    with tempfile.TemporaryFile() as log:
        done = subprocess.run(
            [program, *arguments],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            **extra,
        )
        log.seek(0)
        output = log.read().decode(errors="replace")
    if done.returncode:
        raise RuntimeError(f"{program.name} failed: {output}")
