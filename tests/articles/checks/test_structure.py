import datetime

import pytest
from django.utils import timezone

from articles.checks import Subject
from articles.checks.registry import registry
from articles.models import Redirect
from tests.articles.checks.finding import excerpts, found
from tests.factories import make_edition, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("html", "headings"),
    [
        ("<h3>一</h3><p>甲</p>", ["一"]),
        ("<h3>一</h3><h3>二</h3><h2>三</h2>", ["一"]),
        ("<h2>一</h2><h4>二</h4>", ["二"]),
        ("<h4>一</h4>", ["一"]),
        ("<h1>一</h1><h3>二</h3><h4>三</h4><h2>四</h2><h3>五</h3>", []),
        ("<h2>一</h2><h2>二</h2>", []),
        ("<p>甲</p>", []),
        ("<h3> </h3><h2>一</h2>", []),
    ],
)
def test_heading_that_skips_a_level(html, headings):
    assert excerpts("text.heading_order", html) == headings


@pytest.mark.parametrize(
    "href",
    ["/laws/", "/lawyers/", "/", "#top", "https://www.court.gov.cn/x", "mailto:a@b.cn", "tel:110"],
)
def test_link_that_something_answers_is_left_alone(href):
    assert found("text.dead_link", f'<p><a href="{href}">见此</a></p>') == []


def test_link_to_a_live_post_is_left_alone():
    path = make_edition().post.path

    html = f'<p><a href="{path}?x=1#y">甲</a><a href="https://law.example{path}">乙</a></p>'

    assert excerpts("text.dead_link", html) == []


def test_link_to_what_is_not_out_is_dead():
    draft = make_post()
    scheduled = make_edition(live_from=timezone.now() + datetime.timedelta(days=1)).post

    html = f'<a href="{draft.path}">甲</a><a href="{scheduled.path}">乙</a><a href="/x%20y">丙</a>'

    assert excerpts("text.dead_link", html) == ["甲", "乙", "丙"]


def test_link_to_an_address_that_leads_on_is_left_alone():
    Redirect.objects.create(old_path="/hf/93.html", target_path="/about/")
    Redirect.objects.create(old_path="/view", old_key="id", old_value="5", target_path="/about/")

    html = '<a href="/hf/93.html">甲</a><a href="/view">乙</a>'

    assert excerpts("text.dead_link", html) == ["乙"]


def test_dead_links_take_one_query(django_assert_num_queries):
    subject = Subject(html="".join(f'<a href="/posts/{n}.html">{n}</a>' for n in range(20)))
    assert subject.elements
    assert subject.plain

    with django_assert_num_queries(1):
        assert len(list(registry.checks["text.dead_link"].function(subject))) == 20
