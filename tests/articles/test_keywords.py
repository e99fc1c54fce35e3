import datetime

import pytest
from django.utils import timezone

from articles import keywords, orphans
from articles.models import CitedProvision, InnerLink
from articles.render import listing
from tests.factories import make_edition, make_post
from tests.factories_law import make_law

NOW = timezone.now()


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        (["借条利息", "利息借条"], [("借条利息", "利息借条")]),
        (["网贷逾期", "网贷逾期怎么办"], [("网贷逾期", "网贷逾期怎么办")]),
        (["交强险", "加班费", "交通事故"], []),
        (["借条"], []),
        ([], []),
    ],
)
def test_near_doubles(words, pairs):
    assert keywords.near(words) == pairs


@pytest.mark.django_db
def test_map_names_the_post_of_each_keyword_and_doubles():
    make_edition(title="甲", focus_keyword="借条")
    make_edition(title="乙", focus_keyword="借条")
    make_edition(title="丙", focus_keyword="利息")
    make_edition(title="没有关键词")
    ended = NOW - datetime.timedelta(minutes=5)
    make_edition(title="撤下的", focus_keyword="旧词", live_until=ended)
    make_post(title="草稿", focus_keyword="草稿词")

    rows, following = keywords.page()

    shown = {row.word: [edition.title for edition in row.editions] for row in rows}
    assert shown == {"借条": ["甲", "乙"], "利息": ["丙"]}
    assert following == ""
    assert [row.word for row in keywords.doubles()] == ["借条"]


@pytest.mark.django_db
def test_map_goes_on_where_the_page_ended(monkeypatch):
    monkeypatch.setattr(keywords, "PER_PAGE", 2)
    for word in ("a", "b", "c"):
        make_edition(focus_keyword=word)

    first, following = keywords.page()
    second, end = keywords.page(following)

    assert [row.word for row in (*first, *second)] == ["a", "b", "c"]
    assert end == ""


@pytest.mark.django_db
def test_orphans_are_live_posts_that_no_text_leads_to():
    led_to = make_edition(of={"path": "/posts/7.html"}, title="有人链到")
    make_edition(
        title="没人链到", body='<p><a href="https://law.example/posts/7.html#a">见</a></p>'
    )
    make_edition(title="已撤下", live_until=NOW - datetime.timedelta(minutes=5))
    make_edition(of={"kind": "page", "path": "/about/"}, title="页面")

    assert [edition.title for edition in orphans.orphans()] == ["没人链到"]
    assert InnerLink.objects.get().target == led_to.post


@pytest.mark.django_db
def test_edition_that_ends_leads_nowhere():
    make_edition(of={"path": "/posts/7.html"})
    leading = make_edition(body='<p><a href="/posts/7.html">见</a></p>')

    listing.drop(leading)

    assert not InnerLink.objects.exists()


@pytest.mark.django_db
def test_suggestions_cite_the_same_provision_first_and_do_not_lead_there_yet():
    law = make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    orphan = make_edition(title="催告之后多久可以起诉", of={"path": "/posts/7.html"})
    same_law = make_edition(title="担保人的责任何时结束")
    leading = make_edition(title="利息的上限", body='<p><a href="/posts/7.html">见</a></p>')
    for edition in (orphan, same_law, leading):
        CitedProvision.objects.create(
            edition=edition, law=law, article=675, published_at=edition.published_at
        )

    found = orphans.suggested_for(orphan)

    assert [edition.title for edition in found.suggestions] == ["担保人的责任何时结束"]
