import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from articles.models import Action, Edition, Post
from articles.richtext import BODY_LIMIT
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from articles.workflow import perform
from tests.factories import make_lawyer
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db

EMPTY_RELATED = {
    "related_rows-TOTAL_FORMS": "0",
    "related_rows-INITIAL_FORMS": "0",
}


def signed_in(client, user):
    client.force_login(user)
    return client


def change_url(post: Post) -> str:
    return reverse("admin:articles_post_change", args=[post.pk])


def written(post: Post, **changes: object) -> dict[str, object]:
    """The change form as an author's browser sends it."""
    return {
        "title": post.title,
        "body": post.body,
        "category": post.category_id,
        "lawyer": post.lawyer_id,
        "version": post.version,
        **EMPTY_RELATED,
        **changes,
    }


def published(**fields: object) -> Post:
    post = make_draft(**fields)
    perform(Action.SUBMIT, post, post.created_by)
    perform(Action.PUBLISH, post, make_staff(REVIEWER))
    return post


def test_author_adds_a_post(client):
    author, lawyer = make_staff(AUTHOR), make_lawyer()
    category = make_draft().category
    given = {"kind": "post", "title": "利息", "body": "<p>利息。</p>", "category": category.pk}

    answer = signed_in(client, author).post(
        reverse("admin:articles_post_add"),
        {**given, "lawyer": lawyer.pk, "tags": "借款、利息", **EMPTY_RELATED},
    )

    post = Post.objects.get(title="利息")
    assert (answer.status_code, post.created_by, post.state) == (302, author, "draft")
    assert post.path == f"/posts/{post.pk}.html"
    assert sorted(post.tags.names()) == ["借款", "利息"]


def test_save_and_submit_sends_to_review(client):
    post = make_draft()

    signed_in(client, post.created_by).post(change_url(post), written(post, _submit="1"))

    post.refresh_from_db()
    assert post.state == Post.State.SUBMITTED


def test_submit_of_an_unfinished_post_saves_what_was_typed(client):
    post = make_draft(lawyer=None)

    answer = signed_in(client, post.created_by).post(
        change_url(post), written(post, lawyer="", title="打到一半", _submit="1")
    )

    post.refresh_from_db()
    assert (post.title, post.state) == ("打到一半", Post.State.DRAFT)
    assert "署名律师" in " ".join(str(m) for m in get_messages(answer.wsgi_request))


def test_body_over_the_limit_is_refused_and_comes_back(client):
    post = make_draft()
    long = "<p>" + "借" * (BODY_LIMIT + 100_000) + "</p>"

    answer = signed_in(client, post.created_by).post(change_url(post), written(post, body=long))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "超过 300,000 个的上限" in page
    assert "借" * 1000 in page
    assert "借" * 1000 not in Post.objects.get(pk=post.pk).body


def test_body_of_scripts_is_stored_clean(client):
    post = make_draft()
    hostile = '<p onclick="alert(1)">正文<script>alert(2)</script><img src=x onerror=alert(3)></p>'

    signed_in(client, post.created_by).post(change_url(post), written(post, body=hostile))

    assert Post.objects.get(pk=post.pk).body == "<p>正文</p>"


def test_excerpt_that_is_not_in_the_text_is_refused(client):
    post = make_draft()

    answer = signed_in(client, post.created_by).post(
        change_url(post), written(post, excerpt="正文里没有这句话。")
    )

    assert "须是正文里的原句" in answer.content.decode()


@pytest.mark.parametrize("path", ["/admin/x/", "/laws/", "/c/jiedai/", "/sitemap.xml", "/"])
def test_page_at_an_address_of_the_site_is_refused(client, path):
    given = {"kind": "page", "path": path, "title": "关于", "body": "<p>关于。</p>"}

    answer = signed_in(client, make_staff(AUTHOR)).post(
        reverse("admin:articles_post_add"), {**given, **EMPTY_RELATED}
    )

    assert "已被网站的其他页面使用" in answer.content.decode()
    assert not Post.objects.exists()


def test_page_without_an_address_is_refused(client):
    answer = signed_in(client, make_staff(AUTHOR)).post(
        reverse("admin:articles_post_add"),
        {"kind": "page", "title": "关于", "body": "<p>关于。</p>", **EMPTY_RELATED},
    )

    assert "页面要填写地址" in answer.content.decode()


@pytest.mark.parametrize("field", ["body", "title", "state", "lawyer", "legal_note", "path"])
def test_seo_editor_forging_another_field_is_refused(client, field):
    post = published(title="利息", body="<p>原来的正文。</p>")

    answer = signed_in(client, make_staff(SEO_EDITOR)).post(
        change_url(post), {"description": "新的描述", field: "伪造", **EMPTY_RELATED}
    )

    after = Post.objects.get(pk=post.pk)
    assert answer.status_code == 403
    assert (after.title, after.body, after.description) == ("利息", "<p>原来的正文。</p>", "")
    assert Edition.objects.count() == 1


def test_seo_editor_changes_the_description_of_a_live_post(client):
    post = published(body="<p>原来的正文。</p>")

    answer = signed_in(client, make_staff(SEO_EDITOR)).post(
        change_url(post), {"description": "新的描述", "tags": "借条", "version": 1, **EMPTY_RELATED}
    )

    live = Edition.objects.live(timezone.now()).get()
    assert answer.status_code == 302
    assert (live.description, live.text.body) == ("新的描述", "<p>原来的正文。</p>")
    assert live.tags == "借条"


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, ADMINISTRATOR])
def test_others_cannot_change_a_foreign_draft(client, role):
    post = make_draft(title="原题")

    answer = signed_in(client, make_staff(role)).post(change_url(post), written(post, title="改"))

    assert answer.status_code == 403
    assert Post.objects.get(pk=post.pk).title == "原题"


def test_author_cannot_change_what_is_in_review(client):
    post = make_draft(title="原题")
    perform(Action.SUBMIT, post, post.created_by)

    answer = signed_in(client, post.created_by).post(change_url(post), written(post, title="改"))

    assert answer.status_code == 403
    assert Post.objects.get(pk=post.pk).title == "原题"


def test_notes_stand_on_the_desk_and_the_notice_as_readers_will_see_it(client):
    post = make_draft(seo_note="关键词布局", legal_note="客户要求匿名")

    page = signed_in(client, post.created_by).get(change_url(post)).content.decode()

    assert "关键词布局" in page
    assert "客户要求匿名" in page


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, SEO_EDITOR, ADMINISTRATOR])
@pytest.mark.parametrize("state", ["draft", "submitted", "settled"])
def test_change_form_opens_for_every_role_and_state(client, role, state):
    post = published() if state == "settled" else make_draft()
    if state == "submitted":
        perform(Action.SUBMIT, post, post.created_by)

    answer = signed_in(client, make_staff(role)).get(change_url(post))

    assert answer.status_code == 200


def test_seo_blocker_comes_back_beside_its_field_and_nothing_is_lost(client):
    post = published(description="原来的描述。")
    blocked = "本所保证帮您胜诉，百分之百打赢官司。"

    answer = signed_in(client, make_staff(SEO_EDITOR)).post(
        change_url(post), {"description": blocked, "version": post.version, **EMPTY_RELATED}
    )

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == ["description"]
    assert blocked in answer.content.decode()
    assert Edition.objects.get().description == "原来的描述。"
