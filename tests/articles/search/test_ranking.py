import datetime

import pytest
from django.utils import timezone

from articles.models import SearchText
from articles.search import ranking
from articles.search.asking import Scope
from articles.search.query import clean, read
from articles.search.ranking import ranked
from tests.factories import make_edition

pytestmark = pytest.mark.django_db


def make(*posts: tuple[str, str]) -> None:
    """Publish posts of a title and a body, the first of them newest."""
    now = timezone.now()
    for days, (title, body) in enumerate(posts, 1):
        make_edition(title=title, body=body, at=now - datetime.timedelta(days=days))


def order(text: str, limit: int = 50) -> list[str]:
    titles = dict(SearchText.objects.values_list("id", "edition__title"))
    return [titles[key] for key in ranked(read(clean(text)), Scope(), limit)]


def test_title_counts_for_more_than_heading_and_heading_than_body():
    make(
        ("正文里有", "<p>彩礼</p>"),
        ("小标题里有", "<h2>彩礼</h2>"),
        ("标题：彩礼", "<p>一</p>"),
        ("没有", "<p>借条</p>"),
    )

    assert order("彩礼") == ["标题：彩礼", "小标题里有", "正文里有"]


def test_statute_counts_for_more_than_body():
    make(("正文里有", "<p>说说民法典</p>"), ("依据它", "<p>一</p>"))
    SearchText.objects.filter(edition__title="依据它").update(statutes="民法典")

    assert order("民法典") == ["依据它", "正文里有"]


def test_exact_phrase_comes_before_all_words_and_these_before_any():
    make(
        ("一个词：借条", "<p>一</p>"),
        ("利息和借条", "<p>一</p>"),
        ("甲", "<p>借条利息</p>"),
    )

    assert order("借条利息") == ["甲", "利息和借条", "一个词：借条"]


def test_rare_word_counts_for_more_than_a_common_one():
    make(
        ("借条一", "<p>借条</p>"),
        ("借条二", "<p>借条</p>"),
        ("借条三", "<p>借条</p>"),
        ("彩礼一", "<p>彩礼</p>"),
    )

    assert order("借条彩礼")[0] == "彩礼一"


def test_what_lawyers_call_it_is_found_too():
    make(("拖欠工资", "<p>一</p>"), ("别的", "<p>二</p>"))

    assert order("欠薪") == ["拖欠工资"]


def test_word_inside_of_a_long_one_is_found_too():
    make(("好意同乘", "<p>一</p>"), ("别的", "<p>二</p>"))

    assert order("好意") == ["好意同乘"]


def test_long_word_finds_posts_on_the_word_inside_it():
    make(("网贷", "<p>一</p>"), ("别的", "<p>二</p>"))

    assert order("网贷平台") == ["网贷"]


def test_one_character_finds_words_that_begin_with_it():
    make(("债权转让", "<p>一</p>"), ("别的", "<p>二</p>"))

    assert order("债") == ["债权转让"]


@pytest.mark.parametrize(
    "text",
    [
        "借条 OR 彩礼",
        "借条 AND NOT 彩礼",
        '"借条',
        "借条*",
        "title:借条",
        "(借条",
        "-借条",
        "借条 & !彩礼 <-> |",
        "借条:*A",
        "'借条'",
        "NEAR(借条 彩礼)",
        "^借条",
        "\\借条",
    ],
)
def test_operators_are_only_text(text):
    make(("借条", "<p>一</p>"))

    assert order(text) == ["借条"]


def test_posts_with_all_words_are_kept_however_common_each_is(monkeypatch):
    monkeypatch.setattr(ranking, "NEWEST", 2)
    make(
        ("新一", "<p>借条</p>"),
        ("新二", "<p>借条</p>"),
        ("新三", "<p>彩礼</p>"),
        ("新四", "<p>彩礼</p>"),
        ("老", "<p>借条与彩礼</p>"),
    )

    assert order("借条怎么彩礼")[0] == "老"


def test_each_row_comes_once():
    make(("借条", "<h2>借条</h2><p>借条与利息</p>"))

    assert order("借条与利息") == ["借条"]
