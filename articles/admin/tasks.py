from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from legal_refs.matching import segments

from ..models import ReviewTask
from ..tasks import TaskRefused, may_clear, still_right

ALL, CLEARED = "all", "cleared"


class OpenFilter(admin.SimpleListFilter):
    """What is open stands first: the list of what is done is asked for."""

    title = "状态"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(CLEARED, "已处理"), (ALL, "全部")]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        return [{**first, "display": "待处理"}, *others]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ReviewTask]
    ) -> QuerySet[ReviewTask]:
        if self.value() == CLEARED:
            return queryset.exclude(cleared_at=None)
        return queryset if self.value() == ALL else queryset.open(timezone.now())


class MineFilter(admin.SimpleListFilter):
    title = "律师"
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "只看我的")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ReviewTask]
    ) -> QuerySet[ReviewTask]:
        return queryset.of_user(request.user) if self.value() else queryset


@admin.register(ReviewTask)
class ReviewTaskAdmin(admin.ModelAdmin):
    """What lawyers must look at again: to read and to clear, never to edit."""

    change_form_template = "admin/articles/reviewtask/change_form.html"
    list_display = ["why", "post", "lawyer", "due_on", "suggestion", "outcome"]
    list_select_related = ["post", "lawyer"]
    list_filter = [OpenFilter, MineFilter]
    search_fields = ["why", "post__title"]
    show_full_result_count = False
    view_on_site = False
    fields = ["why"]

    class Media:
        css = {"all": ["css/admin.css", "css/tasks.css"]}

    def has_view_permission(self, request: HttpRequest, obj: ReviewTask | None = None) -> bool:
        return request.user.has_perm("articles.view_post")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ReviewTask | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ReviewTask | None = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        clear = self.admin_site.admin_view(self.clear_view)
        return [
            path("<int:pk>/clear/", clear, name="articles_reviewtask_clear"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        task = self.get_object(request, object_id)
        shown = {} if task is None else _context(task, request)
        return super().change_view(request, object_id, form_url, {**shown, **(extra_context or {})})

    def clear_view(self, request: HttpRequest, pk: int) -> HttpResponseRedirect:
        if request.method != "POST":
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        task = get_object_or_404(ReviewTask, pk=pk)
        try:
            still_right(task, request.user, request.POST.get("note", ""))
        except TaskRefused as refusal:
            messages.error(request, str(refusal))
            return redirect(task)
        messages.success(request, "已记录：文章仍然正确。")
        return redirect("admin:articles_reviewtask_changelist")


def _context(task: ReviewTask, request: HttpRequest) -> dict[str, Any]:
    return {
        "task": task,
        "title": task.why,
        "segments": segments(task.old_text, task.new_text) if task.new_text else [],
        "may_clear": task.cleared_at is None and may_clear(task, request.user),
        "post_url": reverse("admin:articles_post_change", args=[task.post_id]),
    }
