import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from articles.models import MissedPath, Redirect, Stamp
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from tests.factories import make_edition
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_missedpath_changelist")
LEAD = reverse("admin:articles_missedpath_lead")
ADD = reverse("admin:articles_redirect_add")


def missed(path: str = "/alt.html") -> MissedPath:
    now = timezone.now()
    return MissedPath.objects.create(path=path, count=3, first_seen=now, last_seen=now)


def said(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


@pytest.mark.parametrize("role", [SEO_EDITOR, ADMINISTRATOR])
def test_one_click_makes_a_redirect(client, role):
    user = make_staff(role)
    client.force_login(user)
    row = missed()

    client.post(LEAD, {"missed": row.pk, f"target-{row.pk}": "/lawyers/"})

    made = Redirect.objects.get()
    assert (made.old_path, made.target_path, made.created_by) == ("/alt.html", "/lawyers/", user)
    assert not MissedPath.objects.exists()
    assert client.get("/alt.html").status_code == 301


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER])
def test_redirects_are_closed_to_other_roles(client, role):
    row = missed()
    client.force_login(make_staff(role))

    answers = [
        client.get(LIST),
        client.post(LEAD, {"missed": row.pk, f"target-{row.pk}": "/lawyers/"}),
        client.get(ADD),
        client.post(ADD, {"old_path": "/a", "target_path": "/b"}),
    ]

    assert [answer.status_code for answer in answers] == [403] * 4
    assert not Redirect.objects.exists()
    assert "/alt.html" not in answers[0].content.decode()


@pytest.mark.parametrize("target", ["", "/alt.html", "//evil.example/", "https://evil.example/"])
def test_unusable_target_is_refused_with_a_sentence(client, target):
    client.force_login(make_staff(SEO_EDITOR))
    row = missed()

    answer = client.post(LEAD, {"missed": row.pk, f"target-{row.pk}": target})

    assert said(answer).startswith("/alt.html：")
    assert (Redirect.objects.count(), MissedPath.objects.count()) == (0, 1)


def test_list_offers_the_post_that_was_meant(client):
    make_edition(of={"path": "/posts/7.html"})
    missed("/Posts/7")
    client.force_login(make_staff(SEO_EDITOR))

    assert 'value="/posts/7.html"' in client.get(LIST).content.decode()


def test_form_refuses_a_chain_and_renews_kept_pages(client):
    Redirect.objects.create(old_path="/b", target_path="/c")
    client.force_login(make_staff(SEO_EDITOR))

    chained = client.post(ADD, {"old_path": "/a", "target_path": "/b", "permanent": "on"})
    client.post(ADD, {"old_path": "/a", "target_path": "/c", "permanent": "on"})

    assert "目标又跳到 /c；请直接跳到那里，不要接成一串。" in chained.content.decode()
    assert list(Redirect.objects.values_list("old_path", flat=True)) == ["/a", "/b"]
    assert Stamp.objects.get().number == 1
