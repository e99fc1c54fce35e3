import random
import time

import pytest

from legal_refs.textdiff import compare, extent, is_quotation_of

ARTICLE = (
    "借款人应当按照约定的期限返还借款。对借款期限没有约定或者约定不明确，依据本法第五百一十条的规定"
    "仍不能确定的，借款人可以随时返还；贷款人可以催告借款人在合理期限内返还。"
)
LIST = (
    "有下列情形之一的，合同无效：\n（一）甲方损害国家利益；\n（二）乙方恶意串通；\n"
    "（三）以合法形式掩盖非法目的。\n前款规定不影响第三人的权利。"
)


def changes(quoted: str, official: str) -> list[tuple[str, str]]:
    return [(found.quoted, found.official) for found in compare(quoted, official)]


@pytest.mark.parametrize(
    "quoted",
    [
        ARTICLE,
        ARTICLE.replace("，", ",").replace("；", "; "),
        "借款人应当按照约定的期限返还借款",
        "借款人可以随时返还",
        "借款人应当按照约定的期限返还借款；",
        "借款人应当按照约定的期限返还借款。……贷款人可以催告借款人在合理期限内返还。",
        "……借款人可以随时返还……",
        "借款人应当按照约定的期限返还借款......在合理期限内返还",
        "第六百七十五条　借款人应当按照约定的期限返还借款。",
        "借款人应当\n按照约定的期限\u200b返还借款",
    ],
)
def test_compare_official_words(quoted):
    assert compare(quoted, ARTICLE) == []


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        ("依照本法第五百一十条的规定仍不能确定的", [("照", "据")]),
        ("借款人应按照约定的期限返还借款", [("", "当")]),
        ("借款人应当严格按照约定的期限返还借款", [("严格", "")]),
        ("借款人应当按照约定的期限归还借款", [("归", "返")]),
        ("因此，借款人应当按照约定的期限返还借款", [("因此，", "")]),
        (
            "依照本法第五百一十一条的规定仍不能确定的，出借人可以随时返还",
            [("照", "据"), ("一", ""), ("出借", "借款")],
        ),
        ("借款人应当按照约定的期限返还借款。……贷款人可以催告出借人", [("出借", "借款")]),
    ],
)
def test_compare_other_words(quoted, expected):
    assert changes(quoted, ARTICLE) == expected


def test_compare_single_substitution_has_spans_in_both_texts():
    quoted = "对于“依照本法第五百一十条的规定”，"

    (found,) = compare(quoted[3:-2], ARTICLE)

    assert (found.start, found.end, quoted[3:-2][found.start : found.end]) == (1, 2, "照")
    assert ARTICLE[found.official_start : found.official_end] == "据"
    assert ARTICLE[found.official_start - 1 : found.official_end + 2] == "依据本法"


def test_compare_sentence_left_out_in_silence_is_a_difference():
    quoted = "借款人应当按照约定的期限返还借款。贷款人可以催告借款人在合理期限内返还。"

    ((words, missing),) = changes(quoted, ARTICLE)

    assert (words, missing[:6]) == ("", "对借款期限没")


@pytest.mark.parametrize(
    "quoted",
    [
        "有下列情形之一的，合同无效：甲方损害国家利益；乙方恶意串通；以合法形式掩盖非法目的。",
        "有下列情形之一的，合同无效。前款规定不影响第三人的权利。",
        "有下列情形之一的，合同无效：……（三）以合法形式掩盖非法目的。",
        "有下列情形之一的，合同无效：（一）甲方损害国家利益",
    ],
)
def test_compare_list_may_be_left_out(quoted):
    assert compare(quoted, LIST) == []


def test_compare_one_item_left_out_is_a_difference():
    quoted = "有下列情形之一的，合同无效：（一）甲方损害国家利益；（三）以合法形式掩盖非法目的。"

    ((words, missing),) = changes(quoted, LIST)

    assert (words, "乙方恶意串通" in missing) == ("", True)


@pytest.mark.parametrize(
    ("quoted", "expected"),
    [
        (ARTICLE, True),
        ("借款人须按照约定期限归还借款", True),
        ("依照约定的期限返还借款", True),
        ("老赖", False),
        ("出借人有权要求违约方赔偿全部损失", False),
        ("", False),
    ],
)
def test_is_quotation_of(quoted, expected):
    assert is_quotation_of(quoted, ARTICLE) is expected


def test_extent_stops_where_the_writer_goes_on():
    quoted = "借款人应当按照约定的期限返还借款。本案中，被告逾期两年未还，构成违约。"

    assert quoted[: extent(quoted, ARTICLE)] == "借款人应当按照约定的期限返还借款。"


def test_compare_long_texts_in_milliseconds():
    chars = random.Random(3).choices(
        "借款人应当按照约定的期限返还对没有或者不明确依据本法第五百条规定", k=5000
    )
    official = "".join(chars)
    quoted = "".join("囗" if place % 250 == 0 else char for place, char in enumerate(chars))

    start = time.process_time()
    found = compare(quoted, official)

    assert [difference.quoted for difference in found] == ["囗"] * 20
    assert time.process_time() - start < 0.5
