import pytest
from django.template import Context, Template
from django.test import RequestFactory

from tests.factories import make_edition
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
TAG = Template("{% load citing %}{% citing_posts law article suffix %}")


def shown(law, article: int, suffix: int = 0, query: str = "") -> str:
    request = RequestFactory().get(f"/laws/x/?{query}")
    context = {"request": request, "law": law, "article": article, "suffix": suffix}
    return TAG.render(Context(context))


@pytest.fixture
def law():
    law = make_law(articles={675: "返还借款。", 676: "支付逾期利息。"}, slug="minfadian")
    make_law("中华人民共和国刑法", {266: "诈骗公私财物。", "276-1": "拒不支付劳动报酬。"})
    make_edition(title="引用六七五", body="<p>《民法典》第六百七十五条。</p>")
    make_edition(title="引用六七六", body="<p>《民法典》第六百七十六条。</p>")
    make_edition(title="引用刑法", body="<p>《刑法》第二百七十六条之一。</p>")
    return law


def test_article_names_the_posts_that_cite_it(law):
    html = shown(law, 675)

    assert "引用六七五" in html
    assert "引用六七六" not in html
    assert "引用刑法" not in html


def test_suffix_is_part_of_the_article(law):
    criminal = make_law("中华人民共和国刑法", {}, "2020-01-01")

    assert "引用刑法" in shown(criminal, 276, 1)
    assert shown(criminal, 276).strip() == ""


def test_law_names_the_posts_that_cite_any_of_it(law):
    html = shown(law, 0)

    assert "引用六七五" in html
    assert "引用六七六" in html
    assert "引用刑法" not in html


def test_article_that_nobody_cites_shows_nothing(law):
    assert shown(law, 1).strip() == ""


def test_many_posts_are_paged_and_keep_the_day(law):
    for number in range(21):
        make_edition(title=f"又一篇 {number}", body="<p>《民法典》第675条。</p>")

    html = shown(law, 675, query="on=2026-01-01")

    assert 'href="?on=2026-01-01&amp;page=2"' in html
