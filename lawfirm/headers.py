"""Content-Security-Policy and its like, on every answer, errors and static files too."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PREVIEW_POLICY = PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
# CKEditor writes style elements and attributes; scripts stay without 'unsafe-inline'.
ADMIN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'"
)
MEDIA_POLICY = "default-src 'none'; sandbox"
POLICIES = {"/admin/": ADMIN_POLICY, "/media/": MEDIA_POLICY, "/preview/": PREVIEW_POLICY}

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)


def policy_for(path: str) -> str:
    """Return the Content-Security-Policy for a path of the site, such as `/admin/login/`."""
    for prefix, policy in POLICIES.items():
        if path.startswith(prefix):
            return policy
    return PUBLIC_POLICY


class ContentSecurityMiddleware:
    """Sets the policies that Django's SecurityMiddleware does not know; stands outermost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer of the inner layers with this path's policies added."""
        response = self.get_response(request)
        policy = policy_for(request.path_info)
        if "frame-ancestors 'self'" in policy:
            # Browsers that know no frame-ancestors obey this one.
            response.headers["X-Frame-Options"] = "SAMEORIGIN"
        if not settings.LOCAL:
            policy += "; upgrade-insecure-requests"
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
