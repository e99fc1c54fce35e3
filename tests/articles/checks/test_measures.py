import pytest

from articles.checks.measures import (
    crowded_phrase,
    density,
    length_of,
    mentions,
    occurrences,
    sentences_of,
)


@pytest.mark.parametrize(
    ("text", "length"), [("借条，要写清！", 5), ("LPR 3.45%", 6), ("", 0), ("……", 0)]
)
def test_length_leaves_marks_out(text, length):
    assert length_of(text) == length


@pytest.mark.parametrize(
    ("text", "keyword", "share"),
    [
        ("借条要写清。借条要保管。", "借条", 40.0),
        ("四倍lpr和LPR", "LPR", 66.66666666666667),
        ("没有", "借条", 0.0),
        ("借条", "", 0.0),
        ("", "借条", 0.0),
    ],
)
def test_density_by_characters(text, keyword, share):
    assert density(text, keyword) == share


def test_occurrences_do_not_overlap():
    assert occurrences("借借借借", "借借") == [0, 2]


@pytest.mark.parametrize(
    ("text", "keyword", "said"),
    [
        ("网贷逾期怎么办", "网贷逾期", True),
        ("网贷已经逾期", "网贷逾期", True),
        ("网贷怎么办", "网贷逾期", False),
        ("离婚要过冷静期", "离婚冷静期", True),
        ("离婚要冷静", "离婚冷静期", False),
        ("利", "利", True),
    ],
)
def test_keyword_is_mentioned_in_its_parts(text, keyword, said):
    assert mentions(text, keyword) is said


def test_sentences_end_at_semicolons_and_line_breaks():
    text = "先取证；再报警。\n“走吧！”\n……"

    assert [text[s.start : s.end] for s in sentences_of(text)] == [
        "先取证；",
        "再报警。",
        "“走吧！”",
    ]
    assert [s.length for s in sentences_of(text)] == [3, 3, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("网贷逾期，网贷逾期，别的", ("网贷逾期", 2)),
        ("网贷逾期上岸、网贷逾期上岸", ("网贷逾期上岸", 2)),
        ("没有什么重复的话", ("", 0)),
        ("", ("", 0)),
    ],
)
def test_phrase_that_takes_up_most(text, expected):
    assert crowded_phrase(text) == expected
