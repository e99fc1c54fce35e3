import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.search import finding
from tests.factories import make_category, make_edition, make_firm, make_lawyer, make_post
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
CITING = "<p>依照《民法典》第六百七十五条，应当还款。</p>"


def ago(**span: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(**span)


def page(client, **asked: str):
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response


def titles(response, name: str = "page") -> list[str]:
    found = response.context[name]
    results = found.results if name == "page" else found
    return [str(result.title).replace("<mark>", "").replace("</mark>", "") for result in results]


def test_search_without_words_shows_the_form_alone(client):
    make_edition(title="借条")

    html = page(client).content.decode()

    assert '<form class="search-form" role="search" action="/search/" method="get">' in html
    assert "post-list" not in html


def test_search_shows_marked_titles_and_passages(client):
    make_edition(title="借条怎么写", body="<p>先写明利息 &lt;b&gt;。</p><p>借条要签名。</p>")

    html = page(client, q="借条").content.decode()

    assert "<mark>借条</mark>怎么写</a>" in html
    assert "先写明利息 &lt;b&gt;。 <mark>借条</mark>要签名。" in html


def test_search_finds_what_is_live_and_nothing_else(client):
    make_edition(title="借条在线")
    make_edition(title="借条将来", at=ago(days=-1))
    make_edition(title="借条撤下", at=ago(days=3), live_until=ago(days=1))
    make_post(title="借条草稿", body="<p>借条</p>")
    make_edition(of={"kind": "page", "path": "/about/", "title": "借条页面"})

    response = page(client, q="借条")

    assert titles(response) == ["借条在线"]
    assert "将来" not in response.content.decode()


def test_search_shows_the_edition_of_the_moment(client):
    post = make_post(title="借条")
    make_edition(post, title="借条旧版", at=ago(days=3), live_until=ago(days=-1))
    make_edition(post, title="借条新版", at=ago(days=-1))

    assert titles(page(client, q="借条")) == ["借条旧版"]


@pytest.mark.parametrize("text", ["民法典675", "六百七十五条", "第675条", "民法典第六百七十五条"])
def test_provision_stands_first_with_the_posts_that_cite_it(client, text):
    make_law(articles={675: "借款人应当按照约定的期限返还借款。"})
    make_edition(title="引用的较早", body=CITING, at=ago(days=2))
    make_edition(title="引用的较新", body=CITING, at=ago(days=1))
    make_edition(title="民法典", body="<p>别的文章。</p>")

    response = page(client, q=text)

    html = response.content.decode()
    assert titles(response) == ["引用的较新", "引用的较早"]
    assert '<a href="/laws/minfadian/675/">《民法典》第六百七十五条</a>' in html
    assert "<mark>第六百七十五条</mark>" in html
    assert html.index("借款人应当按照约定的期限返还借款。") < html.index("引用的较新")


def test_provision_that_no_post_cites_is_shown_all_the_same(client):
    make_law(articles={675: "借款人应当按照约定的期限返还借款。"})
    make_edition(title="民法典入门", body="<p>一。</p>")

    response = page(client, q="民法典675")

    assert "借款人应当按照约定的期限返还借款。" in response.content.decode()
    assert titles(response) == ["民法典入门"]


def test_law_named_is_linked(client):
    make_law()

    assert (
        '<a href="/laws/minfadian/">《民法典》全文</a>' in page(client, q="民法典").content.decode()
    )


def test_filters_narrow_the_results(client):
    make_law(articles={675: "借款人应当还款。"})
    family = make_category("婚姻家事", "hunyin")
    first = datetime.datetime(2024, 12, 31, 16, tzinfo=datetime.UTC)
    make_edition(title="借条甲", body=CITING, at=first)
    make_edition(title="借条乙", at=first - datetime.timedelta(minutes=1))
    make_edition(title="借条丙", category=family, at=first - datetime.timedelta(days=400))

    assert titles(page(client, q="借条", c="hunyin")) == ["借条丙"]
    assert titles(page(client, q="借条", law="minfadian")) == ["借条甲"]
    assert titles(page(client, q="借条", year="2025")) == ["借条甲"]
    assert titles(page(client, q="借条", year="2024")) == ["借条乙"]
    assert titles(page(client, q="借条", c="hunyin", year="2025")) == []
    assert titles(page(client, q="民法典675", year="2025")) == ["借条甲"]
    assert titles(page(client, q="民法典675", c="hunyin")) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"c": "nothing"},
        {"law": "nothing"},
        {"year": "26"},
        {"year": "２０２６"},
        {"page": "0"},
        {"page": "11"},
        {"page": "x"},
        {"page": "2"},
    ],
)
def test_what_there_is_not_is_not_found(client, asked):
    make_edition(title="借条")

    assert client.get("/search/", {"q": "借条", **asked}).status_code == 404


@pytest.mark.parametrize(
    "text", ["愈期", "\x00", "'\"\\%_*", "(" * 300, "𠮷" * 300, "？", "<script>"]
)
def test_any_text_is_answered(client, text):
    make_edition(title="逾期")

    html = page(client, q=text).content.decode()

    assert "<script>alert" not in html
    assert "<title>搜索" in html


def test_query_is_escaped_and_cut(client):
    response = page(client, q='"><script>alert(1)</script>' + "长" * 300)

    assert "<script>alert" not in response.content.decode()
    assert len(response.context["text"]) == 200


def test_misspelt_query_is_given_a_suggestion(client):
    make_edition(title="逾期以后")

    html = page(client, q="愈期").content.decode()

    assert f'<a href="/search/?q={"%E9%80%BE%E6%9C%9F"}">逾期</a>' in html


def test_one_character_finds_titles_and_words_with_it(client):
    make_edition(title="债权转让")

    response = page(client, q="债")

    assert titles(response) == ["债权转让"]
    assert response.context["suggestions"] == ["债权", "债权转让"][:1]


def test_nothing_found_shows_titles_that_are_near(client):
    make_edition(title="彩礼返还")

    response = page(client, q="礼还")

    assert titles(response, "nearest") == ["彩礼返还"]
    assert "没有找到" in response.content.decode()


def test_pages_divide_the_results_and_keep_the_query(client):
    for number in range(11):
        make_edition(title=f"借条 {number}", at=ago(days=number + 1))

    first, second = (page(client, q="借条", year="", page=str(n)) for n in (1, 2))

    assert titles(first) == [f"借条 {number}" for number in range(10)]
    assert titles(second) == ["借条 10"]
    assert 'rel="next" href="?q=%E5%80%9F%E6%9D%A1&amp;year=&amp;page=2"' in first.content.decode()


def test_deepest_page_leads_no_further(client, monkeypatch):
    monkeypatch.setattr(finding, "DEEPEST", 1)
    for number in range(11):
        make_edition(title=f"借条 {number}")

    html = page(client, q="借条").content.decode()

    assert 'rel="next"' not in html
    assert "换几个更具体的词" in html


def test_search_is_not_indexed_sets_no_cookie_and_its_queries_do_not_grow(
    client, django_assert_num_queries
):
    make_firm()
    lawyer = make_lawyer()
    for number in range(11):
        make_edition(title=f"借条 {number}", lawyer=lawyer)
    with CaptureQueriesContext(connection) as before:
        response = page(client, q="借条")

    for number in range(11, 15):
        make_edition(title=f"借条 {number}", lawyer=lawyer)

    with django_assert_num_queries(len(before)):
        page(client, q="借条")
    assert not response.cookies
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_every_page_leads_to_the_search(client):
    assert '<a class="site-search" href="/search/">搜索</a>' in client.get("/").content.decode()


def test_page_not_found_offers_the_search(client):
    response = client.get("/nothing/")

    assert response.status_code == 404
    assert 'action="/search/" method="get"' in response.content.decode()


def test_search_takes_no_post(client):
    assert client.post("/search/", {"q": "借条"}).status_code == 405
