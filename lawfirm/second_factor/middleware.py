from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase

from . import half
from .rules import OFF, asked_of


class SecondFactorMiddleware:
    """Takes a session back to one half where its user has come to need a second factor since.

    So it is with a role given, or a phone enrolled elsewhere, after the sign-in. Stands inside
    OTPMiddleware, which knows whether this session was proved.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer; to a session that lacks its second factor an anonymous visitor's."""
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if settings.SECOND_FACTOR != OFF and has_session and _lacks_proof(request):
            backend = request.session[BACKEND_SESSION_KEY]
            half.begin(request, request.user, backend, going_to="/admin/")
            request.user = AnonymousUser()
        return self.get_response(request)


def _lacks_proof(request: HttpRequest) -> bool:
    user = request.user
    return user.is_authenticated and not user.is_verified() and asked_of(user)
