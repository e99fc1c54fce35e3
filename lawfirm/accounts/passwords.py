"""Passwords: asking for the present one, changing it, setting one by a link."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import authenticate
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView, PasswordResetConfirmView
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy

from articles.audit import record
from articles.models import Event


def is_own_password(request: HttpRequest, password: str) -> bool:
    """Tell whether this is the password of who is signed in; wrong ones count towards the lock."""
    name = request.user.get_username()
    found = authenticate(request, username=name, password=password)
    if found != request.user:
        record(Event.SIGN_IN_FAILED, step="confirmation")
    return found == request.user


class OwnPasswordForm(Form):
    """The present password, before something that concerns signing in is changed."""

    password = forms.CharField(
        label="您现在的密码",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not is_own_password(self.request, password):
            raise ValidationError("密码不对。")
        return password


class ChangeForm(PasswordChangeForm):
    """Django's form; a wrong present password counts towards the lock."""

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old_password(self) -> str:
        password = self.cleaned_data["old_password"]
        if not is_own_password(self.request, password):
            raise ValidationError("现在的密码不对。")
        return password


class ChangeView(PasswordChangeView):
    form_class = ChangeForm
    success_url = reverse_lazy("admin:password_change_done")
    template_name = "registration/password_change_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "request": self.request}

    def form_valid(self, form: ChangeForm) -> HttpResponse:
        response = super().form_valid(form)
        record(Event.PASSWORD_CHANGED, self.request.user, by="self")
        return response


class SetView(PasswordResetConfirmView):
    """Sets a password by the link that an administrator handed over: once, within an hour."""

    template_name = "admin/accounts/set_password.html"
    success_url = reverse_lazy("admin:login")
    reset_url_token = "new"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = super().get_context_data(**kwargs)
        return {**admin.site.each_context(self.request), **shown, "title": "设置密码"}

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        record(Event.PASSWORD_CHANGED, self.user, user=self.user, by="link")
        return response
