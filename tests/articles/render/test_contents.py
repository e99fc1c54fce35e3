import pytest

from articles.render.contents import anchor_edits, contents_html, headings_of
from articles.render.markup import apply

HTML = "<h2>一</h2><p>甲</p><h3>一之一</h3><h3>一<b>之二</b></h3><h2>二&amp;三</h2>"


def test_headings_have_anchors_by_their_place():
    assert [(h.level, h.text, h.anchor) for h in headings_of(HTML)] == [
        (2, "一", "section-1"),
        (3, "一之一", "section-1-1"),
        (3, "一之二", "section-1-2"),
        (2, "二&三", "section-2"),
    ]


def test_anchors_are_set_on_the_headings():
    assert apply(HTML, anchor_edits(headings_of(HTML))) == (
        '<h2 id="section-1">一</h2><p>甲</p><h3 id="section-1-1">一之一</h3>'
        '<h3 id="section-1-2">一<b>之二</b></h3><h2 id="section-2">二&amp;三</h2>'
    )


def test_an_empty_heading_is_no_heading():
    assert headings_of("<h2> </h2><h2>甲</h2>")[0].text == "甲"


@pytest.mark.parametrize(("count", "shown"), [(0, False), (2, False), (3, True)])
def test_contents_are_shown_from_three_headings_on(count, shown):
    html = contents_html(headings_of("<h2>甲</h2>" * count))

    assert ("目录" in html) is shown


def test_contents_nest_the_smaller_headings():
    html = "".join(contents_html(headings_of(HTML)).split())

    assert '<ol><li><ahref="#section-1-1">一之一</a></li>' in html
    assert html.index("一之二") < html.index("二&amp;三")
