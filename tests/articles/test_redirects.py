import pytest
from django.core.exceptions import ValidationError

from articles import missed, redirects
from articles.models import MissedPath, Redirect
from tests.factories import make_edition

pytestmark = pytest.mark.django_db


def refused(**fields: object) -> list[str]:
    made = Redirect(**fields)
    try:
        made.full_clean()
        redirects.check(made)
    except ValidationError as refusal:
        return sorted(refusal.message_dict)
    return []


@pytest.mark.parametrize(
    ("query", "pairs"),
    [
        ("id=931096&utm_source=x", [("id", "931096")]),
        ("page=2&q=借条", []),
        ("tags=a%20b&id=", [("tags", "a b")]),
        ("id=%00", []),
        ("&".join("id=1" for _ in range(60)), []),
        ("", []),
    ],
)
def test_old_pairs(query, pairs):
    assert redirects.old_pairs(query) == pairs


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"old_path": "/a", "target_path": "/b"}, []),
        ({"old_path": "/a", "target_path": "/b?page=2"}, []),
        ({"old_path": "/", "old_key": "id", "old_value": "1", "target_path": "/"}, []),
        ({"old_path": "/a", "target_path": "/a"}, ["target_path"]),
        ({"old_path": "/a", "target_path": "/a?id=1"}, ["target_path"]),
        (
            {"old_path": "/a", "old_key": "id", "old_value": "1", "target_path": "/a?id=1"},
            ["target_path"],
        ),
        ({"old_path": "/a", "target_path": "/taken"}, ["target_path"]),
        ({"old_path": "/a", "target_path": "/taken?page=2&id=9"}, ["target_path"]),
        ({"old_path": "/a", "target_path": "/keyed?id=5"}, ["target_path"]),
        ({"old_path": "/a", "target_path": "/keyed?id=6"}, []),
        ({"old_path": "/end", "target_path": "/b"}, ["old_path"]),
        ({"old_path": "/end", "old_key": "p", "old_value": "1", "target_path": "/b"}, []),
        (
            {"old_path": "/with", "old_key": "p", "old_value": "1", "target_path": "/b"},
            ["old_path"],
        ),
        ({"old_path": "/lawyers/", "target_path": "/b"}, ["old_path"]),
        ({"old_path": "/taken", "target_path": "/b"}, ["__all__"]),
        ({"old_path": "/a"}, ["__all__"]),
        ({"old_path": "/a", "old_key": "id", "target_path": "/b"}, ["__all__"]),
        ({"old_path": "a", "target_path": "/b"}, ["old_path"]),
        ({"old_path": "/a?x", "target_path": "/b"}, ["old_path"]),
        ({"old_path": "/a", "target_path": "//evil.example/"}, ["target_path"]),
        ({"old_path": "/a", "target_path": "https://evil.example/"}, ["target_path"]),
        ({"old_path": "/a", "target_path": "/\\evil.example"}, ["target_path"]),
    ],
)
def test_loops_chains_and_what_would_not_act_are_refused(fields, errors):
    Redirect.objects.create(old_path="/taken", target_path="/end")
    Redirect.objects.create(old_path="/other", target_path="/with?p=1")
    Redirect.objects.create(old_path="/keyed", old_key="id", old_value="5", target_path="/x")

    assert refused(**fields) == errors


def test_live_post_cannot_be_led_away_and_its_redirects_follow_it():
    post = make_edition().post
    Redirect.objects.create(old_path="/old", target_post=post)

    assert refused(old_path=post.path, target_path="/b") == ["old_path"]
    assert refused(old_path="/b", target_post=post) == []
    assert refused(old_path="/b", target_post=post, target_path="/c") == ["__all__"]


def test_changing_a_redirect_does_not_meet_itself():
    held = Redirect.objects.create(old_path="/a", target_path="/b")
    held.target_path = "/c"

    assert redirects.check(held) is None


def test_table_of_missed_paths_is_bounded_and_drops_the_rarest(monkeypatch):
    monkeypatch.setattr(missed, "MOST_ROWS", 3)
    for path in ("/often", "/often", "/rare", "/twice", "/twice", "/new"):
        missed.note(path, "")

    assert sorted(MissedPath.objects.values_list("path", flat=True)) == ["/new", "/often", "/twice"]


@pytest.mark.parametrize(
    ("referrer", "kept"),
    [
        ("https://www.baidu.com/s?wd=借条#a", "www.baidu.com/s"),
        ("https://user:secret@example.org:8443/p;x?y", "example.org/p;x"),
        ("/relative?q=1", ""),
        ("javascript:alert(1)", ""),
        ("http://[broken", ""),
        ("https://example.org/\x00" + "x" * 400, "example.org/" + "x" * 288),
        ("", ""),
    ],
)
def test_bare_referrer(referrer, kept):
    assert missed.bare(referrer) == kept


@pytest.mark.parametrize("path", ["/Posts/7", "/posts/7/", "/posts/7.htm", "/posts/7.php"])
def test_suggestion_is_the_live_post_that_was_meant(path):
    make_edition(of={"path": "/posts/7.html"})

    assert redirects.suggested(path) == "/posts/7.html"


def test_no_suggestion_of_a_draft(django_user_model):
    from tests.factories import make_post

    make_post(path="/posts/7.html")

    assert redirects.suggested("/posts/7") == ""
