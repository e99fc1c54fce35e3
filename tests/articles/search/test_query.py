import pytest

from articles.search.asking import Phrase
from articles.search.query import clean, read


def phrases(*groups: str) -> tuple[Phrase, ...]:
    return tuple(Phrase(tuple(group.split())) for group in groups)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    {
        "  借条\t没写　利息 ": "借条 没写 利息",
        "a\x00b\x1f\ud800c": "a b c",
        "长" * 500: "长" * 200,
        " ": "",
    }.items(),
)
def test_clean(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "typed", "units", "meant"),
    [
        ("借条", phrases("借条"), phrases("借条"), ()),
        (
            "公司不给工资怎么办",
            phrases("公司 不 给 工资 怎么办"),
            phrases("公司", "工资"),
            phrases("拖欠工资"),
        ),
        ("借条 利息", phrases("借条", "利息"), phrases("借条", "利息"), ()),
        ("沈砚秋律师", phrases("沈 砚 秋 律师"), phrases("沈 砚 秋", "律师"), ()),
        ("怎么办", phrases("怎么办"), phrases("怎么办"), ()),
        ("彩礼赔", phrases("彩礼 赔"), phrases("彩礼"), ()),
        ("？！", (), (), ()),
    ],
)
def test_read(text, typed, units, meant):
    query = read(text)

    assert (query.phrases, query.units, query.meant) == (typed, units, meant)


def test_a_general_word_is_needed_only_where_it_stands_alone():
    assert read("公司裁员").needed == phrases("裁员")
    assert read("公司").needed == phrases("公司")


@pytest.mark.parametrize(
    ("text", "character", "single"),
    [("债", "债", True), ("借条", "", True), ("借条 利息", "", False), ("借条怎么写", "", False)],
)
def test_shape(text, character, single):
    assert (read(text).character, read(text).is_single) == (character, single)
