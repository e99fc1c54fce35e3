import pytest

from legal_refs.matching import MAIN_PART, ONLY_DIVISION, ONLY_REFERENCES, OTHER_PART, compare
from tests.legal_refs.matching.pieces import articles, row, rows

LOAN = "借款人应当按照约定的期限返还借款。"
INTEREST = "借款的利息不得预先在本金中扣除。利息预先扣除的，按照实际借款数额返还借款并计算利息。"
GUARANTEE = "保证的方式包括一般保证和连带责任保证。"
LEASE = "租赁期限不得超过二十年。超过二十年的，超过部分无效。"
DEFINITION = "本法所称垄断协议，是指排除、限制竞争的协议、决定或者其他协同行为。"
BAN = "禁止具有竞争关系的经营者达成固定价格、限制产量、分割市场的垄断协议。"


def test_compare_same_text():
    law = articles("0 为了保护当事人，制定本法。", f"1 {LOAN}", f"1-1 {INTEREST}", f"2 {LEASE}")

    assert rows(law, law) == [
        ("unchanged", "0", "0"),
        ("unchanged", "1", "1"),
        ("unchanged", "1-1", "1-1"),
        ("unchanged", "2", "2"),
    ]


@pytest.mark.parametrize(
    "written",
    [
        LOAN.replace("，", ","),
        LOAN.replace("应当", "应 当"),
        LOAN.replace("应当", "应当\u200b"),
        LOAN.replace("借款人", "“借款人”"),
        "\u3000\u3000" + LOAN,
    ],
)
def test_compare_other_writing_of_same_words(written):
    assert rows(articles(f"1 {LOAN}"), articles(f"1 {written}")) == [("unchanged", "1", "1")]


def test_compare_article_put_in_before():
    old = articles(f"1 {LOAN}", f"2 {INTEREST}")
    new = articles(f"1 {LOAN}", f"2 {LEASE}", f"3 {INTEREST}")

    assert rows(old, new) == [("unchanged", "1", "1"), ("new", "", "2"), ("renumbered", "2", "3")]


def test_compare_article_taken_out():
    old = articles(f"1 {LOAN}", f"2 {LEASE}", f"3 {INTEREST}")
    new = articles(f"1 {LOAN}", f"2 {INTEREST}")

    assert rows(old, new) == [
        ("unchanged", "1", "1"),
        ("deleted", "2", ""),
        ("renumbered", "3", "2"),
    ]


def test_compare_words_changed():
    old = articles(f"1 {LOAN}", f"2 {LEASE}")
    new = articles(f"1 {LOAN}", f"2 {LEASE.replace('二十年', '三十年')}")

    assert rows(old, new) == [("unchanged", "1", "1"), ("amended", "2", "2")]


def test_compare_words_and_number_changed():
    old = articles(f"1 {LOAN}", f"2 {LEASE}")
    new = articles(f"1 {GUARANTEE}", f"2 {LOAN}", f"3 {LEASE.replace('二十年', '三十年')}")

    assert rows(old, new) == [
        ("new", "", "1"),
        ("renumbered", "1", "2"),
        ("renumbered_amended", "2", "3"),
    ]


def test_compare_article_moved_across_others():
    old = articles(f"1 {LEASE}", f"2 {LOAN}", f"3 {INTEREST}", f"4 {GUARANTEE}")
    new = articles(
        f"1 {LOAN}", f"2 {INTEREST}", f"3 {GUARANTEE}", f"4 {LEASE[:-1]}，但是另有约定的除外。"
    )

    assert rows(old, new) == [
        ("renumbered", "2", "1"),
        ("renumbered", "3", "2"),
        ("renumbered", "4", "3"),
        ("renumbered_amended", "1", "4"),
    ]


def test_compare_rewritten_between_the_same_neighbours():
    old = articles(
        f"1 {LOAN}", "2 简易程序审理的案件，审理期限不得超过三个月，经同意可以延长。", f"3 {LEASE}"
    )
    new = articles(
        f"1 {LOAN}", "2 适用简易程序审理的案件，人民法院应当在六个月内审结。", f"3 {LEASE}"
    )

    assert rows(old, new)[1] == ("amended", "2", "2")


def test_compare_replaced_by_other_rule():
    old = articles(f"1 {LOAN}", f"2 {GUARANTEE}", f"3 {LEASE}")
    new = articles(f"1 {LOAN}", "2 国务院有权机关依职权另行制定实施细则。", f"3 {LEASE}")

    assert rows(old, new)[1:3] == [("deleted", "2", ""), ("new", "", "2")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("依照本法第二百零七条的规定处理。", "依照本法第二百一十一条的规定处理。"),
        ("依照第九条第一款第（二）项处理。", "依照第十条第二款第三项处理。"),
        ("依照第一百三十三条之一处罚。", "依照第一百三十四条处罚。"),
    ],
)
def test_compare_only_references_changed(before, after):
    match = compare(articles(f"5 {before}"), articles(f"5 {after}"))[0]

    assert (row(match), match.note) == (("amended", "5", "5"), ONLY_REFERENCES)


def test_compare_reference_and_words_changed():
    old = articles("5 依照本法第九条的规定处二万元罚款。")
    new = articles("5 依照本法第十条的规定处三万元罚款。")

    match = compare(old, new)[0]

    assert (row(match), match.note) == (("amended", "5", "5"), "")


def test_compare_only_division_changed():
    old = articles(f"1 {LOAN}{LEASE}")
    new = articles(f"1 {LOAN}\n{LEASE}")

    match = compare(old, new)[0]

    assert (row(match), match.note) == (("unchanged", "1", "1"), ONLY_DIVISION)


def test_compare_paragraph_became_an_article():
    old = articles(f"1 {LOAN}", f"2 {BAN}\n{DEFINITION}", f"3 {LEASE}")
    new = articles(f"1 {LOAN}", f"2 {DEFINITION}", f"3 {BAN}", f"4 {LEASE}")

    found = compare(old, new)

    assert sorted((*row(match), match.note) for match in found) == [
        ("renumbered", "3", "4", ""),
        ("split", "2", "2", OTHER_PART),
        ("split", "2", "3", MAIN_PART),
        ("unchanged", "1", "1", ""),
    ]


def test_compare_two_articles_became_one():
    old = articles(f"1 {LOAN}", f"2 {BAN}", f"3 {DEFINITION}", f"4 {LEASE}")
    new = articles(f"1 {LOAN}", f"2 {BAN}\n{DEFINITION}", f"3 {LEASE}")

    found = compare(old, new)

    assert [(*row(match), match.note) for match in found] == [
        ("unchanged", "1", "1", ""),
        ("merged", "2", "2", MAIN_PART),
        ("merged", "3", "2", OTHER_PART),
        ("renumbered", "4", "3", ""),
    ]


def test_compare_number_kept_after_deletion():
    old = articles(f"1 {LOAN}", f"2 {LEASE}", "3 （删去）")
    new = articles(f"1 {LOAN}", "2 （删去）", "3 （删去）")

    assert rows(old, new) == [
        ("unchanged", "1", "1"),
        ("deleted", "2", "2"),
        ("unchanged", "3", "3"),
    ]


def test_compare_same_text_twice():
    same = "本节没有规定的，参照适用前节的规定。"
    old = articles(f"1 {same}", f"2 {LOAN}", f"3 {same}")
    new = articles(f"1 {LEASE}", f"2 {same}", f"3 {LOAN}", f"4 {same}")

    assert rows(old, new) == [
        ("new", "", "1"),
        ("renumbered", "1", "2"),
        ("renumbered", "2", "3"),
        ("renumbered", "3", "4"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [], []),
        ([], articles(f"1 {LOAN}"), [("new", "", "1")]),
        (articles(f"1 {LOAN}"), [], [("deleted", "1", "")]),
        (articles("1 "), articles("1 "), [("unchanged", "1", "1")]),
    ],
)
def test_compare_empty_texts(old, new, expected):
    assert rows(old, new) == expected
