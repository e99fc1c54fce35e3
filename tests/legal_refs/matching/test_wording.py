import pytest

from legal_refs.matching.wording import without_references, words


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
    ("text", "masked"),
    [
        ("依照本法第二百零七条的规定", "依照本法第§条的规定"),
        ("第二百七十六条之一第二款第（三）项", "第§条"),
        ("第41条、第89条", "第§条、第§条"),
        ("处第三次警告，罚款五万元", "处第三次警告,罚款五万元"),
        ("前款第二项", "前款第二项"),
    ],
)
def test_without_references_masks_pinpoints_alone(text, masked):
    assert without_references(words(text)) == masked
