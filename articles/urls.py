"""Public addresses of posts and people. The last one takes every path: include this last."""

from django.urls import path, re_path, register_converter

from .feeds import NewestPosts
from .views import lists, machines, people, posts, report, search


class UnicodeSlug:
    """One part of a path in any script: the slug of a tag."""

    # PostgreSQL refuses a text with NUL; no address of ours holds one.
    regex = r"[^/\x00]+"

    def to_python(self, value: str) -> str:
        """Return the slug as it stands in the path."""
        return value

    def to_url(self, value: str) -> str:
        """Return the slug; Django quotes it."""
        return value


register_converter(UnicodeSlug, "uslug")

app_name = "articles"
urlpatterns = [
    path("", lists.home, name="home"),
    path("c/<slug:slug>/", lists.category, name="category"),
    path("tags/<uslug:slug>/", lists.tag, name="tag"),
    path("archive/", lists.months, name="months"),
    path("archive/<int:year>/<int:month>/", lists.archive, name="archive"),
    path("lawyers/", people.lawyers, name="lawyers"),
    path("lawyers/<slug:slug>/", people.lawyer, name="lawyer"),
    path("search/", search.search, name="search"),
    path("report/", report.report, name="report"),
    path("report/thanks/", report.thanks, name="report_thanks"),
    path("feed/", NewestPosts(), name="feed"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap_part, name="sitemap_part"),
    path("robots.txt", machines.robots, name="robots"),
    re_path(r"^(?P<address>[^\x00]+)$", posts.post, name="post"),
]
