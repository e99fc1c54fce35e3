"""What caches in front may keep: public answers for a second, and for a week when all is dead."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from lawfirm.page_cache import NEVER

SHARED = "public, max-age=0, s-maxage=1, stale-if-error=604800"
PERSONAL = "private, no-store"


class CacheControlMiddleware:
    """Sets Cache-Control where a view has not; stands inside the sessions, so it sees their use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer; shared only where it is the same for everybody."""
        response = self.get_response(request)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = SHARED if _shared(request, response) else PERSONAL
        return response


def _shared(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and response.status_code in (200, 301, 404, 410)
        and not request.path_info.startswith(NEVER)
        and not request.session.accessed
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
