import json

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Action, Edition, Post, Waiver
from articles.roles import AUTHOR, REVIEWER
from articles.workflow import perform
from tests.factories_law import make_law
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db
WRONG = "<p>《民法典》第六百七十五条规定：“借款人应当依照约定的期限返还借款。”</p>"


@pytest.fixture
def misquoting() -> Post:
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    post = make_draft(body=WRONG)
    perform(Action.SUBMIT, post, post.created_by)
    return post


def do(client, post: Post, action: str, user, **said: object):
    client.force_login(user)
    said.setdefault("seen", Post.objects.get(pk=post.pk).updated_at.isoformat())
    return client.post(reverse("admin:articles_post_do", args=[post.pk, action]), said)


def said(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def test_check_view_gives_findings_with_places_and_mends(client, misquoting):
    client.force_login(make_staff(AUTHOR))

    answer = client.post(
        reverse("admin:articles_post_check"),
        json.dumps({"html": WRONG, "title": "", "law_on": "2026-11-20", "seo": {}}),
        content_type="application/json",
    )

    (finding,) = answer.json()["findings"]
    assert finding["id"] == "law.quote_differs"
    mended = WRONG
    for edit in reversed(finding["edits"]):
        mended = mended[: edit["start"]] + edit["replacement"] + mended[edit["end"] :]
    assert mended == WRONG.replace("依照", "按照")


@pytest.mark.parametrize("sent", [b"", b"{", b"[]", b'{"html": 1, "seo": 3}', b"\xff\xfe"])
def test_check_view_of_nonsense_says_so(client, sent):
    client.force_login(make_staff(AUTHOR))

    answer = client.post(
        reverse("admin:articles_post_check"), sent, content_type="application/json"
    )

    assert (answer.status_code, "格式不对" in answer.json()["error"]) == (400, True)


def test_check_view_needs_a_member_of_staff(client):
    answer = client.post(reverse("admin:articles_post_check"), "{}", "application/json")

    assert answer.status_code == 302


def test_publish_button_with_a_blocker_says_why_and_publishes_nothing(client, misquoting):
    answer = do(client, misquoting, "publish", make_staff(REVIEWER))

    assert "1 处问题阻止发布" in said(answer)
    assert not Edition.objects.exists()


def test_publish_button_with_a_reason_waives(client, misquoting):
    reviewer = make_staff(REVIEWER)
    client.force_login(reviewer)
    page = client.get(reverse("admin:articles_post_change", args=[misquoting.pk]))
    key = next(f.key for _level, f, _pieces in page.context["findings"])

    do(client, misquoting, "publish", reviewer, waive=[key], reason=["引的是公报文本"])

    assert Waiver.objects.get().reason == "引的是公报文本"
    assert Edition.objects.count() == 1


def test_schedule_is_read_as_beijing_time(client):
    post = make_draft()
    perform(Action.SUBMIT, post, post.created_by)

    do(client, post, "publish", make_staff(REVIEWER), at="2099-01-02T08:30")

    assert Edition.objects.get().live_from.isoformat() == "2099-01-02T00:30:00+00:00"


@pytest.mark.parametrize("at", ["gestern", "2099-13-45T99:00", "2001-01-01T00:00"])
def test_schedule_at_no_possible_time_is_refused(client, at):
    post = make_draft()
    perform(Action.SUBMIT, post, post.created_by)

    answer = do(client, post, "publish", make_staff(REVIEWER), at=at)

    assert "时间" in said(answer)
    assert not Edition.objects.exists()


def test_action_by_get_is_no_page(client, misquoting):
    client.force_login(make_staff(REVIEWER))

    answer = client.get(reverse("admin:articles_post_do", args=[misquoting.pk, "publish"]))

    assert answer.status_code == 404


def test_import_is_not_offered_to_anyone(client, misquoting):
    answer = do(client, misquoting, "import", make_staff(REVIEWER, is_superuser=True))

    assert answer.status_code == 404
    assert not Edition.objects.exists()


def test_return_leads_back_with_the_remark(client):
    post = make_draft()
    perform(Action.SUBMIT, post, post.created_by)

    do(client, post, "return", make_staff(REVIEWER), note="请补充日期")

    client.force_login(post.created_by)
    page = client.get(reverse("admin:articles_post_change", args=[post.pk])).content.decode()
    assert "请补充日期" in page
