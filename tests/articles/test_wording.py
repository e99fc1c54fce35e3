import pytest

from articles.wording import MOST_GAPS, WordingError, compile_words


def found(words: str, text: str) -> list[str]:
    return [text[start:end] for start, end in compile_words(words).find(text)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("银保监会", "向银保监会投诉", ["银保监会"]),
        ("甲|乙", "甲和乙", ["甲", "乙"]),
        ("甲\n乙", "甲和乙", ["甲", "乙"]),
        ("(保证|确保)…(胜诉|打赢)", "我们保证帮您打赢官司", ["保证帮您打赢"]),
        ("保证…胜诉", "保证到场，争取胜诉", []),
        ("保证…胜诉", "保证一二三四五六七八九胜诉", []),
        ("保证*胜诉", "保证到场，争取胜诉", ["保证到场，争取胜诉"]),
        ("保证*胜诉", "保证到场。争取胜诉", []),
        ("(中国)?银保监会", "中国银保监会、银保监会", ["中国银保监会", "银保监会"]),
        ("网站?上", "网上、网站上", ["网上", "网站上"]),
        ("胜诉率…#", "胜诉率高达98", ["胜诉率高达98"]),
        ("胜诉率…#成", "胜诉率超过九成", ["胜诉率超过九成"]),
        ("seo标准", "符合SEO标准", ["SEO标准"]),
        ("（待补充）", "案例（待补充）", ["（待补充）"]),
        ("[姓名]", "请填[姓名]", ["[姓名]"]),
    ],
)
def test_words_find(words, text, expected):
    assert found(words, text) == expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        " \n ",
        "甲|",
        "(甲",
        "甲)",
        "()",
        "…",
        "#",
        "?甲",
        "(甲)?",
        "甲" + "…乙" * (MOST_GAPS + 1),
    ],
)
def test_words_that_say_nothing_certain_are_refused(words):
    with pytest.raises(WordingError):
        compile_words(words)


def test_anchors_stand_in_every_find():
    assert compile_words("(保证|确保)…(打赢官司|胜诉)").anchors == ("保证", "确保")
    assert compile_words("(中国)?银保监(会|局)|工商局").anchors == ("银保监", "工商局")
