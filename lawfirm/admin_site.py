from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse

from articles import start
from articles.audit import record
from articles.models import Event, Firm

from .accounts.own import account_view
from .accounts.passwords import ChangeView, SetView
from .accounts.signing_in import CLEAR_SITE_DATA, SignInView
from .second_factor import half
from .second_factor.views import ask_view, enrol_view


class Desk(AdminSite):
    """The admin under the firm's own name, with the way in and out of it."""

    site_title = "写作台"
    index_title = "写作台"
    enable_nav_sidebar = True

    def each_context(self, request: HttpRequest) -> dict[str, object]:
        return {
            **super().each_context(request),
            "site_header": f"{Firm.current().short_name} · 写作台",
        }

    def index(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return super().index(request, {"piles": start.piles(request.user), **(extra_context or {})})

    def get_urls(self) -> list[Any]:
        return [
            path("second-factor/", ask_view, name="second_factor"),
            path("second-factor/enrol/", enrol_view, name="second_factor_enrol"),
            path("account/", self.admin_view(account_view), name="account"),
            path("set-password/<uidb64>/<token>/", SetView.as_view(), name="set_password"),
            *super().get_urls(),
        ]

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show or take the one sign-in form; who is half signed in goes on to the second factor."""
        if request.method == "GET" and self.has_permission(request):
            return redirect("admin:index")
        if request.method == "GET" and "again" not in request.GET and half.user_of(request):
            return redirect("admin:second_factor")
        context = {
            **self.each_context(request),
            "title": "登录",
            "subtitle": None,
            "app_path": request.get_full_path(),
            "username": request.user.get_username(),
            **({} if "next" in request.GET else {"next": reverse("admin:index")}),
            **(extra_context or {}),
        }
        request.current_app = self.name
        return SignInView.as_view(
            extra_context=context,
            authentication_form=AdminAuthenticationForm,
            template_name="admin/login.html",
            next_page="admin:index",
        )(request)

    def logout(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST":
            record(Event.SIGN_OUT)
        response = super().logout(request, extra_context)
        response.headers["Clear-Site-Data"] = CLEAR_SITE_DATA
        return response

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {**self.each_context(request), **(extra_context or {})}
        request.current_app = self.name
        return ChangeView.as_view(extra_context=context)(request)
