import pytest
from django.db import DatabaseError, connection

from lawfirm import health

FORWARDED = {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}


def test_livez_asks_nobody(client):
    response = client.get("/livez")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_healthz_tells_this_machine_the_states(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "database": "ok",
        "cache": "ok",
        "search": "ok",
    }
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.django_db
def test_healthz_tells_others_only_whether_all_is_well(client):
    assert client.get("/healthz", **FORWARDED).json() == {"status": "ok"}
    assert client.get("/healthz", REMOTE_ADDR="203.0.113.9").json() == {"status": "ok"}


@pytest.mark.django_db
@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="SQLite alone keeps its index by triggers"
)
def test_healthz_fails_with_a_missing_trigger_of_the_search_index(client):
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER articles_searchtext_inserted")

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json()["search"] == "LookupError"


@pytest.fixture
def _lost_database(monkeypatch):
    def refuse():
        raise DatabaseError("connection to server at 10.0.0.5 failed")

    monkeypatch.setitem(health.PROBES, "database", refuse)


@pytest.mark.usefixtures("_lost_database")
def test_healthz_names_what_does_not_answer(client):
    response = client.get("/healthz")

    states = response.json()
    assert response.status_code == 503
    assert (states["status"], states["database"], states["cache"]) == (
        "failing",
        "DatabaseError",
        "ok",
    )


@pytest.mark.usefixtures("_lost_database")
def test_healthz_hides_from_others_what_does_not_answer(client):
    response = client.get("/healthz", **FORWARDED)

    assert (response.status_code, response.json()) == (503, {"status": "failing"})


@pytest.mark.parametrize("path", ["/livez", "/healthz"])
def test_watchdog_pages_take_no_post(client, path):
    assert client.post(path).status_code == 405
