"""Who may do what, as a table; applied after every migrate."""

from __future__ import annotations

from typing import Any

AUTHOR = "作者"
REVIEWER = "审核律师"
SEO_EDITOR = "SEO编辑"
ADMINISTRATOR = "站点管理员"

READ = (
    "articles.view_post",
    "articles.view_category",
    "articles.view_lawyer",
    "articles.view_image",
    "articles.view_edition",
    "legal_refs.view_law",
    "legal_refs.view_lawversion",
    "legal_refs.view_provision",
    "taggit.view_tag",
)
KEPT_UP_BY_ADMINISTRATORS = (
    "articles.category",
    "articles.lawyer",
    "articles.firm",
    "articles.image",
    "articles.term",
    "legal_refs.law",
    "legal_refs.lawalias",
    "legal_refs.lawversion",
    "legal_refs.provision",
    "auth.user",
)


def _all_of(model: str) -> tuple[str, ...]:
    app, name = model.split(".")
    return tuple(f"{app}.{verb}_{name}" for verb in ("add", "change", "delete", "view"))


TENDED_BY_SEO = (
    *_all_of("articles.redirect"),
    "articles.view_missedpath",
    "articles.delete_missedpath",
    *_all_of("taggit.tag"),
)
ROLES: dict[str, tuple[str, ...]] = {
    AUTHOR: (*READ, "articles.add_post", "articles.change_post", "articles.add_image"),
    REVIEWER: (
        *READ,
        "articles.publish_post",
        "articles.add_image",
        "articles.view_errorreport",
        "articles.change_errorreport",
    ),
    SEO_EDITOR: (*READ, "articles.change_seo", *TENDED_BY_SEO),
    ADMINISTRATOR: (
        *READ,
        "articles.add_checklevel",
        "articles.view_checklevel",
        *TENDED_BY_SEO,
        "articles.view_auditentry",
        *(permission for model in KEPT_UP_BY_ADMINISTRATORS for permission in _all_of(model)),
    ),
}


def apply(using: str = "default", **kwargs: Any) -> None:
    """Make the groups and give each the permissions of its role, no more and no fewer.

    Runs on ``post_migrate``: permissions do not exist before it, and a flush takes them away.
    """
    from django.contrib.auth.models import Group, Permission

    rows = Permission.objects.using(using).select_related("content_type")
    held = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    for name, permissions in ROLES.items():
        group, _created = Group.objects.using(using).get_or_create(name=name)
        group.permissions.set([held[permission] for permission in permissions])
