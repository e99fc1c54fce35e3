import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from taggit.models import Tag

from articles import paging
from tests.factories import make_category, make_edition, make_firm, make_lawyer, make_post

pytestmark = pytest.mark.django_db


def ago(**span: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(**span)


def titles(response) -> list[str]:
    return [card.title for card in response.context["page"].cards]


def test_category_lists_its_live_posts_newest_first(client):
    category = make_category("婚姻家事", "hunyin")
    make_edition(title="别的分类")
    make_edition(make_post(title="较早", category=category), at=ago(days=2))
    make_edition(make_post(title="较新", category=category), at=ago(days=1))
    make_edition(make_post(title="撤下", category=category), at=ago(days=3), live_until=ago(days=1))
    make_edition(make_post(title="将来", category=category), at=ago(days=-1))

    assert titles(client.get("/c/hunyin/")) == ["较新", "较早"]


def test_tag_address_is_unicode_and_lists_its_posts(client):
    make_edition(title="有标签", tags=("好意 同乘",))
    make_edition(title="没标签")
    slug = Tag.objects.get().slug

    assert titles(client.get(f"/tags/{slug}/")) == ["有标签"]
    assert slug == "好意-同乘"


def test_tag_whose_posts_are_all_gone_is_not_found(client):
    make_edition(tags=("旧标签",), at=ago(days=2), live_until=ago(days=1))

    assert client.get("/tags/旧标签/").status_code == 404


def test_lawyer_page_lists_what_they_signed(client):
    lawyer = make_lawyer(name="陆怀瑾", slug="lu-huaijin", biography="<p>执业多年。</p>")
    make_edition(title="所写的文章", lawyer=lawyer)
    make_edition(title="别人的文章", lawyer=make_lawyer())

    response = client.get("/lawyers/lu-huaijin/")

    assert titles(response) == ["所写的文章"]
    assert lawyer.licence_number in response.content.decode()
    assert "<p>执业多年。</p>" in response.content.decode()


def test_archive_counts_months_by_the_clock_of_china(client):
    last_minute = datetime.datetime(2026, 4, 30, 15, 59, tzinfo=datetime.UTC)
    make_edition(title="四月最后一刻", at=last_minute)
    make_edition(title="五月第一刻", at=last_minute + datetime.timedelta(minutes=1))

    assert titles(client.get("/archive/2026/4/")) == ["四月最后一刻"]
    assert titles(client.get("/archive/2026/05/")) == ["五月第一刻"]


@pytest.mark.parametrize("path", ["2026/6/", "2026/13/", "2026/0/", "99999/1/"])
def test_month_without_posts_is_not_found(client, path):
    make_edition(at=datetime.datetime(2026, 5, 3, tzinfo=datetime.UTC))

    assert client.get(f"/archive/{path}").status_code == 404


@pytest.mark.parametrize(
    ("page", "status"),
    {
        "1": 200,
        "2": 200,
        "3": 404,
        "0": 404,
        "-1": 404,
        "x": 404,
        "01": 404,
        "51": 404,
        "²": 404,
    }.items(),
)
def test_page_number(client, page, status):
    for number in range(21):
        make_edition(title=f"文章 {number}")

    assert client.get("/c/minjian-jiedai/", {"page": page}).status_code == status


def test_pages_divide_the_list_without_overlap(client):
    for number in range(21):
        make_edition(title=f"文章 {number}", at=ago(days=1))

    first, second = (client.get("/c/minjian-jiedai/", {"page": n}) for n in (1, 2))

    assert (len(titles(first)), len(titles(second))) == (20, 1)
    assert len({*titles(first), *titles(second)}) == 21
    assert 'rel="next" href="?page=2"' in first.content.decode()


def test_deepest_page_leads_to_the_archive(client, monkeypatch):
    monkeypatch.setattr(paging, "DEEPEST", 1)
    for number in range(21):
        make_edition(title=f"文章 {number}")

    html = client.get("/c/minjian-jiedai/").content.decode()

    assert "更早的文章请按月份查看" in html
    assert 'rel="next"' not in html


@pytest.mark.parametrize(
    "path", ["/", "/c/minjian-jiedai/", "/tags/利息/", "/lawyers/", "/lawyers/lu/", "/archive/"]
)
def test_list_sets_no_cookie_and_its_queries_do_not_grow(client, django_assert_num_queries, path):
    make_firm()
    lawyer = make_lawyer(slug="lu")
    make_edition(title="第一篇", tags=("利息",), lawyer=lawyer)
    with CaptureQueriesContext(connection) as before:
        assert not client.get(path).cookies

    for number in range(5):
        make_edition(title=f"再一篇 {number}", tags=("利息",), lawyer=lawyer)

    with django_assert_num_queries(len(before)):
        client.get(path)


def test_home_shows_newest_categories_and_lawyers(client):
    make_firm(tagline="借贷与劳动", introduction="<p>本所成立于去年。</p>")
    make_lawyer(name="陆怀瑾")
    make_lawyer(name="已离所", active=False)
    make_edition(title="最新的文章")
    make_edition(of={"kind": "page", "path": "/about/", "title": "关于我们"})

    response = client.get("/")

    html = response.content.decode()
    assert [card.title for card in response.context["newest"]] == ["最新的文章"]
    assert "<p>本所成立于去年。</p>" in html
    assert "陆怀瑾" in html
    assert "已离所" not in html
    assert '"@type":"LegalService"' in html


def test_list_tells_the_way_to_it(client):
    make_edition()

    html = client.get("/c/minjian-jiedai/").content.decode()

    assert '"name":"民间借贷","item":"https://law.example/c/minjian-jiedai/"' in html


def test_footer_names_licence_filings_and_public_help(client):
    make_firm()

    html = client.get("/").content.decode()

    for part in (
        "31330000MD0000000X",
        '<a href="https://beian.miit.gov.cn/" rel="nofollow">浙ICP备00000000号-1</a>',
        '<a href="https://beian.mps.gov.cn/" rel="nofollow">浙公网安备33010000000000号</a>',
        'href="tel:12348"',
        'href="tel:0571-00000000"',
    ):
        assert part in html
