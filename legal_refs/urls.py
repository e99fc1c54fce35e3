"""Addresses under /laws/."""

from __future__ import annotations

from django.urls import path, register_converter

from . import views
from .locators import Locator


class ArticleConverter:
    """An article in an address: 675, or 276-1 for 第二百七十六条之一."""

    regex = "[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,2})?"

    def to_python(self, value: str) -> Locator:
        number, _, suffix = value.partition("-")
        return Locator(int(number), int(suffix or 0))

    def to_url(self, value: Locator | str | int) -> str:
        return value.slug if isinstance(value, Locator) else str(value)


register_converter(ArticleConverter, "article")

app_name = "legal_refs"
urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.law, name="law"),
    path("<slug:slug>/<article:place>/", views.provision, name="provision"),
]
