import pytest

from articles.similar import alike, subject_of

SUBJECTS = {
    "网贷逾期怎么办？这些事情你必须知道！": "网贷逾期",
    "网贷逾期如何处理": "网贷逾期",
    "借条怎么写，将来才用得上": "借条写将来才用得上",
    "公司让你走：N、N+1与2N分别在什么时候": "公司让你走nn1与2n分别在什么时候",
    "怎么办": "怎么办",
}
PAIRS = {
    ("网贷逾期怎么办？这些事情你必须知道！", "网贷逾期怎么办？看完这篇就懂了"): True,
    ("网贷逾期怎么办", "网贷逾期如何处理"): True,
    ("网贷逾期怎么办", "网贷逾期被起诉怎么办"): False,
    ("借条怎么写才有效", "借条怎么写才有效力"): True,
    ("离婚冷静期有多长", "交通事故赔偿有哪些项目"): False,
    ("先交强险、再商业险、最后才是司机", "被车撞伤，赔偿清单上应该有哪些项目"): False,
}


@pytest.mark.parametrize(("title", "subject"), SUBJECTS.items())
def test_subject_is_the_title_without_its_template(title, subject):
    assert subject_of(title) == subject


@pytest.mark.parametrize(("pair", "expected"), PAIRS.items())
def test_titles_of_one_subject_are_alike(pair, expected):
    assert alike(*pair) is expected
    assert alike(*reversed(pair)) is expected
