"""Shows how a text that was kept differs from the post as it is stored."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from ..admin.forms import PostForm
from ..conflict import Changed, compared, compared_html
from ..models import Post
from ..richtext import sanitize
from .autosave import post_of

MOST = 400_000


@require_POST
def compare_view(request: HttpRequest) -> JsonResponse:
    """Answer with the differences of title and body, and the names of other fields that differ."""
    post = post_of(request) or Post()
    try:
        fields = {str(name): str(value) for name, value in json.loads(request.POST["data"]).items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": "请求的格式不对。"}, status=400)
    if sum(map(len, fields.values())) > MOST:
        return JsonResponse({"error": "内容太长，没有比较。"}, status=413)
    return JsonResponse(differences(post, fields))


def differences(post: Post, fields: dict[str, str]) -> dict[str, Any]:
    """Return ``changed`` (label, pieces) for title and body, ``others`` (labels) for the rest."""
    title, body = fields.get("title", post.title), fields.get("body", post.body)
    rows = [compared("标题", post.title, title), compared_html("正文", post.body, sanitize(body))]
    form = PostForm(fields, instance=post)
    others = [name for name in form.changed_data if name in fields.keys() - {"title", "body"}]
    return {
        "changed": [_as_json(row) for row in rows if row],
        "others": [str(form.fields[name].label) for name in others],
    }


def _as_json(row: Changed) -> dict[str, Any]:
    pieces = [[piece.kind, piece.text] for piece in row.pieces]
    return {"label": row.label, "pieces": pieces, "in_form_alone": row.in_form_alone}
