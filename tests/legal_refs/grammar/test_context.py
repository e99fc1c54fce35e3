import pytest

from tests.legal_refs.grammar.reading import brief, briefs, read

LENDING = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "《刑法》第二百六十六条规定了诈骗罪。根据第六十四条追缴。",
            [("《刑法》第二百六十六条", "刑法 266"), ("第六十四条", "刑法 64")],
        ),
        (
            "民法典施行以来，离婚的条件，即第1079条，引用得不多。",
            [("第1079条", "民法典 1079")],
        ),
        (
            "《民事诉讼法》第五十六条说的是第三人；该法第二百二十五条说的是利害关系人。",
            [
                ("《民事诉讼法》第五十六条", "民事诉讼法 56"),
                ("该法第二百二十五条", "民事诉讼法 225"),
            ],
        ),
        (
            "《立法法》第七十二条说了，同法第八十二条又说。",
            [("《立法法》第七十二条", "立法法 72"), ("同法第八十二条", "立法法 82")],
        ),
        (
            "《劳动合同法》第八十二条及其实施条例第七条",
            [
                ("《劳动合同法》第八十二条", "劳动合同法 82"),
                ("实施条例第七条", "劳动合同法实施条例 7"),
            ],
        ),
        (
            "根据《劳动合同法》第四十八条，应当依照本法第八十七条支付赔偿金。",
            [("《劳动合同法》第四十八条", "劳动合同法 48"), ("本法第八十七条", "劳动合同法 87")],
        ),
        (
            "《民法典》第1079条第二款规定了离婚，该条第三款列了情形。",
            [("《民法典》第1079条第二款", "民法典 1079 款2"), ("该条第三款", "民法典 1079 款3")],
        ),
        (
            "《劳动法》第四十条规定：“依照《工会法》第五条办理。”第四十一条也有规定。",
            [
                ("《劳动法》第四十条", "劳动法 40"),
                ("《工会法》第五条", "工会法 5"),
                ("第四十一条", "劳动法 41"),
            ],
        ),
        (
            "《食品安全法》第九十六条第一款规定：“承担赔偿责任。”第二款规定：“十倍。”",
            [
                ("《食品安全法》第九十六条第一款", "食品安全法 96 款1"),
                ("第二款", "食品安全法 96 款2"),
            ],
        ),
        (
            "合同法第五条和劳动合同法第四十六条",
            [("合同法第五条", "合同法 5"), ("劳动合同法第四十六条", "劳动合同法 46")],
        ),
    ],
)
def test_find_citations_law_understood(text, expected):
    assert briefs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第五条规定了什么，读者看不出来。",
        "本法第五条、该规定第二十五条都没有说是哪部法。",
        "前款第二项的规定不适用。",
        "我国民法典实施以来，刑法、民事诉讼法都有修改。",
    ],
)
def test_find_citations_law_not_to_be_known_is_left_out(text):
    assert briefs(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"《{LENDING}》（以下简称《规定》）第二十五条、《规定》第二十六条",
            ["25", "26"],
        ),
        (
            f"《{LENDING}》（法释〔2020〕17号，下称民间借贷规定）第二十五条。民间借贷规定第三十条",
            ["25", "30"],
        ),
        (f"《{LENDING}》，以下简称《规定》，自公布之日起施行。《规定》第五条", ["", "5"]),
        (f"《{LENDING}》（以下简称“《新规》”）施行了。《新规》第五条", ["", "5"]),
    ],
)
def test_find_citations_short_name_of_the_text(text, expected):
    assert [brief(found) for found in read(text)] == [
        f"{LENDING} {number}".strip() for number in expected
    ]


IMPLEMENTING = "中华人民共和国食品安全法实施条例"
ARTICLE = (
    "第二十条 有下列情形之一的，依照食品安全法第一百二十三条处罚：\n"
    "（一）违反第十五条的；\n"
    "（二）其他情形。\n"
    "前款第二项规定的情形，应当公告。\n"
    "违反前两款、本条第一款和前条第二款的，从重处罚。\n"
)


def test_find_citations_inside_a_law():
    assert briefs(ARTICLE, IMPLEMENTING) == [
        ("食品安全法第一百二十三条", "食品安全法 123"),
        ("第十五条", "食品安全法实施条例 15"),
        ("前款第二项", "食品安全法实施条例 20 款1 项2"),
        ("前两款", "食品安全法实施条例 20 款1"),
        ("本条第一款", "食品安全法实施条例 20 款1"),
        ("前条第二款", "食品安全法实施条例 19 款2"),
    ]


def test_find_citations_label_of_an_article_is_none():
    text = "第一条 为了保障安全，制定本条例。\n第二条　违反第一条的，处罚款。"

    assert briefs(text, "农药管理条例") == [("第一条", "农药管理条例 1")]


def test_find_citations_general_name_resolves_through_self():
    text = "《条例》第五条和本细则第六条"

    assert briefs(text, "中华人民共和国外资银行管理条例实施细则") == [
        ("《条例》第五条", "外资银行管理条例 5"),
        ("本细则第六条", "外资银行管理条例实施细则 6"),
    ]


def test_find_citations_amending_decision_means_amended_law():
    title = "最高人民法院关于修改《最高人民法院关于民事诉讼证据的若干规定》的决定"

    assert [brief(found) for found in read("一、将第一条改为第二条。", title)] == [
        "最高人民法院关于民事诉讼证据的若干规定 1",
        "最高人民法院关于民事诉讼证据的若干规定 2",
    ]


def test_find_citations_amending_decision_of_several_turns_to_the_next():
    title = "最高人民法院关于修改《最高人民法院关于甲的解释》等二件司法解释的决定"
    text = f"一、修改《最高人民法院关于甲的解释》\n1.将第三条删去。\n二、修改《{LENDING}》\n1.将第五条删去。"

    assert [brief(found) for found in read(text, title)] == [
        "最高人民法院关于甲的解释",
        "最高人民法院关于甲的解释 3",
        LENDING,
        f"{LENDING} 5",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一百三十三条之一 犯前条罪的，从重处罚。", "刑法 133"),
        ("第一百三十三条之二 犯前条罪的，从重处罚。", "刑法 133之1"),
        ("第一百三十三条之一 甲。\n第一百三十四条 犯前条罪的，从重处罚。", "刑法 133之1"),
        ("第一百三十四条 犯前条罪的，从重处罚。", "刑法 133"),
        ("第一百三十四条 犯前三条罪的，从重处罚。", "刑法 131至133"),
        ("第五条 甲。\n\u200b\n乙。\n违反第二款规定的，处罚款。", "刑法 5 款2"),
        ("第五条 甲。\n乙。\n违反前款规定的，处罚款。", "刑法 5 款2"),
    ],
)
def test_find_citations_from_where_one_stands(text, expected):
    assert [brief(found) for found in read(text, "中华人民共和国刑法")] == [expected]


def test_find_citations_short_names_of_several_laws_in_their_order():
    text = (
        "根据《中华人民共和国刑法修正案（二）》、《中华人民共和国刑法修正案（三）》"
        "（以下分别简称为《修正案（二）》、《修正案（三）》），《修正案（二）》第1条、《修正案（三）》第4条"
    )

    assert briefs(text)[2:] == [
        ("《修正案（二）》第1条", "刑法修正案（二） 1"),
        ("《修正案（三）》第4条", "刑法修正案（三） 4"),
    ]
