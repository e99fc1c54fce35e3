import pytest

from legal_refs.folding import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("借款人，应当", "借款人,应当"),
        ("（一）甲；", "(一) 甲;"),
        ("“借款人”", "借款人"),
        ("「借款人」『应当』", '"借款人"‘应当’'),
        ("２０２１年１５０％", "2021年150%"),
        ("ＬＰＲ", "LPR"),
        ("借\u200b款\u3000人\xa0应\n当\ufeff", "借款人应当"),
        ("《民法典》", "〈民法典〉"),
        ("〔2020〕", "[2020]"),
        ("二○二一", "二〇二一"),
        ("笫五十四条", "第五十四条"),
        ("⋯⋯", "……"),
    ],
)
def test_fold_alike(one, other):
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), [("，", "、"), ("；", "。"), ("照", "据"), ("1", "一")])
def test_fold_not_alike(one, other):
    assert fold(one).text != fold(other).text


def test_fold_positions_lead_back_to_the_text():
    text = " “借 款人”，\u200b应当"

    folded = fold(text)

    assert folded.text == "借款人,应当"
    assert "".join(text[place] for place in folded.positions[:-1]) == "借款人，应当"
    assert folded.positions[-1] == len(text)


def test_folded_span_covers_what_was_dropped_inside():
    text = "甲 “乙” 丙"

    folded = fold(text)

    assert [folded.span(1, 3), folded.span(3, 3)] == [(3, 7), (7, 7)]


def test_fold_nothing():
    assert (fold("").text, fold("").positions) == ("", [0])
