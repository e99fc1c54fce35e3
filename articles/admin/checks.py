"""What an administrator sets for the publication checks: their words, and how much each weighs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from ..checks.registry import NEVER_WAIVED, registry
from ..checks.shipped import restore
from ..models import CheckLevel, Term

# The checks that look for words of rows.
WITH_ROWS = ("profession.", "terms.renamed", "residue.")
WITHOUT_ROWS = {
    "profession.wording",
    "residue.template_field",
    "residue.markdown",
    "residue.shortcode",
    "residue.encoding",
    "residue.other_contact",
}


def _choices(ids: list[str]) -> list[tuple[str, str]]:
    return [(id, f"{registry.checks[id].title}（{id}）") for id in sorted(ids)]


def _row_checks() -> list[tuple[str, str]]:
    return _choices(
        [id for id in registry.checks if id.startswith(WITH_ROWS) and id not in WITHOUT_ROWS]
    )


def _level_checks() -> list[tuple[str, str]]:
    return _choices([id for id in registry.checks if not id.startswith(NEVER_WAIVED)])


class TermForm(forms.ModelForm):
    check_id = forms.ChoiceField(label="检查", choices=_row_checks)


class CheckLevelForm(forms.ModelForm):
    check_id = forms.ChoiceField(
        label="检查",
        choices=_level_checks,
        help_text="个人信息泄露和内部 SEO 说明永远阻止发布，不在其中。",
    )


class TouchedFilter(admin.SimpleListFilter):
    title = "改动"
    parameter_name = "touched"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("1", "本所改过的随附词条")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Term]) -> QuerySet[Term]:
        if self.value() != "1":
            return queryset
        return queryset.filter(pk__in=[term.pk for term in queryset if term.is_touched])


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):
    """Rows of check data; a shipped row is switched off, not deleted, or an upgrade would add it."""

    form = TermForm
    list_display = ["__str__", "check_title", "replacement", "origin", "touched", "active"]
    list_filter = ["active", "origin", TouchedFilter, "check_id"]
    search_fields = ["words", "exception", "replacement", "note"]
    readonly_fields = ["origin", "shipped_content"]
    actions = ["restore_shipped"]
    fields = [
        "check_id",
        "words",
        "exception",
        ("replacement", "since"),
        "rule",
        "hint",
        "note",
        "active",
        "origin",
        "shipped_content",
    ]

    @admin.display(description="检查", ordering="check_id")
    def check_title(self, term: Term) -> str:
        known = registry.checks.get(term.check_id)
        return known.title if known else term.check_id

    @admin.display(description="改过", boolean=True)
    def touched(self, term: Term) -> bool:
        return term.is_touched

    @admin.display(description="随附的内容")
    def shipped_content(self, term: Term) -> str:
        """What an upgrade would put here; only where staff changed the row."""
        if not term.is_touched:
            return "没有改动。"
        changed = [name for name, value in term.shipped.items() if term.content[name] != value]
        names = {name: Term._meta.get_field(name).verbose_name for name in changed}
        return "；".join(f"{names[name]}：{term.shipped[name] or '（空）'}" for name in changed)

    @admin.action(description="恢复随附的内容", permissions=["change"])
    def restore_shipped(self, request: HttpRequest, queryset: QuerySet[Term]) -> None:
        touched = [term for term in queryset if term.is_touched]
        for term in touched:
            restore(term)
            self.log_change(request, term, "恢复随附的内容。")
        messages.success(request, f"已恢复 {len(touched)} 条。")

    def has_delete_permission(self, request: HttpRequest, obj: Term | None = None) -> bool:
        own = obj is not None and obj.origin == Term.Origin.FIRM
        return own and super().has_delete_permission(request, obj)


@admin.register(CheckLevel)
class CheckLevelAdmin(admin.ModelAdmin):
    """The log of levels: each change is a row of its own, the newest one of a check counts."""

    form = CheckLevelForm
    list_display = [
        "check_title",
        "level",
        "shipped_level",
        "counts",
        "reason",
        "changed_by",
        "changed_at",
    ]
    list_display_links = None
    list_filter = ["level", "check_id"]
    list_select_related = ["changed_by"]
    fields = ["check_id", "level", "reason"]

    @admin.display(description="检查")
    def check_title(self, row: CheckLevel) -> str:
        known = registry.checks.get(row.check_id)
        return f"{known.title}（{known.id}）" if known else row.check_id

    @admin.display(description="默认级别")
    def shipped_level(self, row: CheckLevel) -> str:
        known = registry.checks.get(row.check_id)
        return CheckLevel.Choice(known.level).label if known else ""

    @admin.display(description="现行", boolean=True)
    def counts(self, row: CheckLevel) -> bool:
        return row.is_newest

    def get_queryset(self, request: HttpRequest) -> QuerySet[CheckLevel]:
        return super().get_queryset(request).with_newest()

    def save_model(self, request: HttpRequest, obj: CheckLevel, form: Any, change: bool) -> None:
        obj.changed_by = request.user
        obj.save()

    def has_change_permission(self, request: HttpRequest, obj: CheckLevel | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: CheckLevel | None = None) -> bool:
        return False
