import pytest

from articles.search.query import clean, read
from articles.search.snippets import LENGTH, marked, pattern, snippet, visible


def mark(text: str, query: str) -> str:
    return marked(text, pattern(read(clean(query))))


@pytest.mark.parametrize(
    ("text", "query", "html"),
    [
        ("借条怎么写", "借条", "<mark>借条</mark>怎么写"),
        ("<b>借条</b> & 利息", "借条", "&lt;b&gt;<mark>借条</mark>&lt;/b&gt; &amp; 利息"),
        ("借条", "<script>", "借条"),
        ("a<script>b", "<script>", "a<mark>&lt;script&gt;</mark>b"),
        ("四倍ＬＰＲ与lpr", "LPR", "四倍<mark>ＬＰＲ</mark>与<mark>lpr</mark>"),
        (
            "《民法典》第六百七十五条",
            "民法典675条",
            "《<mark>民法典</mark>》<mark>第六百七十五条</mark>",
        ),
        ("第675条、第6750条", "六百七十五条", "<mark>第675条</mark>、第6750条"),
        ("刑法第一百三十三条之一", "第133条之一", "刑法<mark>第一百三十三条之一</mark>"),
        ("拖欠工资的", "不给工资", "<mark>拖欠工资</mark>的"),
        ("借条（利息）", "a.c|(", "借条（利息）"),
        ("没有", "", "没有"),
    ],
)
def test_marked(text, query, html):
    assert mark(text, query) == html


def test_snippet_begins_with_the_sentence_where_most_words_stand():
    text = "借条在前。" + "无关的话。" * 40 + "借条没有写利息。" + "后文。" * 60

    html = snippet(text, pattern(read("借条 利息")))

    assert html.startswith("…<mark>借条</mark>没有写<mark>利息</mark>。后文。")
    assert html.endswith("…")
    assert len(html.replace("<mark>", "").replace("</mark>", "")) == LENGTH + 2


def test_snippet_of_a_short_text_is_the_whole_text():
    assert snippet("甲乙\n借条", pattern(read("借条"))) == "甲乙 <mark>借条</mark>"


def test_snippet_is_empty_without_a_match():
    assert snippet("彩礼", pattern(read("借条"))) == ""


def test_visible_is_the_text_a_line_a_block():
    html = '<h2 title="a&gt;b">甲</h2><p>乙 &amp; <b>丙</b>\n丁<br>戊</p><!-- 己 -->'

    assert visible(html) == "甲\n乙 & 丙\n丁\n戊"
