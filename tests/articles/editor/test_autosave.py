import json

import pytest
from django.urls import reverse

from articles.models import Action, Autosave, Post
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from articles.workflow import perform
from tests.articles.admin.test_posts import EMPTY_RELATED, change_url, signed_in, written
from tests.factories import make_category, make_user
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db


def send(client, post: Post | None, revision: int = 0, version: int = 1, **fields: str):
    data = json.dumps({"fields": fields, "labels": {"category": "民间借贷"}})
    given = {"post": post.pk if post else "", "revision": revision, "version": version}
    return client.post(reverse("admin:articles_post_autosave"), {**given, "data": data})


def held() -> list[tuple]:
    return list(Autosave.objects.values_list("post", "revision", "version", "fields"))


def test_kept_text_is_one_row_and_leaves_the_post(client):
    post = make_draft(title="原题")
    client = signed_in(client, post.created_by)

    first = send(client, post, title="打到一半")
    second = send(client, post, first.json()["revision"], title="打完了")

    assert (first.json()["revision"], second.json()["revision"]) == (1, 2)
    assert held() == [(post.pk, 2, 1, {"title": "打完了"})]
    assert Post.objects.values_list("title", "version").get() == ("原题", 1)


def test_second_tab_does_not_write_over_the_first_ones_text(client):
    post = make_draft()
    client = signed_in(client, post.created_by)
    send(client, post, title="第一个标签页")

    answer = send(client, post, title="第二个标签页")

    assert answer.status_code == 409
    assert "另一个标签页" in answer.json()["error"]
    assert held()[0][3] == {"title": "第一个标签页"}


def test_new_post_is_kept_once_for_each_author(client):
    first, second = make_staff(AUTHOR), make_staff(AUTHOR)
    send(signed_in(client, first), None, version=0, title="甲的新文章")
    send(signed_in(client, second), None, version=0, title="乙的新文章")

    page = signed_in(client, first).get(reverse("admin:articles_post_add")).content.decode()

    assert sorted(row[3]["title"] for row in held()) == ["乙的新文章", "甲的新文章"]
    assert json.dumps("甲的新文章")[1:-1] in page
    assert json.dumps("乙的新文章")[1:-1] not in page


def test_kept_text_is_offered_with_its_moment_and_gone_after_a_save(client):
    post = make_draft()
    client = signed_in(client, post.created_by)
    send(client, post, title="打到一半")
    offered = client.get(change_url(post)).context["kept"]

    client.post(change_url(post), written(post, title="打完了"))

    assert (offered["fields"], offered["version"]) == ({"title": "打到一半"}, 1)
    assert held() == []


def test_save_of_a_new_post_deletes_what_was_kept_of_it(client):
    author, category = make_staff(AUTHOR), make_category()
    client = signed_in(client, author)
    send(client, None, version=0, title="利息")
    given = {"kind": "post", "title": "利息", "category": category.pk, "_kept_key": "kept:1:new:a"}

    client.post(reverse("admin:articles_post_add"), {**given, **EMPTY_RELATED})

    assert held() == []
    page = client.get(reverse("admin:articles_post_add"))
    assert page.context["saved_keys"] == '["kept:1:new:a"]'


def test_refused_save_keeps_what_was_kept(client):
    post = make_draft()
    client = signed_in(client, post.created_by)
    send(client, post, title="打到一半")

    client.post(change_url(post), written(post, title="", version=7))

    assert held()[0][3] == {"title": "打到一半"}


def test_body_is_kept_clean_and_other_names_are_left_out(client):
    post = make_draft()

    send(
        signed_in(client, post.created_by),
        post,
        body="<p onclick='x()'>正文<script>x()</script></p>",
        state="settled",
        created_by="1",
    )

    assert held()[0][3] == {"body": "<p>正文</p>"}


@pytest.mark.parametrize(
    "given",
    [
        {"data": "{", "revision": "0", "version": "1"},
        {"data": "[]", "revision": "0", "version": "1"},
        {"data": '{"fields": {}, "labels": {}}', "revision": "x", "version": "1"},
        {"data": '{"fields": {}, "labels": {}}', "version": "1"},
        {"data": '{"fields": {}, "labels": {}}', "revision": "0", "version": "9" * 30},
        {"data": '{"fields": {}, "labels": {}}', "revision": "0", "version": "-1"},
        {
            "data": json.dumps({"fields": {"title": "长" * 20_001}, "labels": {}}),
            "revision": "0",
            "version": "1",
        },
    ],
)
def test_malformed_request_is_answered_so(client, given):
    post = make_draft()

    answer = signed_in(client, post.created_by).post(
        reverse("admin:articles_post_autosave"), {"post": post.pk, **given}
    )

    assert (answer.status_code, held()) == (400, [])


@pytest.mark.parametrize("number", ["x", "²", "9" * 30, "12345"])
def test_unknown_post_is_not_found(client, number):
    answer = signed_in(client, make_staff(AUTHOR)).post(
        reverse("admin:articles_post_autosave"), {"post": number}
    )

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [(AUTHOR, 409), (REVIEWER, 409), (ADMINISTRATOR, 409), (SEO_EDITOR, 200)]
)
def test_who_may_not_write_a_post_keeps_nothing_of_it(client, role, status):
    answer = send(signed_in(client, make_staff(role)), make_draft(), title="改")

    assert (answer.status_code, len(held())) == (status, int(status == 200))


def test_post_in_review_is_not_kept(client):
    post = make_draft()
    perform(Action.SUBMIT, post, post.created_by)

    answer = send(signed_in(client, post.created_by), post, title="改")

    assert (answer.status_code, held()) == (409, [])


def test_visitors_and_staff_without_a_role_get_nothing(client):
    post = make_draft()
    addresses = [reverse(f"admin:articles_post_{name}") for name in ("autosave", "compare")]

    out = [client.post(address, {"post": post.pk}).status_code for address in addresses]
    client.force_login(make_user(is_staff=True))
    inside = [client.post(address, {"post": post.pk}).status_code for address in addresses]

    assert (out, inside) == ([302, 302], [403, 403])


def test_discard_deletes_ones_own_row_alone(client):
    post = make_draft()
    other = make_staff(SEO_EDITOR)
    send(signed_in(client, other), post, title="别人的")
    client = signed_in(client, post.created_by)
    send(client, post, title="自己的")

    client.post(reverse("admin:articles_post_discard"), {"post": post.pk})

    assert list(Autosave.objects.values_list("user", flat=True)) == [other.pk]


def test_comparison_marks_title_and_body_and_names_the_rest(client):
    post = make_draft(title="依照约定", body="<p>利息按月付。</p>", answer="要还。")
    fields = {
        "title": "依据约定",
        "body": "<p><strong>利息</strong>按月付。</p>",
        "answer": "不还。",
    }

    answer = signed_in(client, post.created_by).post(
        reverse("admin:articles_post_compare"), {"post": post.pk, "data": json.dumps(fields)}
    )

    title, body = answer.json()["changed"]
    assert title["pieces"] == [
        ["same", "依"],
        ["deleted", "照"],
        ["inserted", "据"],
        ["same", "约定"],
    ]
    assert (body["label"], body["in_form_alone"]) == ("正文", True)
    assert answer.json()["others"] == ["一段话的回答"]
