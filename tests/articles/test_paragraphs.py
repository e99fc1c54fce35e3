import random
import re

import pytest

from articles.paragraphs import in_paragraphs
from articles.richtext import sanitize


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("一<b>二</b>", "一<b>二</b>"),
        ("一<b></b>二", "一二"),
        ("<p>一</p>\n\n<p>二</p>", "<p>一</p>\n\n<p>二</p>"),
        ("<div>一<div>二</div>三</div>", "<p>一</p><p>二</p><p>三</p>"),
        ("<span>一<p>二</p></span>", "<p>一</p><p>二</p>"),
        ("<ul><li>一</li></ul>二", "<ul><li>一</li></ul><p>二</p>"),
        ("<b><ul><li>一</li></ul></b>", "<ul><li><b>一</b></li></ul>"),
        ("<blockquote>一<p>二</p></blockquote>", "<blockquote>一<p>二</p></blockquote>"),
        ("<p><br>一<br></p>", "<p>一<br></p>"),
        ("<p>一<hr>二</p>", "<p>一</p><hr><p>二</p>"),
        ('<p><img alt="x"></p>', ""),
        ('<a href="/x"><p>一</p><p>二</p></a>', '<p><a href="/x">一</a></p><p><a href="/x">二</a></p>'),
        ("<table><caption><p>一</p><p>二</p></caption></table>", "<table><caption>一 二</caption></table>"),
        ("<h3>一<h4>二</h4></h3>三", "<h3>一</h3><h4>二</h4><p>三</p>"),
    ],
)  # fmt: skip
def test_in_paragraphs(given, expected):
    assert in_paragraphs(given) == expected


def _random_html(choice: random.Random) -> str:
    tags = "p div section h1 h3 ul li table tr td caption blockquote strong span a pre dl dt br hr"
    pieces, opened = [], []
    for _ in range(choice.randint(1, 14)):
        draw = choice.random()
        if draw < 0.45:
            opened.append(choice.choice(tags.split()))
            pieces.append(f"<{opened[-1]}>")
        elif draw < 0.7 or not opened:
            pieces.append(choice.choice(["甲", "乙 ", "\n", "&nbsp;", "丙&lt;"]))
        else:
            pieces.append(f"</{opened.pop()}>")
    return "".join(pieces)


def _ink(html: str) -> list[str]:
    return sorted(re.sub(r"<[^>]*>|\s|&nbsp;", "", html))


def test_sanitize_random_html_is_stable_and_loses_no_character():
    choice = random.Random(675)
    for _ in range(3000):
        given = _random_html(choice)
        once = sanitize(given)

        assert (sanitize(once), _ink(once)) == (once, _ink(given)), given
