import datetime

import pytest
from django.utils import timezone

from tests.articles.checks.finding import found
from tests.factories import make_edition

pytestmark = pytest.mark.django_db


def text(keyword: str, times: int, length: int) -> str:
    """A body of so many characters in which the keyword stands so many times."""
    rest = length - times * len(keyword)
    other = "".join(chr(0x5000 + n) for n in range(rest))
    return f"<p>{'，'.join([keyword] * times)}。{other}</p>"


@pytest.mark.parametrize(
    ("times", "length", "expected"),
    [
        (7, 1000, []),
        (8, 1067, []),
        (8, 1060, ["seo.stuffing"]),
        (10, 1000, ["seo.stuffing"]),
        (11, 1000, ["seo.stuffed"]),
        (30, 1000, ["seo.stuffed"]),
        (2, 200, []),
        (3, 201, ["seo.stuffed"]),
        (4, 199, []),
        (5, 199, ["seo.stuffing"]),
    ],
)
def test_share_of_the_keyword(times, length, expected):
    html, seo = text("朋友借钱", times, length), {"focus_keyword": "朋友借钱"}

    found_ids = [id for id in ("seo.stuffing", "seo.stuffed") if found(id, html, seo=seo)]

    assert found_ids == expected


def test_stuffing_names_its_limit_and_asks_for_nothing_more():
    (finding,) = found("seo.stuffed", text("朋友借钱", 30, 1000), seo={"focus_keyword": "朋友借钱"})

    assert finding.level == "BLOCKER"
    assert finding.message == "核心关键词“朋友借钱”出现 30 次，占正文字数的 12.0%，超过 4%。"


@pytest.mark.parametrize("times", [0, 1])
def test_too_few_keywords_are_no_fault(times):
    html, seo = text("朋友借钱", times, 1000), {"focus_keyword": "朋友借钱"}

    assert [found(id, html, seo=seo) for id in ("seo.stuffing", "seo.stuffed")] == [[], []]


@pytest.mark.parametrize(
    ("phrase", "times", "seo", "count"),
    [
        ("网贷逾期上岸", 12, {}, 1),
        ("网贷逾期上岸", 7, {}, 0),
        ("网贷逾期上岸", 12, {"focus_keyword": "网贷逾期"}, 0),
        ("《劳动合同法》", 20, {}, 0),
    ],
)
def test_phrase_that_crowds_a_text(phrase, times, seo, count):
    assert len(found("seo.stuffed_phrase", text(phrase, times, 900), seo=seo)) == count


@pytest.mark.parametrize(
    ("id", "fields", "count"),
    [
        ("seo.no_keyword", {"seo": {"focus_keyword": ""}}, 1),
        ("seo.no_keyword", {"seo": {}}, 0),
        ("seo.no_keyword", {"seo": {"focus_keyword": ""}, "kind": "page"}, 0),
        ("seo.keyword_length", {"seo": {"focus_keyword": "借"}}, 1),
        ("seo.keyword_length", {"seo": {"focus_keyword": "借条"}}, 0),
        ("seo.keyword_length", {"seo": {"focus_keyword": "借" * 13}}, 1),
        ("seo.keyword_in_title", {"seo": {"focus_keyword": "网贷逾期"}, "title": "借条"}, 1),
        (
            "seo.keyword_in_title",
            {"seo": {"focus_keyword": "网贷逾期"}, "title": "网贷已经逾期"},
            0,
        ),
        (
            "seo.keyword_in_title",
            {"seo": {"focus_keyword": "借条", "seo_title": "利息"}, "title": "借条"},
            1,
        ),
        ("seo.keyword_in_lead", {"seo": {"focus_keyword": "网贷逾期"}}, 1),
        ("seo.keyword_in_lead", {"seo": {"focus_keyword": "第一段"}}, 0),
        ("seo.keyword_in_lead", {"seo": {"focus_keyword": "利息"}, "answer": "利息有上限。"}, 0),
        (
            "seo.keyword_in_description",
            {"seo": {"focus_keyword": "利息", "description": "借条"}},
            1,
        ),
        (
            "seo.keyword_in_description",
            {"seo": {"focus_keyword": "利息", "description": "利息、利息"}},
            0,
        ),
        (
            "seo.keyword_in_description",
            {"seo": {"focus_keyword": "利息", "description": "利息、利息、利息"}},
            1,
        ),
        ("seo.keyword_in_description", {"seo": {"focus_keyword": "利息", "description": ""}}, 0),
    ],
)
def test_use_of_the_keyword(id, fields, count):
    html = "<h2>利息</h2><p>这是第一段。</p><p>网贷逾期。</p>"

    assert len(found(id, html, **fields)) == count


@pytest.mark.parametrize(
    ("headings", "count"),
    [(["借条"] * 4, 1), (["借条"] * 3 + ["利息"], 0), (["借条"] * 3, 0), (["利息"] * 4, 0)],
)
def test_headings_that_all_have_the_keyword(headings, count):
    html = "".join(f"<h2>{heading}怎么写</h2><p>甲</p>" for heading in headings)

    assert len(found("seo.keyword_in_headings", html, seo={"focus_keyword": "借条"})) == count


def test_keyword_of_another_post_is_named_with_its_address():
    edition = make_edition(title="借条怎么写", focus_keyword="借条")
    make_edition(focus_keyword="欠条")

    (finding,) = found("seo.keyword_taken", seo={"focus_keyword": "借条"})

    assert finding.level == "ADVICE"
    assert finding.detail == {"paths": [edition.post.path]}


def test_keyword_is_free_for_the_post_itself_and_after_withdrawal():
    edition = make_edition(focus_keyword="借条")
    seo = {"focus_keyword": "借条"}

    assert found("seo.keyword_taken", seo=seo, post_id=edition.post_id) == []
    edition.live_until = timezone.now() + datetime.timedelta(seconds=1)
    edition.save()
    assert found("seo.keyword_taken", seo=seo) == []
    assert found("seo.keyword_taken", seo={"focus_keyword": ""}) == []
