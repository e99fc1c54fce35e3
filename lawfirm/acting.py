"""Tells the log whose request is being answered: rules deep inside know neither user nor address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from articles.audit import Actor, acting
from lawfirm.client_address import client_address


class ActingMiddleware:
    """Names the user and the address of each request to the log; stands inside the sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer of the inner layers."""
        # Asked for late: a public page must not touch the session.
        with acting(Actor(lambda: request.user, client_address(request))):
            return self.get_response(request)
