"""The rows of the SEO list: a post's SEO fields in place, and what is known of them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Sum
from django.utils import timezone

from ..checks import Finding
from ..checks.measures import density
from ..checks.thresholds import limit
from ..excerpt import excerpt_of
from ..models import Edition, Firm, Post, ViewCount
from ..render.head import default_title
from ..render.shown import permalink
from ..seo_findings import field_checks, subject_of
from ..width import full_width_units

# Edited in place; the other SEO fields stand in the post's own form.
EDITED = ("seo_title", "description", "focus_keyword", "noindex")
DAYS = 30


class RowForm(forms.ModelForm):
    """One row; each field says what the user was shown, so that an untouched one stays untouched."""

    class Meta:
        model = Post
        fields = EDITED
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bounds = {
            "seo_title": (limit("title_least"), limit("title_shown")),
            "description": (limit("description_low"), limit("description_high")),
        }
        for name, given in self.fields.items():
            given.show_hidden_initial = True
            given.widget.attrs["aria-label"] = given.label
            if name in bounds:
                least, most = bounds[name]
                given.widget.attrs |= {"data-least": f"{least:g}", "data-most": f"{most:g}"}

    def changes(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the new values of the fields that were changed, and what they had been shown as."""
        names = self.changed_data
        new = {name: self.cleaned_data[name] for name in names}
        return new, {name: self._shown(name) for name in names}

    def _shown(self, name: str) -> Any:
        bound = self[name]
        hidden = bound.field.hidden_widget()
        raw = hidden.value_from_datadict(self.data, self.files, bound.html_initial_name)
        return bound.field.to_python(raw)


@dataclass
class Row:
    """A post of the list with its form and what stands beside it."""

    post: Post
    form: RowForm
    live: Edition | None
    views: int
    findings: list[Finding]
    density: float
    words: Mapping[str, str]
    widths: Mapping[str, float]
    refusals: Sequence[str] = field(default_factory=tuple)


def row_form(post: Post, data: Any = None) -> RowForm:
    """Return the form of a post, its names set apart by the post's number."""
    return RowForm(data, instance=post, prefix=f"p{post.pk}")


def rows_of(posts: Sequence[Post], bound: Mapping[int, RowForm]) -> list[Row]:
    """Return the rows of some posts; ``bound`` holds the forms that go back with what was typed."""
    firm, live, views = Firm.current(), _live(posts), _views(posts)
    rows, checks = [], field_checks()
    for post in posts:
        subject = subject_of(post)
        title = default_title(post.title, post.category, firm)
        excerpt = post.excerpt or excerpt_of(subject.plain.text)
        rows.append(
            Row(
                post=post,
                form=bound.get(post.pk) or row_form(post),
                live=live.get(post.pk),
                views=views.get(post.pk, 0),
                findings=checks.run(subject),
                density=density(subject.plain.text, post.focus_keyword),
                words=_words(post, title, excerpt),
                widths={
                    "title": full_width_units(post.seo_title or title),
                    "description": full_width_units(post.description),
                },
            )
        )
    return rows


def _words(post: Post, title: str, excerpt: str) -> dict[str, str]:
    """What a preview shows where the fields are empty."""
    picture = post.social_image or post.lead_image
    return {
        "title": title,
        "headline": post.title,
        "excerpt": excerpt,
        "url": permalink(post.get_absolute_url()),
        "picture": picture.thumbnail_url if picture else "",
    }


def _live(posts: Iterable[Post]) -> dict[int, Edition]:
    found = Edition.objects.live(timezone.now()).filter(post__in=posts).defer("report", "related")
    return {edition.post_id: edition for edition in found}


def _views(posts: Iterable[Post]) -> dict[int, int]:
    since = timezone.localdate() - datetime.timedelta(days=DAYS)
    counted = ViewCount.objects.filter(post__in=posts, day__gt=since).values_list("post")
    return dict(counted.annotate(read=Sum("count")).order_by())
