from dataclasses import dataclass

import pytest

from legal_refs.compare import article_changes, words
from legal_refs.locators import Locator


@dataclass(frozen=True)
class Piece:
    article: int
    text: str
    article_suffix: int = 0


OLD = [Piece(0, "序言。"), Piece(1, "甲，乙。"), Piece(2, "丙。"), Piece(2, "丁。", 1)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("甲，乙。", "甲,乙。", True),
        ("甲\n乙", "甲 乙", True),
        ("“甲”", '"甲"', True),
        ("（一）甲", "(一)甲", True),
        ("依据", "依照", False),
    ],
)
def test_words_leave_out_blanks_and_width(one, other, same):
    assert (words(one) == words(other)) is same


@pytest.mark.parametrize(
    ("new", "changes"),
    [
        (OLD, ((), (), ())),
        ([*OLD[1:], Piece(0, "别的序言。")], ((), (), ())),
        ([*OLD, Piece(3, "戊。")], ((Locator(3),), (), ())),
        (OLD[:3], ((), (Locator(2, 1),), ())),
        ([Piece(1, "甲,乙。"), Piece(2, "丙丙。"), OLD[3]], ((), (), (Locator(2),))),
    ],
)
def test_article_changes_by_number(new, changes):
    assert article_changes(OLD, new) == changes
