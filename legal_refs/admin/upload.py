"""Upload of a law file: read, shown, and stored only when a person has confirmed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminDateWidget
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ..lawtext import LawTextError, ParsedLaw, parse, read_bytes
from ..models import Law
from ..outcome import Outcome, Stored
from ..store import store
from ..uploads import Upload, drop_upload, keep_upload, kept_upload

if TYPE_CHECKING:
    from .versions import LawVersionAdmin

LARGEST = 20 * 1024 * 1024
EXPIRED = "上传的文件已过期，或不是由您上传，请重新上传。"


class UploadForm(forms.Form):
    """One law file; ``parsed`` is what was read from it."""

    file = forms.FileField(
        label="法律文件",
        help_text=".docx、.md 或 .txt，不超过 20 MB。先显示读取结果，确认后才入库。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的。请检查后重新上传。"},
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError("文件超过 20 MB，不像一部法律。请只保留法律正文后再试。")
        self.data_read = file.read()
        try:
            parse(read_bytes(file.name, self.data_read))
        except LawTextError as error:
            raise forms.ValidationError(str(error)) from error
        return file


class ConfirmForm(forms.Form):
    """What a person adds to a text that was read."""

    effective_on = forms.DateField(
        label="施行日期", widget=AdminDateWidget, help_text="这一版文本从哪一天起施行。"
    )
    source = forms.CharField(
        label="文本来源", max_length=300, help_text="例如：国家法律法规数据库，或网址。"
    )
    source_date = forms.DateField(label="取得日期", widget=AdminDateWidget)


def upload_view(model_admin: LawVersionAdmin, request: HttpRequest) -> HttpResponse:
    """Take a file; what is no law is refused with the reason, nothing is kept of it."""
    _check(model_admin, request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        token = keep_upload(request.user.pk, form.cleaned_data["file"].name, form.data_read)
        return HttpResponseRedirect(_address(token))
    context = _context(model_admin, request, "上传法律文件") | {"form": form}
    return render(request, "admin/legal_refs/lawversion/upload.html", context)


def preview_view(model_admin: LawVersionAdmin, request: HttpRequest, token: str) -> HttpResponse:
    """Show what was read and what storing it would do; store it on POST."""
    _check(model_admin, request)
    kept = kept_upload(request.user.pk, token)
    if kept is None:
        messages.error(request, EXPIRED)
        return HttpResponseRedirect(reverse("admin:legal_refs_lawversion_upload"))
    parsed = parse(read_bytes(kept.name, kept.data))
    initial = {
        "effective_on": parsed.effective_on,
        "source_date": timezone.localdate(),
    }
    form = ConfirmForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        stored = _stored(parsed, form)
        if stored.outcome is not Outcome.DIFFERENT:
            drop_upload(token)
            return _done(model_admin, request, stored, kept)
        messages.error(request, "库中已有同一天起施行的另一种文本，没有覆盖。差别见下。")
    context = _context(model_admin, request, "核对读取结果") | _read(parsed, form)
    return render(request, "admin/legal_refs/lawversion/preview.html", context | {"form": form})


def _check(model_admin: LawVersionAdmin, request: HttpRequest) -> None:
    if not model_admin.has_add_permission(request):
        raise PermissionDenied


def _stored(parsed: ParsedLaw, form: ConfirmForm, *, dry_run: bool = False) -> Stored:
    data = form.cleaned_data
    return store(
        parsed,
        source=data["source"],
        source_date=data["source_date"],
        effective_on=data["effective_on"],
        dry_run=dry_run,
    )


def _done(
    model_admin: LawVersionAdmin, request: HttpRequest, stored: Stored, kept: Upload
) -> HttpResponse:
    version = stored.version
    if stored.outcome is not Outcome.UNCHANGED:
        model_admin.log_addition(request, version, f"上传 {kept.name}")
    messages.success(
        request, f"《{stored.law.title}》{version.effective_on} 起施行：{stored.outcome.label}。"
    )
    return HttpResponseRedirect(reverse("admin:legal_refs_lawversion_change", args=[version.pk]))


def _read(parsed: ParsedLaw, form: ConfirmForm) -> dict[str, Any]:
    """What the preview shows; what would change only where the day is known."""
    day = form.cleaned_data.get("effective_on") if form.is_bound else parsed.effective_on
    would = store(parsed, source="", effective_on=day, dry_run=True) if day else None
    articles = parsed.articles
    return {
        "parsed": parsed,
        "would": would,
        "first": articles[0] if articles else None,
        "last": articles[-1] if len(articles) > 1 else None,
        "pieces": len(parsed.provisions),
        "kind": Law.Kind(parsed.kind.value).label,
    }


def _address(token: str) -> str:
    return reverse("admin:legal_refs_lawversion_preview", args=[token])


def _context(model_admin: LawVersionAdmin, request: HttpRequest, title: str) -> dict[str, Any]:
    return {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "opts": model_admin.model._meta,
        "media": model_admin.media + ConfirmForm().media,
    }
