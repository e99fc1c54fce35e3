"""Signing in and out of the desk: the one way in, and what it leaves in the log."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.audit import record
from articles.models import Event

from ..second_factor import half
from ..second_factor.rules import asked_of
from ..sessions import note_sign_in

# Drops what the browser keeps of the desk: pages, drafts, cookies (ASVS 5.0, V14.3.1).
CLEAR_SITE_DATA = '"cache", "cookies", "storage"'


class SignInView(LoginView):
    """The sign-in page; who needs a second factor is signed in by half."""

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        if asked_of(user):
            half.begin(self.request, user, user.backend, self.get_success_url())
            return redirect("admin:second_factor")
        response = super().form_valid(form)
        note_sign_in(user)
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        if form.non_field_errors():
            _note_failure(self.request, form.cleaned_data.get("username", ""))
        return super().form_invalid(form)


def _note_failure(request: HttpRequest, name: str) -> None:
    """Write a failure down; the name typed is kept only where it is an account's.

    What somebody tries while locked out is not written: an attacker could fill the disk with it.
    """
    locked = getattr(request, "axes_locked_out", False)
    counted = getattr(request, "axes_failures_since_start", None)
    if locked and not counted:
        return
    user = get_user_model().objects.filter(username=name).first()
    record(Event.SIGN_IN_FAILED, user=user, step="password")
    if locked:
        record(Event.LOCKED_OUT, user=user)
