from __future__ import annotations

from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve

from ..conflict import Conflict, conflict_of, is_current
from ..editor.widget import SafeEditorWidget
from ..models import Post
from ..plaintext import text_of
from ..richtext import BODY_LIMIT, sanitize
from ..seo import FIELDS as SEO_FIELDS
from ..seo_findings import blockers

TEXT = ("title", "answer", "body", "excerpt", "lead_image")
PLACE = ("kind", "path", "category", "lawyer", "law_on", "tags")
ORIGIN = ("ai_assisted", "notice_kind", "notice_text", "source", "source_url", "case_number")
NOTES = ("seo_note", "legal_note")
# What SEO staff may change of a post, in whatever state it is.
FOR_SEO = (*SEO_FIELDS, "tags", "seo_note")
SAVED_MEANWHILE = "没有保存：您打开之后，这篇文章又有改动。您写的都在下面的表单里；请看过改动，再决定以哪一份为准。"
TOO_LONG = (
    "正文有 {given:,} 个字符（含标签），超过 {limit:,} 个的上限，没有保存；"
    "内容还在下面的编辑框里，请删减或者分成几篇。"
)


class PostForm(forms.ModelForm):
    """The working copy as an author writes it; refused where it was made from an older version."""

    conflict: Conflict | None = None

    class Meta:
        model = Post
        fields = (*TEXT, *PLACE, *SEO_FIELDS, *ORIGIN, *NOTES)
        widgets = {"body": SafeEditorWidget()}

    def clean_body(self) -> str:
        body = self.cleaned_data["body"]
        if len(body) > BODY_LIMIT:
            raise ValidationError(TOO_LONG.format(given=len(body), limit=BODY_LIMIT))
        return sanitize(body)

    def clean_excerpt(self) -> str:
        excerpt = self.cleaned_data["excerpt"].strip()
        text = text_of(self.cleaned_data.get("body", "")).text
        if excerpt and "body" in self.cleaned_data and not _stands_in(excerpt, text):
            raise ValidationError("摘要须是正文里的原句；请从正文复制，或者留空。")
        return excerpt

    def clean_path(self) -> str | None:
        path = self.cleaned_data["path"] or None
        if path and self.instance.pk is None and _answered(path):
            raise ValidationError("这个地址已被网站的其他页面使用，请换一个。")
        return path

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._refuse_stale()
        kind = data.get("kind", self.instance.kind)
        if kind == Post.Kind.PAGE and not (data.get("path") or self.instance.path):
            self.add_error(
                "path" if "path" in self.fields else None, "页面要填写地址，例如 /about/。"
            )
        if kind == Post.Kind.POST and "category" in self.fields and not data.get("category"):
            self.add_error("category", "请选择分类。")
        if "body" not in self.fields and self.instance.pk:
            self._refuse_blocked(data)
        return data

    def _refuse_blocked(self, data: dict[str, Any]) -> None:
        """What SEO staff change goes out at once: a blocker in their fields is told beside them."""
        changed = copy(self.instance)
        for name in SEO_FIELDS:
            setattr(changed, name, data.get(name, getattr(changed, name)))
        for _post, findings in blockers([changed]):
            for finding in findings:
                self.add_error(
                    finding.field if finding.field in self.fields else None, finding.message
                )

    def _refuse_stale(self) -> None:
        """Lock the row until this save is over, and compare its version with the form's."""
        if self.instance.pk is None:
            return
        stored = Post.objects.select_for_update().get(pk=self.instance.pk)
        if is_current(stored, self.data):
            return
        typed = {name: self.data.get(name, getattr(stored, name)) for name in ("title", "body")}
        others = [name for name in self.changed_data if name not in typed]
        labels = tuple(str(self.fields[name].label) for name in others)
        self.conflict = conflict_of(stored, typed["title"], sanitize(typed["body"]), labels)
        raise ValidationError(SAVED_MEANWHILE)


def _stands_in(excerpt: str, text: str) -> bool:
    return "".join(excerpt.split()) in "".join(text.split())


def _answered(path: str) -> bool:
    """Whether the site's own URL patterns answer this path; the catch-all for posts does not."""
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return match.view_name != "articles:post"
