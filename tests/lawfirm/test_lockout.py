import datetime
import json
import re

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User

from articles.models import AuditEntry, Event
from lawfirm.logs import JsonLines

SIGN_IN = "/admin/login/"
NAMES = ("lisi-visible", "zhangsan-visible")


@pytest.fixture
def _user(db):
    for name in NAMES:
        User.objects.create_user(name, password="right", is_staff=True)


def send(client, password, address="203.0.113.9", name=NAMES[0]):
    data = {"username": name, "password": password}
    return client.post(SIGN_IN, data, REMOTE_ADDR=address)


def attempt(client, password, **where):
    return send(client, password, **where).status_code


@pytest.mark.usefixtures("_user")
def test_fifth_failure_locks_this_user_at_this_address(client):
    assert [attempt(client, "wrong") for _ in range(5)] == [200, 200, 200, 200, 429]
    assert attempt(client, "right") == 429


@pytest.mark.usefixtures("_user")
def test_lock_tells_in_chinese_when_it_ends(client):
    for _ in range(5):
        attempt(client, "wrong")

    response = send(client, "x")
    assert "请在 15 分钟后再试" in response.content.decode()
    assert 890 < int(response.headers["Retry-After"]) <= 900
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("_user")
def test_lock_spares_the_same_user_elsewhere(client):
    for _ in range(6):
        attempt(client, "wrong")

    assert attempt(client, "right", address="198.51.100.7") == 302


@pytest.mark.usefixtures("_user")
def test_lock_spares_another_user_of_the_same_office(client):
    for _ in range(6):
        attempt(client, "wrong")

    assert attempt(client, "right", name=NAMES[1]) == 302


@pytest.mark.usefixtures("_user")
def test_success_forgets_the_failures_before_it(client):
    for _ in range(4):
        attempt(client, "wrong")
    attempt(client, "right")
    client.logout()

    assert [attempt(client, "wrong") for _ in range(4)] == [200] * 4


@pytest.mark.usefixtures("_user")
@pytest.mark.parametrize(("minutes", "status"), [(14, 429), (15, 302)])
def test_lock_ends_by_itself(client, minutes, status):
    for _ in range(5):
        attempt(client, "wrong")
    (held,) = AccessAttempt.objects.all()
    held.attempt_time -= datetime.timedelta(minutes=minutes)
    held.save()

    assert attempt(client, "right") == status


@pytest.mark.usefixtures("_user")
def test_trying_on_does_not_lengthen_the_lock(client):
    for _ in range(5):
        attempt(client, "wrong")
    ends = AccessAttempt.objects.get().attempt_time
    for _ in range(3):
        attempt(client, "wrong")

    assert AccessAttempt.objects.get().attempt_time == ends


def shown(response, name):
    """The answer without the name that was typed and without its token."""
    text = response.content.decode().replace(name, "NAME")
    return response.status_code, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text)


@pytest.mark.usefixtures("_user")
def test_unknown_name_is_answered_as_a_known_one(client):
    User.objects.create_user("left-the-firm", password="right", is_staff=True, is_active=False)
    User.objects.create_user("no-staff-at-all", password="right")
    names = ("lisi-visible", "nobody-here", "left-the-firm", "no-staff-at-all")

    for _ in range(5):
        answers = {shown(send(client, "wrong", name=name), name) for name in names}
        assert len(answers) == 1


@pytest.mark.usefixtures("_user")
def test_log_keeps_the_name_of_an_account_and_no_other(client):
    attempt(client, "wrong")
    attempt(client, "my-password-typed-as-a-name", name="sEcReT-canary")

    log = list(AuditEntry.objects.order_by("pk"))
    assert [entry.user and entry.user.username for entry in log] == [NAMES[0], None]
    assert {entry.action for entry in log} == {Event.SIGN_IN_FAILED}
    assert {entry.address for entry in log} == {"203.0.113.9"}
    assert "canary" not in str(list(AuditEntry.objects.values()))


@pytest.mark.usefixtures("_user")
def test_attempts_at_a_locked_door_do_not_fill_the_log(client):
    for _ in range(9):
        attempt(client, "wrong")

    actions = list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))
    assert actions == [Event.SIGN_IN_FAILED] * 5 + [Event.LOCKED_OUT]


@pytest.mark.usefixtures("_user")
def test_log_names_neither_user_nor_address(client, caplog):
    caplog.set_level("INFO")
    for _ in range(6):
        attempt(client, "wrong")

    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    said = [line["message"] for line in lines if line["logger"].startswith("axes")]
    assert "AXES: Locking out a client after repeated login failures." in said
    assert [line for line in lines if "lisi-visible" in str(line) or "203.0.113" in str(line)] == []
    assert [line["logger"] for line in lines].count("articles.audit") == 6
