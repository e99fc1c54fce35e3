import pytest

from tests.articles.checks.finding import excerpts, found

pytestmark = pytest.mark.django_db
GOOD = "朋友之间借钱，凭据写清楚才好要回来。本文说明日期、利息、签名和催款各怎样处理，哪些证据要提前保存。"
TITLE = "朋友借钱怎么留凭据"


@pytest.mark.parametrize(
    ("id", "seo", "count"),
    [
        ("seo.no_description", {"description": ""}, 1),
        ("seo.no_description", {"description": "  "}, 1),
        ("seo.no_description", {"description": GOOD}, 0),
        ("seo.no_description", {"seo_title": TITLE}, 0),
        ("seo.no_description", {}, 0),
        ("seo.description_is_title", {"description": f"{TITLE}？"}, 1),
        ("seo.description_is_title", {"description": "借条", "seo_title": "借条"}, 1),
        ("seo.description_is_title", {"description": f"{TITLE}：五个要点"}, 0),
        ("seo.description_is_title", {"description": ""}, 0),
        ("seo.description_too_long", {"description": "借" * 121}, 1),
        ("seo.description_too_long", {"description": "借" * 120}, 0),
        ("seo.description_width", {"description": "借" * 59}, 1),
        ("seo.description_width", {"description": "借" * 60}, 0),
        ("seo.description_width", {"description": "借" * 80}, 0),
        ("seo.description_width", {"description": "借" * 79 + "abc"}, 1),
        ("seo.description_width", {"description": "借" * 121}, 0),
        ("seo.title_width", {"seo_title": "借条a"}, 1),
        ("seo.title_width", {"seo_title": "怎么借钱"}, 0),
        ("seo.title_width", {"seo_title": "借" * 40}, 0),
        ("seo.title_width", {"seo_title": "借" * 40 + "a"}, 1),
        ("seo.title_width", {"seo_title": "a" * 80}, 0),
        ("seo.title_width", {"seo_title": ""}, 0),
        ("seo.title_cut", {"seo_title": "借" * 31}, 1),
        ("seo.title_cut", {"seo_title": "借" * 30}, 0),
        ("seo.title_cut", {"seo_title": "借" * 41}, 0),
        ("seo.title_cut", {}, 0),
    ],
)
def test_title_and_description(id, seo, count):
    assert len(found(id, "<p>正文。</p>", title=TITLE, seo=seo)) == count


def test_what_is_too_long_is_shown_from_the_limit_on():
    assert excerpts("seo.description_too_long", seo={"description": "借" * 120 + "多余"}) == [
        "多余"
    ]


def test_title_of_the_post_counts_where_there_is_no_seo_title():
    (finding,) = found("seo.title_cut", title="借" * 31, seo={"description": GOOD})

    assert finding.field == "title"
