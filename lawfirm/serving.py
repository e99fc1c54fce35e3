"""What starting the production server needs: a free port, collected static files, the server itself."""

import hashlib
import os
import signal
import socket
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

HOST = "127.0.0.1"
THREADS = 4


def port_is_free(port: int) -> bool:
    """Tell whether a server could listen on this port of the loopback address now."""
    with socket.socket() as probe:
        # As the server does: a port whose last connections are only fading away counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def collect_static_files() -> bool:
    """Collect the static files unless nothing they are made from has changed; tell whether it ran."""
    stamp = settings.STATIC_ROOT / "collected-from"
    fingerprint = fingerprint_of(_static_sources())
    if stamp.is_file() and stamp.read_text("ascii") == fingerprint:
        return False
    # Cleared first: collectstatic goes by times, which a copied or reverted file may not move forward.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(fingerprint, "ascii")
    return True


def _static_sources() -> list[Path]:
    """Return the files that decide what is collected: the lock, the finder and `static/`."""
    own = [path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*")]
    lock = settings.BASE_DIR / "requirements.txt"
    finder = settings.BASE_DIR / "lawfirm" / "static_finders.py"
    return [lock, finder, *(path for path in own if path.is_file())]


def fingerprint_of(files: Iterable[Path]) -> str:
    """Return a SHA-256 in hex that changes with the name or content of any of the files."""
    digest = hashlib.sha256()
    for path in sorted(files):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path}\0{content}\n".encode())
    return digest.hexdigest()


def run_server(port: int) -> int:
    """Run the production server until Ctrl-C or a signal to end; return its exit code.

    It gets a process group of its own: a worker hangs that is told to stop twice, by the terminal
    (Ctrl-C goes to a whole group) and by the server.
    """
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        production_server(port).serve()
        os._exit(0)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: os.kill(child, signal.SIGTERM))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def production_server(port: int) -> Granian:
    """Return the production server of the site on the loopback address, not yet started."""
    return Granian(
        "lawfirm.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        websockets=False,
        workers=settings.WORKERS,
        blocking_threads=THREADS,
        # Without these one dead worker stops the whole server.
        respawn_failed_workers=True,
        respawn_interval=0.2,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        log_dictconfig=settings.LOGGING,
    )
