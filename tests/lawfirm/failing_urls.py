"""Addresses for tests of what happens when a view fails."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("first line\nDETAIL: Key (email)=(somebody@example.com) already exists.")


urlpatterns = [path("fails/", fail)]
