import datetime

import pytest

from articles.citations import report_for
from articles.render.statutes import Line, cited_laws, lines_of, split_at, statutes_html
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
ON = datetime.date(2026, 11, 20)
CODE = {number: f"第{number}条的条文。" for number in range(670, 685)}


def laws_cited_in(html: str):
    return cited_laws(report_for(html, ON).verdicts, ON)


def test_each_cited_article_stands_once_under_its_law_in_the_order_of_the_law():
    make_law("中华人民共和国民法典", CODE, slug="minfadian")
    make_law("中华人民共和国刑法", {266: "诈骗公私财物。"}, slug="xingfa")

    laws = laws_cited_in(
        "<p>《民法典》第六百七十六条、第六百七十五条第一款，《刑法》第二百六十六条，《民法典》第675条</p>"
    )

    assert [(held.law.title, [s.label for s in held.statutes]) for held in laws] == [
        ("中华人民共和国民法典", ["第六百七十五条", "第六百七十六条"]),
        ("中华人民共和国刑法", ["第二百六十六条"]),
    ]


def test_a_range_brings_all_its_articles():
    make_law("中华人民共和国民法典", CODE, slug="minfadian")

    (held,) = laws_cited_in("<p>《民法典》第六百七十条至第六百七十三条</p>")

    assert [statute.url for statute in held.statutes] == [
        f"/laws/minfadian/{number}/?on=2026-11-20" for number in range(670, 674)
    ]


def test_what_does_not_exist_or_is_not_held_is_left_out():
    make_law("中华人民共和国民法典", CODE, slug="minfadian")

    assert laws_cited_in("<p>《民法典》第九百条，《民法典》，《不存在的法》第三条</p>") == []


def test_lines_keep_the_official_text_and_know_their_kind():
    text = "有下列情形之一的：\n（一）甲；\n1.乙；\n（二）丙。\n前款不适用。"

    assert lines_of(text) == (
        Line("有下列情形之一的：", "paragraph"),
        Line("（一）甲；", "item"),
        Line("1.乙；", "sub-item"),
        Line("（二）丙。", "item"),
        Line("前款不适用。", "paragraph"),
    )


@pytest.mark.parametrize(("count", "shown", "hidden"), [(6, 6, 0), (8, 8, 0), (9, 6, 3)])
def test_a_long_list_is_folded_away(count, shown, hidden):
    make_law("中华人民共和国民法典", CODE, slug="minfadian")
    laws = laws_cited_in(f"<p>《民法典》第六百七十条至第{670 + count - 1}条</p>")

    before, _, after = statutes_html(laws).partition("<details")

    assert (before.count("<h4>"), after.count("<h4>")) == (shown, hidden)


def test_split_names_the_law_again_in_the_folded_part():
    make_law("中华人民共和国民法典", CODE, slug="minfadian")

    first, others = split_at(laws_cited_in("<p>《民法典》第六百七十条至第六百七十三条</p>"), 3)

    assert [(group.title, len(group.statutes)) for group in [*first, *others]] == [
        ("中华人民共和国民法典", 3),
        ("中华人民共和国民法典", 1),
    ]


def test_section_names_version_and_day_of_effect():
    make_law("中华人民共和国民法典", CODE, slug="minfadian", label="2020年公布", complete=False)

    html = statutes_html(laws_cited_in("<p>《民法典》第六百七十五条</p>"))

    assert "2020年公布，2021年1月1日起施行（摘录）" in html
    assert '<p class="paragraph">第675条的条文。</p>' in html


def test_no_section_without_citations():
    assert statutes_html([]) == ""
