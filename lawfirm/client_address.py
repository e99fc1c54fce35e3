"""Who asks: the address of the client, seen through the firm's own proxies."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the client's IP address; of `X-Forwarded-For` only what own proxies wrote counts.

    With TRUSTED_PROXIES=1, "spoofed, 203.0.113.9" gives "203.0.113.9". A request that came past
    the proxies has too few entries, a malformed entry names nobody: both give the peer's address.
    """
    peer = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if not 0 < settings.TRUSTED_PROXIES <= len(forwarded):
        return peer
    candidate = forwarded[-settings.TRUSTED_PROXIES].strip()
    return candidate if _is_address(candidate) else peer


def is_from_this_machine(request: HttpRequest) -> bool:
    """Tell whether the peer is a loopback address and no proxy passed the request on."""
    peer = request.META.get("REMOTE_ADDR", "")
    passed_on = any(f"HTTP_{name}" in request.META for name in ("X_FORWARDED_FOR", "FORWARDED"))
    return not passed_on and _is_address(peer) and ip_address(peer).is_loopback


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
