import gzip

import pytest

from lawfirm import page_cache
from lawfirm.page_cache import PageCache, State, known_query

PUBLIC = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, s-maxage=1")]


class Site:
    """A WSGI application that counts its calls and answers with what it was asked."""

    def __init__(self, headers=PUBLIC, status="200 OK"):
        self.headers, self.status, self.calls = headers, status, []

    def __call__(self, environ, start_response):
        self.calls.append(environ["QUERY_STRING"])
        start_response(self.status, list(self.headers))
        return [f"{environ['PATH_INFO']}?{environ['QUERY_STRING']}".encode()]


class Public:
    """The public side, which moves when told."""

    version = 1

    def state(self):
        return State(self.version, lambda version: version == self.version)


def ask(cache, path="/", query="", **environ):
    said = {}

    def start_response(status, headers):
        said["status"], said["headers"] = status, dict(headers)

    base = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query}
    body = b"".join(cache({**base, "HTTP_HOST": "law.example", **environ}, start_response))
    if said["headers"].get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return said["status"], said["headers"], body.decode()


@pytest.fixture
def public():
    return Public()


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def cache(site, public):
    return PageCache(site, public.state)


def test_second_visitor_is_answered_from_memory(cache, site):
    first, second = ask(cache), ask(cache)

    assert first == second
    assert len(site.calls) == 1


def test_page_is_made_anew_when_the_public_side_moves(cache, site, public):
    ask(cache)
    public.version = 2

    ask(cache)

    assert len(site.calls) == 2


@pytest.mark.parametrize(
    "environ",
    [
        {"HTTP_COOKIE": "session=abc"},
        {"HTTP_AUTHORIZATION": "Basic eA=="},
        {"HTTP_RANGE": "bytes=0-10"},
        {"REQUEST_METHOD": "POST"},
        {"PATH_INFO": "/admin/"},
        {"PATH_INFO": "/healthz"},
    ],
)
def test_personal_requests_pass_by(cache, site, environ):
    ask(cache, **environ)
    ask(cache, **environ)

    assert len(site.calls) == 2
    assert not cache.pages


@pytest.mark.parametrize(
    "headers",
    [
        [("Cache-Control", "private, no-store")],
        [("Cache-Control", "public, no-store")],
        [("Cache-Control", "public"), ("Set-Cookie", "csrf=secret")],
        [],
    ],
)
def test_answers_not_for_everybody_are_not_kept(public, headers):
    site = Site(headers)
    cache = PageCache(site, public.state)

    ask(cache)

    assert (len(cache.pages), ask(cache)[1].get("Set-Cookie")) == (
        0,
        dict(headers).get("Set-Cookie"),
    )


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "500 Internal Server Error"])
def test_errors_are_not_kept(public, status):
    site = Site(status=status)
    cache = PageCache(site, public.state)

    assert ask(cache)[0] == ask(cache)[0] == status
    assert len(site.calls) == 2


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("", ""),
        ("utm_source=x&page=2", "page=2"),
        ("page=2&page=3", "page=2&page=3"),
        ("to=2020-01-01&on=2019-01-01", "on=2019-01-01&to=2020-01-01"),
        ("q=%E5%80%9F%E6%9D%A1", "q=%E5%80%9F%E6%9D%A1"),
        ("fbclid=abc", ""),
        ("&".join(f"page={n}" for n in range(99)), ""),
    ],
)
def test_known_query_drops_what_no_page_depends_on(query, known):
    assert known_query(query) == known


def test_unknown_keys_cannot_flood_the_cache(cache, site):
    for number in range(100):
        ask(cache, query=f"x={number}")

    assert (len(cache.pages), len(site.calls)) == (1, 1)


def test_hosts_and_schemes_have_pages_of_their_own(cache, site):
    ask(cache)
    ask(cache, HTTP_HOST="other.example")
    ask(cache, HTTP_X_FORWARDED_PROTO="https")
    ask(cache, HTTP_X_FORWARDED_PROTO="nonsense")

    assert len(site.calls) == 3


def test_cache_is_bounded_and_drops_what_was_unused_longest(cache, monkeypatch):
    monkeypatch.setattr(page_cache, "LIMIT_BYTES", 3 * 1200)
    for path in ("/a", "/b", "/a", "/c", "/d"):
        ask(cache, path)

    assert [key.split("\n")[1] for key in cache.pages] == ["/a", "/c", "/d"]
    assert cache.bytes <= 3 * 1200


def test_compressed_and_plain_answers_are_the_same_text(cache):
    plain = ask(cache, "/a")
    zipped = ask(cache, "/a", HTTP_ACCEPT_ENCODING="br, gzip")

    assert zipped[1]["Content-Encoding"] == "gzip"
    assert zipped[2] == plain[2] == "/a?"


def test_known_etag_is_answered_without_the_page(cache):
    etag = ask(cache)[1]["ETag"]

    status, _headers, body = ask(cache, HTTP_IF_NONE_MATCH=etag)

    assert (status, body) == ("304 Not Modified", "")


def test_known_date_is_answered_without_the_page(public):
    day = "Fri, 20 Nov 2026 10:46:18 GMT"
    cache = PageCache(Site([*PUBLIC, ("Last-Modified", day)]), public.state)

    answers = [ask(cache, HTTP_IF_MODIFIED_SINCE=given)[0] for given in (day, "Thu, 19 Nov 2026")]

    assert answers == ["304 Not Modified", "200 OK"]


def test_head_has_the_headers_of_get_and_no_body(cache):
    _status, got, body = ask(cache)

    status, headers, nothing = ask(cache, REQUEST_METHOD="HEAD")

    assert (status, nothing) == ("200 OK", "")
    assert headers["Content-Length"] == got["Content-Length"] == str(len(body))


def test_without_a_database_every_request_goes_to_the_site(site):
    cache = PageCache(site, lambda: None)

    ask(cache)
    ask(cache)

    assert len(site.calls) == 2
