import datetime

import pytest
from django.utils import timezone

from articles.models.notice import NoticeKind
from articles.render.notice import linked, word
from tests.factories import make_category, make_firm, make_lawyer, make_post

pytestmark = pytest.mark.django_db
AT = datetime.datetime(2026, 11, 19, 23, 0, tzinfo=datetime.UTC)


@pytest.fixture
def firm():
    return make_firm(
        notice_original="{firm}{author}著，见 {url} ，{date}。",
        notice_reprint="《{title}》转自{source}（{source_url}）。",
        notice_case="案号{case_number}，{unknown}。",
    )


def test_notice_names_firm_author_permalink_and_day_in_china(firm):
    post = make_post(lawyer=make_lawyer(name="沈砚秋"))

    assert word(post, firm, AT) == (
        f"浙江试验律师事务所沈砚秋著，见 https://law.example/posts/{post.pk}.html ，2026年11月20日。"
    )


def test_notice_follows_the_category_and_is_overridden_by_the_post(firm):
    reprints = make_category("转载", "zhuanzai", notice_kind=NoticeKind.REPRINT)
    fields = {"title": "题目", "source": "某报", "source_url": "https://news.example/1"}

    inherited = make_post(category=reprints, **fields)
    own_kind = make_post(
        category=reprints, notice_kind=NoticeKind.CASE, case_number="（2026）浙01民初1号"
    )
    own_words = make_post(category=reprints, notice_text="本篇另有约定。", **fields)

    assert word(inherited, firm, AT) == "《题目》转自某报（https://news.example/1）。"
    assert word(own_kind, firm, AT) == "案号（2026）浙01民初1号，{unknown}。"
    assert word(own_words, firm, AT) == "本篇另有约定。"


def test_bracket_left_empty_is_dropped(firm):
    post = make_post(title="题目", notice_kind=NoticeKind.REPRINT, source="某报")

    assert word(post, firm, AT) == "《题目》转自某报。"


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_firm_without_its_own_words_has_the_shipped_ones(kind):
    post = make_post(notice_kind=kind, lawyer=make_lawyer(), source="某报")
    notice = word(post, make_firm(), timezone.now())

    assert notice.startswith("本文")
    assert not {"{", "}"} & set(notice)


def test_addresses_in_a_notice_are_links_and_markup_is_text():
    text = "见 https://law.example/posts/1.html ，又见 https://law.example/posts/1.html/x <b>&"

    assert linked(text, ["https://law.example/posts/1.html", ""]) == (
        '见 <a href="https://law.example/posts/1.html">https://law.example/posts/1.html</a> ，'
        "又见 https://law.example/posts/1.html/x &lt;b&gt;&amp;"
    )
