import pytest

from articles.templatetags.typeset import phrases

TITLES = {
    "借条怎么写": "借条怎么写",
    "借条怎么写，将来才用得上": '<span class="phrase">借条怎么写，</span><span class="phrase">将来才用得上</span>',
    "甲<乙？丙&": '<span class="phrase">甲&lt;乙？</span><span class="phrase">丙&amp;</span>',
    "这一句比电话的一行还要长得多，短": "这一句比电话的一行还要长得多，短",
    "？！": "？！",
}


@pytest.mark.parametrize(("title", "html"), TITLES.items())
def test_phrases_stay_together_where_they_fit(title, html):
    assert phrases(title) == html
