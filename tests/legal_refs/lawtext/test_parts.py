import pytest

from legal_refs.lawtext import LawTextError, merge_parts

HEAD = "# 中华人民共和国民法典\n\n# {}\n\n2020年5月28日 会议通过\n\n{}<!-- INFO END -->\n\n"
GENERAL = (
    HEAD.format("总则", "2021年1月1日 施行\n\n") + "## 第一章 甲\n\n第一条 甲。\n\n第二条 乙。"
)
CONTRACTS = HEAD.format("合同编", "") + "## 第一分编 丙\n\n第三条 丙。"
LAST = HEAD.format("附则", "") + "##\n\n第四条 《丁法》同时废止。"


def test_merge_parts_puts_them_in_the_order_of_their_articles(parse_text):
    law = merge_parts([parse_text(text, "编.md") for text in (LAST, GENERAL, CONTRACTS)])

    assert [(a.position, a.article, a.headings) for a in law.articles] == [
        (0, 1, ("总则", "第一章 甲")),
        (1, 2, ("总则", "第一章 甲")),
        (2, 3, ("合同编", "第一分编 丙")),
        (3, 4, ("附则",)),
    ]
    assert (law.part, law.repeals, str(law.effective_on)) == ("", ("丁法",), "2021-01-01")


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ((GENERAL, LAST), "不连续：第2条之后是“附则”的第4条"),
        ((CONTRACTS, LAST), "不连续：第0条之后是“合同编”的第3条"),
        ((GENERAL, CONTRACTS, CONTRACTS), "重复：第3条之后"),
        ((GENERAL, "# 刑法\n\n第三条 甲。"), "不是同一部法律"),
        ((GENERAL, HEAD.format("批复", "") + "甲。"), "没有条文"),
    ],
)
def test_merge_parts_refuses_what_does_not_fit_together(parse_text, texts, message):
    laws = [parse_text(text, "编.md") for text in texts]

    with pytest.raises(LawTextError, match=message):
        merge_parts(laws)
