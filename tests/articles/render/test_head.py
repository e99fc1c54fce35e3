import html
import json
import re

import pytest

from articles.models import Firm
from articles.render.head import description_of, head_html, keywords_of, title_of
from articles.render.linked_data import script
from tests.factories import make_edition, make_firm, make_lawyer

pytestmark = pytest.mark.django_db


def data_of(head: str) -> dict[str, dict]:
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    nodes = [json.loads(text) for text in scripts]
    return {node.get("@type", "Baidu"): node for node in nodes}


def test_title_is_the_seo_title_or_title_category_site():
    firm = make_firm()

    assert title_of(make_edition(title="借条怎么写"), firm) == "借条怎么写_民间借贷_试验律所"
    assert title_of(make_edition(seo_title=" 借条写法 "), firm) == "借条写法"


def test_description_falls_back_to_the_excerpt_and_then_to_the_text():
    assert description_of(make_edition(description="描述。", excerpt="摘要。")) == "描述。"
    assert description_of(make_edition(excerpt="摘要。")) == "摘要。"
    assert description_of(make_edition(excerpt="", body="<p>首句。次句。</p>")) == "首句。次句。"


def test_keywords_begin_with_the_focus_keyword_each_once():
    edition = make_edition(focus_keyword="借条", keywords="欠条、借条，利息; 举证")

    assert keywords_of(edition) == ["借条", "欠条", "利息", "举证"]


def test_head_holds_what_seo_staff_wrote():
    edition = make_edition(
        noindex=True, canonical_url="https://other.example/1", keywords="利息", title='甲"乙<丙'
    )

    head = head_html(edition, make_firm(), [])

    assert '<meta name="robots" content="noindex">' in head
    assert '<link rel="canonical" href="https://other.example/1">' in head
    assert '<meta name="keywords" content="利息">' in head
    assert "<title>甲&quot;乙&lt;丙_民间借贷_试验律所</title>" in head


def test_head_without_them_is_indexed_under_its_own_address():
    edition = make_edition()

    head = head_html(edition, make_firm(), [])

    assert "robots" not in head
    assert f'<link rel="canonical" href="https://law.example{edition.post.path}">' in head


def test_data_name_author_reviewer_dates_and_publisher():
    author, reviewer = make_lawyer(name="陆怀瑾"), make_lawyer(name="沈砚秋")
    edition = make_edition(lawyer=author, reviewer=reviewer, tags=("利息",))

    data = data_of(head_html(edition, make_firm(), []))

    article = data["Article"]
    assert article["author"]["name"] == "陆怀瑾"
    assert article["author"]["identifier"]["value"] == author.licence_number
    assert article["mainEntityOfPage"]["reviewedBy"]["name"] == "沈砚秋"
    assert article["publisher"]["@type"] == "LegalService"
    assert article["datePublished"].endswith("+08:00")
    assert data["Baidu"]["pubDate"] == article["datePublished"].removesuffix("+08:00")
    assert [item["name"] for item in data["BreadcrumbList"]["itemListElement"]] == [
        "首页",
        "民间借贷",
        edition.title,
    ]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "&lt;", "\u2028"])
def test_no_value_can_end_the_script_element(text):
    element = script({"headline": text})
    inner = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")

    assert not set("<>&\u2028") & set(inner)
    assert json.loads(inner) == {"headline": text}


def test_meta_values_cannot_leave_their_attribute():
    edition = make_edition(description='"><script>alert(1)</script>')

    head = head_html(edition, Firm.current(), [])

    assert html.escape('"><script>alert(1)</script>') in head
    assert "<script>alert" not in head
