"""A thin WSGI wrapper before Django: pages for visitors without a session, kept compressed."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, urlencode

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
# Tells the version of the public side, and whether a kept one still counts.
Current = Callable[[], "State | None"]

# What an answer may depend on; other keys, such as those of trackers, never reach the site.
KEYS = frozenset(
    "q page on to c law year p post id cate tags auth date page_id cat tag author m".split()
)
# These answers are personal, or tell how the process fares.
NEVER = ("/admin/", "/preview/", "/report/", "/media/", "/static/", "/livez", "/healthz")
LIMIT_BYTES = 64 * 1024 * 1024
LARGEST = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class State:
    """The version of the public side; ``holds`` says whether a version still counts now."""

    version: Hashable
    holds: Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer: its headers without length and encoding, its body compressed."""

    version: Hashable
    headers: tuple[tuple[str, str], ...]
    etag: str
    packed: bytes
    length: int

    @property
    def cost(self) -> int:
        """Bytes that it takes, about."""
        return len(self.packed) + 1024


class PageCache:
    """Answers GET and HEAD of visitors without cookies from memory while the public side stands still.

    Bounded by bytes, the longest unused goes first. ``current`` is asked at each request.
    """

    def __init__(self, application: Application, current: Current) -> None:
        self.application, self.current = application, current
        self.pages: OrderedDict[str, Kept] = OrderedDict()
        self.bytes, self.lock = 0, Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not _cacheable(environ):
            return self.application(environ, start_response)
        environ["QUERY_STRING"] = query = known_query(environ.get("QUERY_STRING", ""))
        state = self.current()
        if state is None:
            return self.application(environ, start_response)
        key = "\n".join((_host(environ), environ.get("PATH_INFO", ""), query))
        kept = self._find(key, state)
        return (
            _answer(kept, environ, start_response)
            if kept
            else self._make(key, state, environ, start_response)
        )

    def _find(self, key: str, state: State) -> Kept | None:
        with self.lock:
            kept = self.pages.get(key)
            if kept is None:
                return None
            if state.holds(kept.version):
                self.pages.move_to_end(key)
                return kept
            self._forget(key)
            return None

    def _make(
        self, key: str, state: State, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Ask the site for the whole page, and keep it where it is one for everybody."""
        asked = {**environ, "REQUEST_METHOD": "GET"}
        # The site answers in full and plain: compression and 304 are this wrapper's.
        for name in ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_ACCEPT_ENCODING"):
            asked.pop(name, None)
        said: list[Any] = []

        def note(status: str, headers: Headers, exc_info: Any = None) -> None:
            said[:] = [status, headers]

        answer = self.application(asked, note)
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        status, headers = said
        if not (status.startswith("200") and _public(headers) and len(body) <= LARGEST):
            start_response(status, headers)
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
        kept = _packed(state.version, headers, body)
        self._keep(key, kept)
        return _answer(kept, environ, start_response)

    def _keep(self, key: str, kept: Kept) -> None:
        with self.lock:
            self._forget(key)
            self.pages[key] = kept
            self.bytes += kept.cost
            while self.bytes > LIMIT_BYTES:
                self._forget(next(iter(self.pages)))

    def _forget(self, key: str) -> None:
        gone = self.pages.pop(key, None)
        self.bytes -= gone.cost if gone else 0


def known_query(query: str) -> str:
    """Return the query string with the known keys alone, in a fixed order."""
    if not query:
        return ""
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return ""
    return urlencode(sorted(pair for pair in pairs if pair[0] in KEYS))


def _cacheable(environ: Environ) -> bool:
    return (
        environ.get("REQUEST_METHOD") in ("GET", "HEAD")
        and not environ.get("HTTP_COOKIE")
        and not environ.get("HTTP_AUTHORIZATION")
        and not environ.get("HTTP_RANGE")
        and not environ.get("PATH_INFO", "").startswith(NEVER)
    )


def _host(environ: Environ) -> str:
    secure = "https" in (environ.get("HTTP_X_FORWARDED_PROTO"), environ.get("wsgi.url_scheme"))
    return f"{'https' if secure else 'http'}://{environ.get('HTTP_HOST', '')}"


def _public(headers: Headers) -> bool:
    names = {name.lower(): value for name, value in headers}
    control = names.get("cache-control", "")
    return "public" in control and "no-store" not in control and "set-cookie" not in names


def _packed(version: Hashable, headers: Headers, body: bytes) -> Kept:
    left_out = {"content-length", "content-encoding", "etag"}
    return Kept(
        version=version,
        headers=tuple(pair for pair in headers if pair[0].lower() not in left_out),
        etag=f'W/"{hashlib.sha256(body).hexdigest()[:32]}"',
        packed=gzip.compress(body, compresslevel=6, mtime=0),
        length=len(body),
    )


def _known(kept: Kept, environ: Environ) -> bool:
    """Whether the visitor's own copy is this page; an ETag counts more than a date (RFC 9110)."""
    etags = environ.get("HTTP_IF_NONE_MATCH")
    if etags is not None:
        return kept.etag in etags
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    return since is not None and ("last-modified", since) in [
        (name.lower(), value) for name, value in kept.headers
    ]


def _answer(kept: Kept, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    headers = [*kept.headers, ("ETag", kept.etag), ("Vary", "Accept-Encoding")]
    if _known(kept, environ):
        start_response("304 Not Modified", headers)
        return []
    zipped = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
    body = kept.packed if zipped else gzip.decompress(kept.packed)
    headers += [("Content-Encoding", "gzip")] if zipped else []
    start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
