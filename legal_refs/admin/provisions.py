"""Provisions: those of a whole text are read only, an excerpt is typed in and can be mended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget, AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import Truncator

from .. import changes
from ..excerpts import ExcerptError, add_excerpt, check_excerpt, drop_excerpt, tidy_text
from ..locators import Locator
from ..models import Law, LawVersion, Provision
from ..typeset import heading_text

NEW_FIELDS = [
    *("law", "effective_on", ("article", "article_suffix")),
    *("caption", "text", "source", "source_date"),
]
PLACE_FIELDS = ["version", "label", "path"]
TEXT_FIELDS = ["caption", "text", "source", "source_date"]
NEW_HELP = "法律库里没有全文时，可以先录入要引用的一条；没有录入的条文不会被当作不存在。"
MEND_HELP = "这是手工录入的摘录，可以更正。"
WHOLE_HELP = (
    "这一条来自整部法律的全文，不能在这里修改；文本有误请重新上传更正后的文件，并告知管理员。"
)


class ExcerptForm(forms.ModelForm):
    """A new excerpt: which law, from which day, which article, its text, where it is from."""

    law = forms.ModelChoiceField(
        Law.objects.all(),
        label="法律",
        widget=AutocompleteSelect(LawVersion._meta.get_field("law"), admin.site),
        help_text="没有的法律请先在“法律”中新增。",
    )
    effective_on = forms.DateField(
        label="施行日期", widget=AdminDateWidget, help_text="这一条文本所属版本从哪一天起施行。"
    )
    article = forms.IntegerField(label="第几条", min_value=1, max_value=9999)
    article_suffix = forms.IntegerField(
        label="之几", min_value=0, max_value=99, initial=0, help_text="第二百七十六条之一填 1。"
    )
    source = forms.CharField(label="来源", max_length=300, help_text="例如官方公报或网址。")
    source_date = forms.DateField(label="取得日期", widget=AdminDateWidget)

    class Meta:
        model = Provision
        fields = ["caption", "text"]

    def clean_text(self) -> str:
        return tidy_text(self.cleaned_data["text"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                check_excerpt(data["law"], data["effective_on"], self.place)
            except ExcerptError as refusal:
                raise ValidationError(str(refusal)) from refusal
        return data

    @property
    def place(self) -> Locator:
        return Locator(self.cleaned_data["article"], self.cleaned_data["article_suffix"])

    def save(self, commit: bool = True) -> Provision:
        """Store at once, whatever ``commit`` says: the admin calls this inside its transaction."""
        data = self.cleaned_data
        named = {name: data[name] for name in ("source", "source_date", "caption")}
        self.save_m2m = self._save_m2m
        self.instance = add_excerpt(
            data["law"], data["effective_on"], self.place, data["text"], **named
        )
        return self.instance


class MendForm(forms.ModelForm):
    class Meta:
        model = Provision
        fields = ["caption", "text", "source", "source_date"]

    def clean_text(self) -> str:
        return tidy_text(self.cleaned_data["text"])


@admin.register(Provision)
class ProvisionAdmin(admin.ModelAdmin):
    list_display = ["__str__", "version", "caption", "beginning"]
    list_filter = ["version__complete", "kind", "version__law__kind"]
    list_select_related = ["version__law"]
    list_per_page = 50
    show_full_result_count = False
    ordering = ["version_id", "position"]
    search_fields = ["version__law__title", "caption", "text"]
    search_help_text = "按法律名称、条旨或条文文字查找"

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        kwargs["form"] = ExcerptForm if obj is None else MendForm
        kwargs["fields"] = kwargs["form"].Meta.fields
        return super().get_form(request, obj, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Provision | None = None) -> Any:
        if obj is None:
            return [("录入摘录", {"fields": NEW_FIELDS, "description": NEW_HELP})]
        description = WHOLE_HELP if obj.version.complete else MEND_HELP
        return [(None, {"fields": [*PLACE_FIELDS, *TEXT_FIELDS], "description": description})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [] if obj is None else PLACE_FIELDS

    def has_change_permission(self, request: HttpRequest, obj: Provision | None = None) -> bool:
        return super().has_change_permission(request, obj) and not _of_whole_text(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Provision | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not _of_whole_text(obj)

    def save_model(self, request: HttpRequest, obj: Provision, form: Any, change: bool) -> None:
        """A new excerpt is stored by its form already."""
        if change:
            super().save_model(request, obj, form, change)
            changes.renew(obj.version)

    def delete_model(self, request: HttpRequest, obj: Provision) -> None:
        drop_excerpt(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Provision]) -> None:
        for provision in queryset.select_related("version"):
            drop_excerpt(provision)

    @admin.display(description="文字")
    def beginning(self, provision: Provision) -> str:
        return Truncator(provision.text).chars(40)

    @admin.display(description="条")
    def label(self, provision: Provision) -> str:
        return provision.label

    @admin.display(description="编章节")
    def path(self, provision: Provision) -> str:
        return " › ".join(map(heading_text, provision.headings)) or "无"


def _of_whole_text(provision: Provision | None) -> bool:
    return provision is not None and provision.version.complete
