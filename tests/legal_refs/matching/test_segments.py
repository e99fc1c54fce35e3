import time

import pytest

from legal_refs.matching import SegmentKind, segments

MARKS = {SegmentKind.SAME: "{}", SegmentKind.DELETED: "[-{}-]", SegmentKind.INSERTED: "[+{}+]"}


def marked(old: str, new: str) -> str:
    return "".join(MARKS[part.kind].format(part.text) for part in segments(old, new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("应当返还借款。", "应当返还借款。", "应当返还借款。"),
        ("应当返还借款。", "应 当返还“借款”。", "应 当返还“借款”。"),
        ("应当依照约定。", "应当依据约定。", "应当依[-照-][+据+]约定。"),
        ("法人和其他组织。", "法人和非法人组织。", "法人和[-其他-][+非法人+]组织。"),
        ("处五万元以下罚款。", "处五百万元以下罚款。", "处五[+百+]万元以下罚款。"),
        ("可以并处罚款。", "并处罚款。", "[-可以-]并处罚款。"),
        ("第一款。", "第一款。\n第二款。", "第一款。\n[+第二款。+]"),
        ("", "新条文。", "[+新条文。+]"),
        ("旧条文。", "", "[-旧条文。-]"),
        ("", "", ""),
    ],
)
def test_segments_marks_changed_words(old, new, expected):
    assert marked(old, new) == expected


def test_segments_single_common_characters_are_no_stay():
    assert (
        marked("买受的人应付款", "出卖者的义务是交货") == "[-买受的人应付款-][+出卖者的义务是交货+]"
    )


def test_segments_long_texts_in_time():
    old = "".join(f"（{n}）经营者违反规定第{n}次实施集中的，处{n}万元罚款；" for n in range(400))
    new = old.replace("处7", "并处7").replace("经营者违反", "企业违背")

    started = time.perf_counter()
    found = segments(old, new)

    assert "".join(part.text for part in found if part.kind != SegmentKind.DELETED) == new
    assert time.perf_counter() - started < 2
