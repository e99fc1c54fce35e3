"""The desk: what lawyers, reviewers, SEO staff and administrators work with."""

from . import (
    checks,
    editions,
    images,
    log,
    people,
    posts,
    redirects,
    reports,
    seo_list,
    tags,
    tasks,
)

__all__ = [
    "checks",
    "editions",
    "images",
    "log",
    "people",
    "posts",
    "redirects",
    "reports",
    "seo_list",
    "tags",
    "tasks",
]
