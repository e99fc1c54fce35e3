import pytest

from articles.excerpt import excerpt_of


@pytest.mark.parametrize(
    ("text", "limit", "excerpt"),
    [
        ("一句。二句！三句？\n下一段。", 120, "一句。二句！三句？"),
        ("一句。二句。三句。", 6, "一句。二句。"),
        ("这一句比限度长得多。二句。", 4, "这一句比限度长得多。"),
        ("他说：“要还。”后来还了。", 120, "他说：“要还。”后来还了。"),
        ("他说：“要还。”后来还了。", 8, "他说：“要还。”"),
        ("一、借条\n借条要写清金额。还要写日期。", 120, "借条要写清金额。还要写日期。"),
        ("只有标题，没有句号\n第二行也没有", 120, "只有标题，没有句号"),
        ("真的吗？！是的。", 120, "真的吗？！是的。"),
        ("  \n", 120, ""),
        ("", 120, ""),
    ],
)
def test_excerpt_of(text, limit, excerpt):
    assert excerpt_of(text, limit) == excerpt
