import pytest

from articles.plaintext import text_of
from tests.stopwatch import within


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>甲&amp;<b>乙</b></p>", "甲&乙\n"),
        ("<p>甲</p><p>乙</p>", "甲\n乙\n"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("<ul>\n  <li>一</li>\n  <li>二</li>\n</ul>", "一\n二\n"),
        ("<p>a\n  b\t c</p>", "a b c\n"),
        ("<p>第<font>六</font><o:p>百</o:p><wbr>条</p>", "第六百条\n"),
        ("甲<!-- <p>乙 -->丙", "甲丙"),
        ("<script>if (a<b) x()</script>后", "后"),
        ("<style>p{}</style >前<title>标题", "前"),
        ('<p title="a>b">甲</p>', "甲\n"),
        ("1 < 2 &lt; 3 &#x4e00;&#19968; &unknown;", "1 < 2 < 3 一一 &unknown;"),
        ("甲&nbsp;乙", "甲\xa0乙"),
        ("", ""),
    ],
)
def test_text_of(html, text):
    assert text_of(html).text == text


@pytest.mark.parametrize(
    ("html", "words", "source"),
    [
        ("<p>甲&amp;<b>乙</b></p>", "甲&乙", "甲&amp;<b>乙"),
        ("<p>依&#29031;本法</p>", "照", "&#29031;"),
        ("<p>𠮷甲<i>乙</i></p>", "甲", "甲"),
        ("<p>甲  \n 乙</p>", "甲 乙", "甲  \n 乙"),
    ],
)
def test_span_of_words_stands_there_in_the_html(html, words, source):
    plain = text_of(html)
    at = plain.text.index(words)

    start, end = plain.span(at, at + len(words))

    assert html[start:end] == source


def test_span_empty_stays_empty():
    plain = text_of("<p>甲乙</p>")

    assert (plain.span(1, 1), plain.span(99, 99)) == ((4, 4), (5, 5))


@pytest.mark.parametrize("piece", ["<a ", '<a "', "<a '\"", "<!--", "&a", "<", "<script>", "<p>甲"])
def test_text_of_hostile_html_takes_no_long_time(piece):
    with within(seconds=4):
        text_of(piece * 40_000)
