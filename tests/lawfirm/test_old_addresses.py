import datetime

import pytest
from django.utils import timezone

from articles.models import MissedPath, Redirect
from tests.factories import make_edition, make_post

pytestmark = pytest.mark.django_db
SITE = "https://law.example"


def lead(old_path: str, target: str = "/lawyers/", **fields: object) -> Redirect:
    return Redirect.objects.create(old_path=old_path, target_path=target, **fields)


@pytest.mark.parametrize(("permanent", "status"), [(True, 301), (False, 302)])
def test_old_path_leads_on(client, permanent, status):
    lead("/hf/12.html", "/posts/9.html?page=2", permanent=permanent)

    answer = client.get("/hf/12.html")

    assert (answer.status_code, answer["Location"]) == (status, f"{SITE}/posts/9.html?page=2")
    assert not MissedPath.objects.exists()


def test_redirect_to_a_post_follows_its_address(client):
    post = make_edition(of={"path": "/中文/地址.html"}).post
    Redirect.objects.create(old_path="/old", target_post=post)

    assert client.get("/old")["Location"] == (f"{SITE}/%E4%B8%AD%E6%96%87/%E5%9C%B0%E5%9D%80.html")


def test_chinese_old_path_is_kept_decoded(client):
    lead("/标签/网贷.html")

    assert client.get("/%E6%A0%87%E7%AD%BE/%E7%BD%91%E8%B4%B7.html").status_code == 301


def test_old_key_comes_before_the_page_of_the_same_path(client):
    lead("/", "/lawyers/", old_key="id", old_value="931096")

    assert client.get("/?id=931096")["Location"] == f"{SITE}/lawyers/"
    assert client.get("/?utm_source=baidu&id=931096&spm=1")["Location"] == f"{SITE}/lawyers/"
    assert [client.get(path).status_code for path in ("/", "/?id=7", "/?utm_source=931096")] == [
        200,
        200,
        200,
    ]


def test_trackers_on_an_old_path_are_ignored(client):
    lead("/hf/12.html")

    assert client.get("/hf/12.html?from=timeline&isappinstalled=0").status_code == 301


def test_key_of_another_value_falls_back_to_the_path(client):
    lead("/view.asp", "/lawyers/", old_key="id", old_value="5")
    lead("/view.asp", "/archive/")

    assert client.get("/view.asp?id=5")["Location"] == f"{SITE}/lawyers/"
    assert client.get("/view.asp?id=6")["Location"] == f"{SITE}/archive/"


def test_pages_of_the_site_and_live_posts_come_before_redirects(client):
    post = make_edition().post
    lead("/lawyers/", "/archive/")
    lead(post.path, "/archive/")

    assert [client.get(path).status_code for path in ("/lawyers/", post.path)] == [200, 200]


def test_redirect_comes_before_gone(client):
    now = timezone.now()
    post = make_edition(
        make_post(withdrawn_at=now), live_until=now - datetime.timedelta(minutes=1)
    ).post
    assert client.get(post.path).status_code == 410

    lead(post.path)

    assert client.get(post.path).status_code == 301
    assert not MissedPath.objects.exists()


def test_missed_paths_are_counted_with_the_last_referrer_without_its_query(client):
    for source in ("https://www.baidu.com/s?wd=张三的案子#x", "https://a:b@example.org/p?q=1"):
        client.get("/weg?utm_source=1", headers={"referer": source})

    row = MissedPath.objects.get()
    assert (row.path, row.count, row.last_referrer) == ("/weg", 2, "example.org/p")


@pytest.mark.parametrize("path", ["/admin/nichts/", "/media/nichts.png", "/x" * 260])
def test_what_no_redirect_can_help_is_not_counted(client, path):
    client.get(path)

    assert not MissedPath.objects.exists()


def test_posting_to_a_missed_path_is_not_counted(client):
    client.post("/weg")

    assert not MissedPath.objects.exists()


def test_nul_bytes_and_overlong_queries_do_no_harm(client):
    lead("/", "/lawyers/", old_key="id", old_value="1")

    assert client.get("/?id=%00").status_code == 200
    assert client.get("/%00x").status_code == 404
    assert client.get("/?" + "&".join(f"a{n}=1" for n in range(60)) + "&id=1").status_code == 200


def test_redirect_answer_may_be_kept_by_caches_in_front(client):
    lead("/alt")

    assert client.get("/alt")["Cache-Control"].startswith("public")
