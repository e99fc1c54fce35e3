from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect as go_to
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from .. import redirects, stamp
from ..models import MissedPath, Redirect
from .public import PublicAdmin


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = [
            "old_path",
            "old_key",
            "old_value",
            "target_path",
            "target_post",
            "permanent",
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        # The model's own rules come first: what they refuse has no target to follow.
        if not self.errors and bool(data.get("target_path")) != bool(data.get("target_post")):
            redirects.check(Redirect(pk=self.instance.pk, **data))
        return data


@admin.register(Redirect)
class RedirectAdmin(PublicAdmin):
    form = RedirectForm
    list_display = ["source_shown", "target_shown", "permanent", "created_by", "created_at"]
    list_select_related = ["target_post", "created_by"]
    list_filter = ["permanent"]
    search_fields = ["old_path__startswith", "old_value__exact"]
    search_help_text = "旧地址的开头，例如 /hf/；或者旧参数的值。"
    autocomplete_fields = ["target_post"]
    show_full_result_count = False
    list_per_page = 50

    @admin.display(description="旧地址", ordering="old_path")
    def source_shown(self, redirect: Redirect) -> str:
        return redirect.source

    @admin.display(description="跳到")
    def target_shown(self, redirect: Redirect) -> SafeString:
        return format_html('<a href="{0}">{0}</a>', redirect.target)

    def save_model(
        self, request: HttpRequest, obj: Redirect, form: forms.ModelForm, change: bool
    ) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)
        if not obj.old_key:
            MissedPath.objects.filter(path=obj.old_path).delete()


@admin.register(MissedPath)
class MissedPathAdmin(admin.ModelAdmin):
    """What readers asked for in vain, the most wanted first; one click makes a redirect."""

    list_display = ["path", "lead", "count", "last_referrer", "last_seen"]
    list_display_links = None
    search_fields = ["path__startswith"]
    search_help_text = "地址的开头，例如 /hf/。"
    show_full_result_count = False
    list_per_page = 50

    class Media:
        css = {"all": ["css/seo.css"]}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: MissedPath | None = None) -> bool:
        return False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"title": "失效地址", "is_nav_sidebar_enabled": False, **(extra_context or {})}
        return super().changelist_view(request, context)

    @admin.display(description="跳到")
    def lead(self, missed: MissedPath) -> str:
        """A button of the form that stands below the list, by its id: forms do not nest."""
        context = {"missed": missed, "suggested": redirects.suggested(missed.path)}
        return render_to_string("admin/articles/seo/_lead.html", context)

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        lead = path("lead/", wrap(require_POST(self.lead_view)), name="articles_missedpath_lead")
        return [lead, *super().get_urls()]

    def lead_view(self, request: HttpRequest) -> HttpResponse:
        """Make the redirect of one row."""
        if not request.user.has_perm("articles.add_redirect"):
            raise PermissionDenied
        key = request.POST.get("missed", "")
        missed = MissedPath.objects.filter(pk=key).first() if key.isdecimal() else None
        back = go_to(reverse("admin:articles_missedpath_changelist"))
        if missed is None:
            messages.error(request, "这个地址已经处理过了。")
            return back
        made = Redirect(
            old_path=missed.path,
            target_path=request.POST.get(f"target-{missed.pk}", "").strip(),
            created_by=request.user,
        )
        try:
            made.full_clean()
            redirects.check(made)
        except ValidationError as refusal:
            messages.error(request, f"{missed.path}：{' '.join(refusal.messages)}")
            return back
        made.save()
        missed.delete()
        stamp.move()
        self.log_addition(request, made, "由失效地址设置跳转")
        messages.success(request, f"已设置：{made}。")
        return back
