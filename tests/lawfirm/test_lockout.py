import json

import pytest
from django.contrib.auth.models import User

from lawfirm.logs import JsonLines

SIGN_IN = "/admin/login/"


@pytest.fixture
def _user(db):
    User.objects.create_user("lisi-visible", password="right", is_staff=True)


def attempt(client, password, address="203.0.113.9"):
    data = {"username": "lisi-visible", "password": password}
    return client.post(SIGN_IN, data, REMOTE_ADDR=address).status_code


@pytest.mark.usefixtures("_user")
def test_fifth_failure_locks_this_user_at_this_address(client):
    assert [attempt(client, "wrong") for _ in range(5)] == [200, 200, 200, 200, 429]
    assert attempt(client, "right") == 429


@pytest.mark.usefixtures("_user")
def test_lock_tells_in_chinese_when_it_ends(client):
    for _ in range(5):
        attempt(client, "wrong")

    response = client.post(
        SIGN_IN, {"username": "lisi-visible", "password": "x"}, REMOTE_ADDR="203.0.113.9"
    )
    assert "请在 15 分钟后再试" in response.content.decode()


@pytest.mark.usefixtures("_user")
def test_lock_spares_the_same_user_elsewhere(client):
    for _ in range(6):
        attempt(client, "wrong")

    assert attempt(client, "right", address="198.51.100.7") == 302


@pytest.mark.usefixtures("_user")
def test_success_forgets_the_failures_before_it(client):
    for _ in range(4):
        attempt(client, "wrong")
    attempt(client, "right")
    client.logout()

    assert [attempt(client, "wrong") for _ in range(4)] == [200] * 4


@pytest.mark.usefixtures("_user")
def test_log_names_neither_user_nor_address(client, caplog):
    for _ in range(6):
        attempt(client, "wrong")

    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    said = [line["message"] for line in lines if line["logger"].startswith("axes")]
    assert "AXES: Locking out a client after repeated login failures." in said
    assert [line for line in lines if "lisi-visible" in str(line) or "203.0.113" in str(line)] == []
