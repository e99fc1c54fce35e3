import datetime
import re
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.factories import make_edition, make_firm, make_lawyer, make_post
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
NS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def addresses(client, path: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(path).content)
    return [found.text for found in tree.findall(".//s:loc", NS)]


def test_sitemap_index_names_its_parts_on_the_sites_own_host(client):
    assert addresses(client, "/sitemap.xml") == [
        f"https://law.example/sitemap-{part}.xml" for part in ("posts", "lists", "laws")
    ]


def test_sitemap_holds_what_may_be_indexed_and_nothing_else(client):
    at = timezone.now() - datetime.timedelta(days=2)
    kept = make_edition(of={"path": "/旧站/一.html"}, changed_at=at)
    make_edition(noindex=True)
    make_edition(canonical_url="https://other.example/")
    make_edition(at=at, live_until=at + datetime.timedelta(days=1))
    make_post()

    assert addresses(client, "/sitemap-posts.xml") == [
        "https://law.example/%E6%97%A7%E7%AB%99/%E4%B8%80.html"
    ]
    assert kept.changed_at.strftime("%Y-%m") in client.get("/sitemap.xml").content.decode()


def test_sitemap_of_lists_and_laws(client):
    make_law(slug="minfadian")
    make_lawyer(slug="lu")
    for title in ("利息怎样算", "借条怎样写", "到期不还怎么办"):
        make_edition(title=title, tags=("利息",))
    make_edition(title="担保", tags=("太少的标签",))

    assert addresses(client, "/sitemap-lists.xml") == [
        f"https://law.example{path}"
        for path in (
            "/",
            "/lawyers/",
            "/c/minjian-jiedai/",
            "/lawyers/lu/",
            "/tags/%E5%88%A9%E6%81%AF/",
        )
    ]
    assert addresses(client, "/sitemap-laws.xml") == ["https://law.example/laws/minfadian/"]


@pytest.mark.parametrize("path", ["/sitemap-nothing.xml", "/sitemap-posts.xml?p=99"])
def test_unknown_part_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_robots_name_the_sitemap_and_keep_the_desk_out(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "Sitemap: https://law.example/sitemap.xml" in response.content.decode().splitlines()
    assert "Disallow: /admin/" in response.content.decode().splitlines()


def test_feed_gives_whole_titles_on_the_sites_own_host(client):
    make_firm()
    edition = make_edition(
        title="借条 & 欠条", excerpt="先看借条。", lawyer=make_lawyer(name="陆怀瑾")
    )

    feed = client.get("/feed/", headers={"host": "testserver"}).content.decode()

    (item,) = ElementTree.fromstring(feed).findall(".//item")
    assert item.findtext("title") == "借条 & 欠条"
    assert item.findtext("description") == "先看借条。"
    assert item.findtext("link") == f"https://law.example{edition.post.path}"
    assert not re.search("testserver", feed)
