import datetime
import re

import pytest
from django.test import override_settings
from django.utils import timezone

from articles import stamp
from articles.models import EditionPage, Post
from articles.render import FORMAT
from tests.factories import (
    make_category,
    make_edition,
    make_firm,
    make_image,
    make_lawyer,
    make_post,
)
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
ORDER = (
    'class="breadcrumb"',
    "<h1>",
    'class="byline"',
    'class="answer"',
    'class="lead-image"',
    'class="contents"',
    'class="body"',
    'class="consult"',
    'class="statutes"',
    'class="tags"',
    'class="notice"',
    'class="permalink"',
    'class="qr"',
    'class="related"',
    'class="site-footer"',
)


def ago(**span: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(**span)


def full_edition(**fields):
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"}, slug="minfadian")
    make_edition(title="另一篇文章")
    given = {
        "title": "借款到期不还",
        "answer": "先催告，再起诉。",
        "body": "<h2>甲</h2><p>《民法典》第六百七十五条。</p><h2>乙</h2><h2>丙</h2>",
        "lawyer": make_lawyer(name="陆怀瑾"),
        "reviewer": make_lawyer(name="沈砚秋"),
        "lead_image": make_image(),
        "tags": ("借条",),
        "notice": "版权归本所。",
        **fields,
    }
    return make_edition(**given)


def test_page_has_its_parts_in_order(client):
    make_firm()
    edition = full_edition()

    html = client.get(edition.post.path).content.decode()

    places = [html.index(part) for part in ORDER]
    assert places == sorted(places)


def test_page_names_who_signed_and_who_reviewed_with_licence_numbers(client):
    edition = full_edition()

    html = client.get(edition.post.path).content.decode()

    for lawyer in (edition.lawyer, edition.reviewer):
        assert f'<a href="{lawyer.get_absolute_url()}">{lawyer.name}</a>' in html
        assert f"执业证号 {lawyer.licence_number}" in html


@pytest.mark.parametrize(("days", "shown"), [(0, False), (3, True)])
def test_update_is_shown_when_on_another_day(client, days, shown):
    at = ago(days=9)
    edition = make_edition(at=at, changed_at=at + datetime.timedelta(days=days))

    assert ("<dt>更新</dt>" in client.get(edition.post.path).content.decode()) is shown


def test_page_takes_few_queries_and_no_more_with_more_posts(
    client, django_assert_max_num_queries, django_assert_num_queries
):
    make_firm(wechat_qr=make_image())
    edition = full_edition()
    # As the server does: what every page's frame needs is kept while the public side stands.
    stamp.reading(fresh=True)
    client.get(edition.post.path)
    with django_assert_max_num_queries(4) as taken:
        client.get(edition.post.path)

    for number in range(10):
        make_edition(title=f"再一篇 {number}")

    with django_assert_num_queries(len(taken)):
        client.get(edition.post.path)


def test_page_links_to_the_posts_before_and_after_in_its_category(client):
    now = timezone.now()
    other = make_category("劳动争议", "laodong-zhengyi")
    editions = [
        make_edition(title=f"第{n}篇", at=now - datetime.timedelta(days=9 - n)) for n in range(1, 4)
    ]
    make_edition(title="别的分类", of={"category": other}, at=now - datetime.timedelta(days=7))

    html = client.get(editions[1].post.path).content.decode()

    before, after = editions[0].post.path, editions[2].post.path
    assert f'<a rel="prev" href="{before}"><span>上一篇</span>第1篇</a>' in html
    assert f'<a rel="next" href="{after}"><span>下一篇</span>第3篇</a>' in html


def test_public_page_sets_no_cookie_and_holds_no_form(client):
    make_firm()
    response = client.get(full_edition().post.path)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not re.search(
        r"<form|<input|style=|<style|javascript:|\son\w+=", response.content.decode()
    )


def test_page_is_answered_304_when_unchanged(client):
    path = full_edition().post.path
    first = client.get(path)

    assert client.get(path, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    assert "Last-Modified" in first.headers


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_page_is_only_read(client, method):
    assert getattr(client, method)(full_edition().post.path).status_code == 405


def test_page_of_an_older_format_is_made_anew(client):
    edition = full_edition()
    EditionPage.objects.filter(pk=edition.pk).update(format=FORMAT - 1, body="<p>旧</p>")

    assert "<p>旧</p>" not in client.get(edition.post.path).content.decode()
    assert EditionPage.objects.get(pk=edition.pk).format == FORMAT


def test_page_without_a_ready_one_is_made_when_asked_for(client):
    edition = full_edition()
    EditionPage.objects.all().delete()

    assert client.get(edition.post.path).status_code == 200
    assert EditionPage.objects.filter(pk=edition.pk).exists()


def test_draft_and_coming_edition_are_not_found(client):
    draft, coming = make_post(title="只是草稿"), make_post(title="尚未开始")
    make_edition(coming, at=ago(hours=-1))

    for post in (draft, coming):
        response = client.get(post.path)
        assert response.status_code == 404
        assert post.title not in response.content.decode()


def test_withdrawn_post_is_gone_and_says_nothing_of_itself(client):
    post = make_post(title="撤下的文章", withdrawn_at=timezone.now())
    make_edition(post, at=ago(hours=2), live_until=ago(hours=1))

    response = client.get(post.path)

    assert response.status_code == 410
    assert post.title not in response.content.decode()


def test_draft_with_a_withdrawal_but_no_edition_is_not_found(client):
    assert client.get(make_post(withdrawn_at=timezone.now()).path).status_code == 404


def test_edition_of_the_moment_is_shown(client):
    post = make_post()
    make_edition(post, title="先前的标题", at=ago(hours=3), live_until=ago(hours=1))
    make_edition(post, title="现在的标题", at=ago(hours=1))

    html = client.get(post.path).content.decode()

    assert "现在的标题" in html
    assert "先前的标题" not in html


def test_fixed_page_has_no_byline_and_no_notice(client):
    edition = make_edition(of={"kind": Post.Kind.PAGE, "path": "/about/", "title": "关于我们"})

    html = client.get("/about/").content.decode()

    assert f"<h1>{edition.title}</h1>" in html
    assert not re.search('class="(byline|notice|related)"', html)


@pytest.mark.parametrize(
    ("asked", "status", "target"),
    [
        ("/about", 301, "https://law.example/about/"),
        ("/lawyers", 301, "https://law.example/lawyers/"),
        ("/nothing", 404, ""),
        ("/nothing/", 404, ""),
        ("/nothing%00", 404, ""),
        ("/tags/%00/", 404, ""),
    ],
)
def test_address_without_its_slash_leads_to_the_one_with_it(client, asked, status, target):
    make_edition(of={"kind": Post.Kind.PAGE, "path": "/about/", "title": "关于我们"})

    response = client.get(asked)

    assert (response.status_code, response.headers.get("Location", "")) == (status, target)


def test_imported_path_in_chinese_is_found_and_its_permalink_encoded(client):
    edition = make_edition(of={"path": "/旧站/借条 一.html"})

    html = client.get("/%E6%97%A7%E7%AB%99/%E5%80%9F%E6%9D%A1%20%E4%B8%80.html").content.decode()

    encoded = "https://law.example/%E6%97%A7%E7%AB%99/%E5%80%9F%E6%9D%A1%20%E4%B8%80.html"
    assert f'<link rel="canonical" href="{encoded}">' in html
    assert f"<h1>{edition.title}</h1>" in html


@override_settings(DEBUG=False)
def test_failure_page_asks_nothing_of_the_database(client, django_assert_num_queries):
    from articles.views.errors import failed

    with django_assert_num_queries(0):
        response = failed(None)

    assert response.status_code == 500
    assert "12348" in response.content.decode()
