import pytest
from django.core.exceptions import ValidationError

from articles.fields import SafeHtmlField, check_length
from articles.models import Post
from articles.richtext import BODY_LIMIT
from tests.staff import make_draft

DIRTY = '<p onclick="x()">借条<script>alert(1)</script></p>'
CLEAN = "<p>借条</p>"


def stored(post: Post) -> str:
    return Post.objects.values_list("body", flat=True).get(pk=post.pk)


@pytest.mark.django_db
def test_safe_html_cleans_on_save():
    post = make_draft(body=DIRTY)

    assert (post.body, stored(post)) == (CLEAN, CLEAN)


@pytest.mark.django_db
def test_safe_html_cleans_in_update():
    post = make_draft()

    Post.objects.filter(pk=post.pk).update(body=DIRTY)

    assert stored(post) == CLEAN


@pytest.mark.django_db
def test_safe_html_cleans_in_bulk():
    model = make_draft()
    created = Post(title="二", body=DIRTY, category=model.category, path="/two/")
    model.body = DIRTY

    Post.objects.bulk_create([created])
    Post.objects.bulk_update([model], ["body"])

    assert (stored(Post.objects.get(path="/two/")), stored(model)) == (CLEAN, CLEAN)


def test_safe_html_is_a_plain_text_field_in_migrations():
    assert SafeHtmlField("正文").deconstruct()[1] == "django.db.models.TextField"


def test_check_length_at_and_over_the_limit():
    check_length("甲" * BODY_LIMIT)

    with pytest.raises(ValidationError) as refused:
        check_length("甲" * (BODY_LIMIT + 1))

    assert refused.value.messages == [
        "内容有 300,001 个字符（含标签），超过 300,000 个的上限；请删减。"
    ]
