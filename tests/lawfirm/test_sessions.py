import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from articles.roles import AUTHOR
from lawfirm.sessions import SEEN_AT, SIGNED_IN_AT, end_sessions, sessions_of
from tests.signing_in import PASSWORD, give_password, is_inside, with_password
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
MINUTE, HOUR = 60, 3600


@pytest.fixture
def author():
    return with_password(make_staff(AUTHOR))


@pytest.fixture
def inside(client, author):
    give_password(client, author)
    assert is_inside(client) is True
    return client


def turn_back(client, **moments):
    session = client.session
    for name, seconds in moments.items():
        session[name] = int(time.time()) - seconds
    session.save()


@pytest.mark.parametrize(
    ("signed_in", "seen", "stays"),
    [
        (59 * MINUTE, 59 * MINUTE, True),
        (61 * MINUTE, 61 * MINUTE, False),
        (11 * HOUR + 59 * MINUTE, MINUTE, True),
        (12 * HOUR + MINUTE, MINUTE, False),
    ],
    ids=["idle 59 min", "idle 61 min", "busy 11:59", "busy 12:01"],
)
def test_session_ends_when_idle_or_old(inside, signed_in, seen, stays):
    turn_back(inside, **{SIGNED_IN_AT: signed_in, SEEN_AT: seen})

    assert is_inside(inside) is stays


def test_expired_session_is_gone_from_the_server(inside):
    key = inside.session.session_key
    turn_back(inside, **{SEEN_AT: 2 * HOUR})
    inside.get("/admin/")

    assert not Session.objects.filter(pk=key).exists()


def test_request_counts_as_activity_but_not_as_a_new_sign_in(inside):
    turn_back(inside, **{SIGNED_IN_AT: 2 * HOUR, SEEN_AT: 50 * MINUTE})
    inside.get("/admin/")

    now = time.time()
    assert now - inside.session[SEEN_AT] < 5
    assert now - inside.session[SIGNED_IN_AT] >= 2 * HOUR


def test_public_page_reads_no_session_of_a_visitor(client):
    answer = client.get("/robots.txt")

    assert answer.headers["Cache-Control"].startswith("public")
    assert "Cookie" not in answer.headers.get("Vary", "")


def change_password(client):
    new = "新的一句话也要够长 2027"
    given = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert client.post("/admin/password_change/", given).status_code == 302


def test_sign_in_and_password_change_each_make_a_new_key(client, author, settings):
    planted = client.session
    planted.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted.session_key
    give_password(client, author)
    first = client.session.session_key

    change_password(client)

    assert len({planted.session_key, first, client.session.session_key}) == 3
    assert not Session.objects.filter(pk=first).exists()
    assert is_inside(client) is True


def test_password_change_shuts_every_other_session(inside, author):
    other = Client()
    give_password(other, author)

    change_password(inside)

    assert (is_inside(inside), is_inside(other)) == (True, False)


def test_sign_out_kills_the_session_on_the_server(inside):
    stolen = Client()
    stolen.cookies = inside.cookies.copy()
    inside.post("/admin/logout/")

    assert is_inside(stolen) is False


def test_account_that_is_switched_off_is_out_at_the_next_request(inside, author):
    author.is_active = False
    author.save()

    assert is_inside(inside) is False


def test_sign_out_asks_the_browser_to_forget(inside):
    answer = inside.post("/admin/logout/")

    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/account/",
        "/admin/password_change/",
        "/admin/jsi18n/",
        "/admin/articles/post/",
    ],
)
def test_page_of_the_desk_is_kept_nowhere(inside, path):
    kinds = {kind.strip() for kind in inside.get(path).headers["Cache-Control"].split(",")}

    assert {"private", "no-store"} <= kinds


def test_sign_in_forgets_sessions_that_have_run_out(client, author):
    Session.objects.create(session_key="old", session_data="", expire_date=timezone.now())

    give_password(client, author)

    assert [row.pk for row in Session.objects.all()] == [client.session.session_key]


def test_end_sessions_leaves_those_of_others_and_the_kept_one(inside, author):
    other, stranger = Client(), Client()
    give_password(other, author)
    stranger.force_login(make_staff(AUTHOR))

    assert end_sessions(author, keep=inside.session.session_key) == 1
    assert [is_inside(one) for one in (inside, other, stranger)] == [True, False, True]
    assert [session.pk for session in sessions_of(author)] == [inside.session.session_key]
