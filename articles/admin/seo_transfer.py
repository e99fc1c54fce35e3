from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from import_export.formats.base_formats import XLSX

from .. import audit
from ..guards import TransitionRefused
from ..models import Event, SeoUpload
from ..seo_import import SHOWN, apply, compared, plan_of
from ..seo_listing import MISSING_NAMES, NUMBER, STATE_NAMES, Filters, categories
from ..seo_reading import LARGEST, TableRefused
from ..seo_table import exported

MOST_EXPORTED = 50_000
KEPT_FOR = datetime.timedelta(days=1)
CSV_TYPE = "text/csv; charset=utf-8"
# Excel takes a CSV for UTF-8 only with this mark.
MARK = "\ufeff"


class UploadForm(forms.Form):
    """A table to take over."""

    table = forms.FileField(
        label="表格文件",
        help_text="CSV 或 XLSX，不超过 20 MB、10 万行；请在导出的表上改。",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={"required": "请选择一个文件。", "empty": "文件是空的。"},
    )

    def clean_table(self) -> Any:
        table = self.cleaned_data["table"]
        if table.size > LARGEST:
            raise ValidationError("文件超过 20 MB，请分开导入。")
        if table.name.rsplit(".", 1)[-1].lower() not in ("csv", "xlsx"):
            raise ValidationError("只能读 CSV 和 XLSX 文件。")
        return table


class Transfer:
    """The pages for export and import; ``owner`` is the admin of the SEO list."""

    def __init__(self, owner: Any) -> None:
        self.owner = owner

    def page(self, request: HttpRequest) -> HttpResponse:
        """Offer the export, or keep an uploaded table and go to its preview."""
        self._only_seo_staff(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            return redirect("admin:articles_seopost_preview", self._keep(request, form).pk)
        context = {
            **self.owner.context(request, "导入导出"),
            "form": form,
            "categories": categories(),
            "states": STATE_NAMES.items(),
            "missing": MISSING_NAMES.items(),
            "most": MOST_EXPORTED,
        }
        return TemplateResponse(request, "admin/articles/seo/transfer.html", context)

    def export(self, request: HttpRequest) -> HttpResponse:
        """Send the table of the posts that pass the filters, newest first."""
        self._only_seo_staff(request)
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        posts = Filters.read(request.GET).posts()
        below = request.GET.get("below", "")
        if NUMBER.fullmatch(below):
            posts = posts.filter(pk__lt=int(below))
        table = exported(posts[:MOST_EXPORTED])
        xlsx = request.GET.get("format") == "xlsx"
        audit.record(Event.EXPORTED, user=request.user, kind="seo", rows=len(table))
        content = XLSX().export_data(table) if xlsx else (MARK + table.export("csv")).encode()
        kind = XLSX.CONTENT_TYPE if xlsx else CSV_TYPE
        name = f"seo-{timezone.localdate():%Y%m%d}.{'xlsx' if xlsx else 'csv'}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(content, content_type=kind, headers=headers)

    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what a kept table would change; take it over when that was agreed to."""
        self._only_seo_staff(request)
        upload = get_object_or_404(SeoUpload, pk=pk, user=request.user)
        try:
            if request.method == "POST":
                plan = compared(upload)
                if self._agreed(request, plan.digest):
                    changed = apply(upload, plan, request.user)
                    messages.success(request, f"已导入：{changed} 篇文章的 SEO 字段。")
                    return redirect("admin:articles_seopost_transfer")
            plan = plan_of(upload)
        except (TableRefused, TransitionRefused) as refusal:
            messages.error(request, f"{upload.name} 没有导入：{refusal}")
            return redirect("admin:articles_seopost_transfer")
        context = {
            **self.owner.context(request, f"导入预览：{upload.name}"),
            "upload": upload,
            "plan": plan,
            "changes": plan.changes[:SHOWN],
            "errors": plan.errors[:SHOWN],
        }
        return TemplateResponse(request, "admin/articles/seo/preview.html", context)

    def _agreed(self, request: HttpRequest, digest: str) -> bool:
        if request.POST.get("digest") == digest:
            return True
        messages.warning(request, "预览之后，文章又有改动；下面是新的预览，请再看一遍。")
        return False

    def _keep(self, request: HttpRequest, form: UploadForm) -> SeoUpload:
        SeoUpload.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
        table = form.cleaned_data["table"]
        ending = table.name.rsplit(".", 1)[-1].lower()
        return SeoUpload.objects.create(
            name=table.name[-200:], form=ending, content=table.read(), user=request.user
        )

    def _only_seo_staff(self, request: HttpRequest) -> None:
        if not self.owner.has_view_permission(request):
            raise PermissionDenied


def transfer_urls(owner: Any) -> list[Any]:
    """Return the addresses of export and import, below those of the SEO list."""
    transfer, wrap = Transfer(owner), owner.admin_site.admin_view
    return [
        path("transfer/", wrap(transfer.page), name="articles_seopost_transfer"),
        path("export/", wrap(transfer.export), name="articles_seopost_export"),
        path("transfer/<int:pk>/", wrap(transfer.preview), name="articles_seopost_preview"),
    ]
