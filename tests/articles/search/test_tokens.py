import pytest

from articles.search.tokens import article_word, fold, indexed, lexicon, parts, words


@pytest.mark.parametrize(
    ("text", "found"),
    {
        "网贷逾期会坐牢吗": ["网贷", "逾期", "会", "坐牢", "吗"],
        "好意同乘，谁赔？": ["好意同乘", "谁", "赔"],
        "《民法典》第六百七十五条：借款人": ["民法典", "675条", "借款人"],
        "民法典第675条": ["民法典", "675条"],
        "六百七十五条": ["675条"],
        "第 ６７５ 条": ["675条"],
        "刑法第一百三十三条之一第一款": ["刑法", "133条之1", "第一款"],
        "第五条之一般规定": ["5条", "之", "一般", "规定"],
        "暂行条例": ["暂行条例"],
        "ＬＰＲ的４倍": ["lpr", "的", "4", "倍"],
        "N+1、2N": ["n", "1", "2", "n"],
        "沈砚秋": ["沈", "砚", "秋"],
        'a" OR (b*) NOT -c': ["a", "or", "b", "not", "c"],
        "……！？ ": [],
    }.items(),
)
def test_words(text, found):
    assert words(text) == found


def test_words_of_a_law_name_stay_together_in_any_context():
    assert words("依据劳动合同法规定") == ["依据", "劳动合同法", "规定"]
    assert words("《劳动合同法》") == ["劳动合同法"]


def test_indexed_adds_the_words_inside_of_long_ones_behind_all_others():
    assert indexed("民间借贷纠纷") == "民间借贷 纠纷 民间 借贷"


def test_parts_of_a_short_or_latin_word_are_none():
    assert (parts("借条"), parts("lpr4"), parts("")) == ((), (), ())


def test_fold_keeps_the_length():
    text = "Ａ１　Z《İ》ǅ"

    assert fold(text) == "a1 z《İ》ǅ"
    assert len(fold(text)) == len(text)


def test_words_are_cut_to_what_postgresql_takes():
    assert words("x" * 5000) == ["x" * 60]


def test_article_word_is_the_word_of_the_written_article():
    assert words("第二百七十六条之一、第十条") == [article_word(276, 1), article_word(10)]


def test_lexicon_holds_short_names_and_terms_and_no_whole_titles():
    assert {"民法典", "劳动合同法", "好意同乘"} <= lexicon()
    assert not {name for name in lexicon() if "中华人民共和国" in name or "关于" in name}
