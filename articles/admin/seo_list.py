from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path

from ..guards import TransitionRefused
from ..models import Post, SeoPost
from ..seo_changes import change_seo
from ..seo_listing import MISSING_NAMES, NUMBER, STATE_NAMES, Filters, batch, categories
from .seo_keywords import keyword_map, link_page
from .seo_rows import DAYS, RowForm, row_form, rows_of
from .seo_transfer import transfer_urls

MOST = 50


@admin.register(SeoPost)
class SeoPostAdmin(admin.ModelAdmin):
    """The entry of SEO staff: a list to work in, and the pages that hang on it."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.change_seo")

    has_change_permission = has_view_permission
    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("", wrap(self.list_view), name="articles_seopost_changelist"),
            path("keywords/", wrap(self.keywords_view), name="articles_seopost_keywords"),
            path("links/", wrap(self.links_view), name="articles_seopost_links"),
            *transfer_urls(self),
        ]

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Show the list, or save what was changed in it."""
        self._only_seo_staff(request)
        if request.method != "POST":
            return self._shown(request, {}, {})
        refused, forms = self._saved(request)
        if refused:
            return self._shown(request, forms, refused)
        return HttpResponseRedirect(request.get_full_path())

    def keywords_view(self, request: HttpRequest) -> HttpResponse:
        """Show which post stands for which keyword."""
        self._only_seo_staff(request)
        context = {**self.context(request, "关键词地图"), **keyword_map(request)}
        return TemplateResponse(request, "admin/articles/seo/keywords.html", context)

    def links_view(self, request: HttpRequest) -> HttpResponse:
        """Show the posts that nothing leads to, and what could."""
        self._only_seo_staff(request)
        context = {**self.context(request, "站内链接"), **link_page(request)}
        return TemplateResponse(request, "admin/articles/seo/links.html", context)

    def _only_seo_staff(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        """Return what every page of the SEO desk needs."""
        return {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.model._meta,
            "is_nav_sidebar_enabled": False,
        }

    def _saved(self, request: HttpRequest) -> tuple[dict[int, list[str]], dict[int, RowForm]]:
        """Save each changed row by itself; return why rows were refused, and their forms."""
        ids = [int(text) for text in request.POST.getlist("row") if NUMBER.fullmatch(text)][:MOST]
        refused, forms, saved = {}, {}, []
        for post in Post.objects.filter(pk__in=ids).select_related("category", "lawyer"):
            form = row_form(post, request.POST)
            if not form.has_changed():
                continue
            if reasons := _save_row(form, request.user):
                refused[post.pk], forms[post.pk] = reasons, form
            else:
                saved.append(post.title)
        if saved:
            messages.success(request, f"已保存 {len(saved)} 篇：{'、'.join(saved[:5])}。")
        if refused:
            messages.error(request, f"{len(refused)} 篇没有保存，原因写在各行里。")
        return refused, forms

    def _shown(
        self, request: HttpRequest, forms: dict[int, RowForm], refused: dict[int, list[str]]
    ) -> HttpResponse:
        filters = Filters.read(request.GET)
        found = batch(filters, request.GET)
        here = {post.pk for post in found.posts}
        # A row that was refused stays, even where it no longer passes the filters.
        kept = Post.objects.filter(pk__in=set(forms) - here).select_related("category")
        rows = rows_of([*kept, *found.posts], forms)
        for row in rows:
            row.refusals = refused.get(row.post.pk, ())
        context = {
            **self.context(request, "SEO 列表"),
            "rows": rows,
            "filters": filters,
            "categories": categories(),
            "states": STATE_NAMES.items(),
            "missing": MISSING_NAMES.items(),
            "older": found.older and urlencode({**filters.as_query, "before": found.older}),
            "newer": found.newer and urlencode({**filters.as_query, "after": found.newer}),
            "newest": urlencode(filters.as_query),
            "days": DAYS,
        }
        return TemplateResponse(request, "admin/articles/seo/list.html", context)


def _save_row(form: RowForm, user: Any) -> list[str]:
    """Save one row and return why it was refused, nothing where it was not."""
    if not form.is_valid():
        return [
            f"{form.fields[name].label if name in form.fields else ''} {error}".strip()
            for name, errors in form.errors.items()
            for error in errors
        ]
    values, seen = form.changes()
    try:
        change_seo(form.instance, values, seen, user)
    except TransitionRefused as refusal:
        return [str(refusal), *(finding.message for finding in refusal.findings)]
    return []
