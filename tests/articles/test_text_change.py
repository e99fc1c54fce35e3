import pytest

from articles.text_change import Kind, Piece, around, changes

SAME, DELETED, INSERTED = Kind.SAME, Kind.DELETED, Kind.INSERTED


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("还款", "还款", [(SAME, "还款")]),
        (
            "依照约定还款",
            "依据约定还款",
            [(SAME, "依"), (DELETED, "照"), (INSERTED, "据"), (SAME, "约定还款")],
        ),
        ("一\n二\n", "一\n三四五\n", [(SAME, "一\n"), (DELETED, "二\n"), (INSERTED, "三四五\n")]),
        ("一\n", "一\n二\n", [(SAME, "一\n"), (INSERTED, "二\n")]),
        ("利息，", "利息,", [(SAME, "利息"), (DELETED, "，"), (INSERTED, ",")]),
    ],
)
def test_changes(old, new, expected):
    assert changes(old, new) == [Piece(kind, text) for kind, text in expected]


def test_changes_of_two_long_texts_give_both_back():
    old = "借款人应当按照约定的期限返还借款。\n" * 1500
    new = old.replace("借款。\n", "借款；\n", 700) + "𠮷某。"

    found = changes(old, new)

    assert "".join(p.text for p in found if p.kind is not INSERTED) == old
    assert "".join(p.text for p in found if p.kind is not DELETED) == new


def test_around_keeps_what_changed_and_shortens_the_rest():
    pieces = changes("甲" * 100 + "照" + "乙" * 100, "甲" * 100 + "据" + "乙" * 100)

    assert [piece.text for piece in around(pieces, 3)] == ["…甲甲甲", "照", "据", "乙乙乙…"]
