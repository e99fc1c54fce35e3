import pytest

from articles.checks.elements import attributes_of, elements_of


def test_headings_pictures_and_links_in_their_order():
    html = "<h3>一<b>二</b></h3><p><a href=\"/x\">链<i>接</i></a><img src=a.jpg alt='图'></p><h2>三</h2>"

    found = elements_of(html)

    assert [(h.name, h.text, html[h.start : h.end]) for h in found.headings] == [
        ("h3", "一二", "<h3>一<b>二</b></h3>"),
        ("h2", "三", "<h2>三</h2>"),
    ]
    assert [(link.text, link.attributes) for link in found.links] == [("链接", {"href": "/x"})]
    assert [image.attributes for image in found.images] == [{"src": "a.jpg", "alt": "图"}]


@pytest.mark.parametrize(("name", "level"), [("h1", 2), ("h2", 2), ("h4", 4)])
def test_level_of_a_heading(name, level):
    (heading,) = elements_of(f"<{name}>一</{name}>").headings

    assert heading.level == level


def test_block_tells_whether_a_list_follows():
    html = "<p>甲</p><ul><li>乙</li></ul><p>丙</p>丁"

    blocks = elements_of(html).blocks

    assert [(b.name, html[b.start : b.end], b.before_list) for b in blocks] == [
        ("p", "甲", True),
        ("li", "乙", False),
        ("p", "丙", False),
        ("", "丁", False),
    ]


def test_code_and_quoted_blocks_are_foreign():
    html = "<p>甲</p><blockquote><p>乙</p></blockquote><code>丙</code>"

    found = elements_of(html)

    assert [found.is_foreign(html.index(char)) for char in "甲乙丙"] == [False, True, True]


@pytest.mark.parametrize("html", ["", "<", "<p", "</h2>", "<a href=x>甲", "<h2>甲<h3>", "<img"])
def test_broken_html_gives_what_can_be_read(html):
    assert elements_of(html).links == ()


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ('<img src="a b" ALT=\'甲"乙\'>', {"src": "a b", "alt": '甲"乙'}),
        ("<img alt>", {"alt": ""}),
        ("<img alt='&lt;甲&gt;'/>", {"alt": "<甲>"}),
        ("<img>", {}),
    ],
)
def test_attributes_of_a_tag(tag, attributes):
    assert attributes_of(tag) == attributes
