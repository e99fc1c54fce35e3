"""The append-only log, to be read, filtered and taken out as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from ..audit import record
from ..models import Action, AuditEntry, Event

HEAD = ["时间", "操作人", "地址", "事项", "对象类型", "对象编号", "详情"]
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NAMES = {
    "step": "步骤",
    "edition": "版本",
    "check": "检查",
    "roles": "角色",
    "gained": "新增",
    "lost": "取消",
    "fields": "字段",
    "count": "数量",
    "law": "法律",
    "articles_changed": "变动条数",
    "second_factor": "第二因素",
    "by": "方式",
    "had_one": "原已启用",
    "rows": "行数",
    "kind": "内容",
}
VALUES = {
    **dict(Action.choices),
    "password": "密码",
    "second_factor": "动态码",
    "confirmation": "再次输入密码",
    "totp": "手机",
    "backup_code": "备用码",
    "self": "本人",
    "link": "链接",
    "log": "操作日志",
    "seo": "SEO 字段",
    True: "是",
    False: "否",
}


class UserFilter(admin.SimpleListFilter):
    title = "操作人"
    parameter_name = "who"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[int, str]]:
        staff = User.objects.filter(is_staff=True).order_by("username")
        return [(user.pk, user.get_full_name() or user.username) for user in staff]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        if not value:
            return queryset
        return queryset.filter(user=int(value)) if value.isdecimal() else queryset.none()


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    list_display = ["moment", "who", "action", "address", "about", "told"]
    list_display_links = None
    list_filter = ["action", UserFilter]
    list_select_related = ["user"]
    list_per_page = 100
    show_full_result_count = False
    date_hierarchy = "at"
    search_fields = ["=user__username", "=address", "=object_id"]
    search_help_text = "按登录名、地址或对象编号查找"
    change_list_template = "admin/articles/auditentry/change_list.html"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: AuditEntry | None = None) -> bool:
        return False

    @admin.display(description="时间", ordering="id")
    def moment(self, entry: AuditEntry) -> str:
        return f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M:%S}"

    @admin.display(description="操作人")
    def who(self, entry: AuditEntry) -> str:
        return name_of(entry)

    @admin.display(description="对象")
    def about(self, entry: AuditEntry) -> str:
        name = kind_of(entry)
        place = f"admin:{entry.object_type.replace('.', '_')}_change"
        try:
            url = reverse(place, args=[entry.object_id])
        except NoReverseMatch:
            return name
        return format_html('<a href="{}">{}</a>', url, name)

    @admin.display(description="详情")
    def told(self, entry: AuditEntry) -> str:
        return tell(entry.detail)

    def get_urls(self) -> list[Any]:
        export = self.admin_site.admin_view(require_POST(self.export_view))
        return [path("export/", export, name="articles_auditentry_export"), *super().get_urls()]

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """Send what the filters of the list leave, as CSV; that goes into the log as well."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        entries = self.get_changelist_instance(request).get_queryset(request)
        record(Event.EXPORTED, kind="log", rows=entries.count())
        name = f"log-{timezone.localtime():%Y%m%d-%H%M}.csv"
        return StreamingHttpResponse(
            _csv(entries.select_related("user")),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def name_of(entry: AuditEntry) -> str:
    """Return who did it; somebody without an account has no name, a command no address."""
    if entry.user:
        return entry.user.get_full_name() or entry.user.username
    return "未知访客" if entry.address else "服务器命令"


def kind_of(entry: AuditEntry) -> str:
    """Return what was acted on: 文章 12; the bare type where its model is gone."""
    try:
        name = apps.get_model(entry.object_type)._meta.verbose_name
    except (LookupError, ValueError):
        name = entry.object_type
    return f"{name} {entry.object_id}".strip()


def tell(detail: dict[str, Any]) -> str:
    """Return the detail as a line: {"step": "publish", "edition": 2} gives 步骤：发布；版本：2."""
    return "；".join(
        f"{NAMES.get(name, name)}：{_worded(value)}"
        for name, value in detail.items()
        if value not in (None, [])
    )


def _worded(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_worded(part) for part in value)
    # 1 and True are one key of a dict.
    known = isinstance(value, bool | str)
    return str(VALUES.get(value, value)) if known else str(value)


class _Echo:
    def write(self, line: str) -> str:
        return line


def _csv(entries: QuerySet) -> Iterator[str]:
    rows = csv.writer(_Echo())
    # Excel takes a file for UTF-8 by this mark.
    yield "\ufeff" + rows.writerow(HEAD)
    for entry in entries.iterator(chunk_size=2000):
        yield rows.writerow([_safe(cell) for cell in _cells(entry)])


def _cells(entry: AuditEntry) -> list[str]:
    return [
        timezone.localtime(entry.at).isoformat(timespec="seconds"),
        name_of(entry),
        entry.address or "",
        entry.get_action_display(),
        entry.object_type,
        entry.object_id,
        tell(entry.detail),
    ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
