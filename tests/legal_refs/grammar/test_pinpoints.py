import pytest

from legal_refs.grammar.pinpoints import Place, read_places


def numbers(place: Place) -> tuple[int | None, ...]:
    return (
        place.article,
        place.article_suffix,
        place.article_to,
        place.paragraph,
        place.item,
        place.sub_item,
    )


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("第六百七十五条规定", "第六百七十五条", (675, 0, None, None, None, None)),
        ("第675条规定", "第675条", (675, 0, None, None, None, None)),
        ("第６７５条规定", "第６７５条", (675, 0, None, None, None, None)),
        ("第 675 条规定", "第 675 条", (675, 0, None, None, None, None)),
        ("第一百二十八 条", "第一百二十八 条", (128, 0, None, None, None, None)),
        ("第二百七十六条之一的", "第二百七十六条之一", (276, 1, None, None, None, None)),
        ("第120条之2第1款", "第120条之2第1款", (120, 2, None, 1, None, None)),
        ("第五条之一般规定", "第五条", (5, 0, None, None, None, None)),
        ("第五条之二十日", "第五条", (5, 0, None, None, None, None)),
        ("第二十条第一款第（三）项", "第二十条第一款第（三）项", (20, 0, None, 1, 3, None)),
        ("第二十条第一款第(3)项第2目", "第二十条第一款第(3)项第2目", (20, 0, None, 1, 3, 2)),
        ("第十七条第四项", "第十七条第四项", (17, 0, None, None, 4, None)),
        ("第十条但书第二款", "第十条但书第二款", (10, 0, None, 2, None, None)),
        ("第十条但书规定", "第十条", (10, 0, None, None, None, None)),
        ("第十条的第二款", "第十条的第二款", (10, 0, None, 2, None, None)),
        ("第二百三十六第三款", "第二百三十六第三款", (236, 0, None, 3, None, None)),
        ("第五条至第八条", "第五条至第八条", (5, 0, 8, None, None, None)),
        ("第五条至八条", "第五条至八条", (5, 0, 8, None, None, None)),
        ("第五至八条", "第五至八条", (5, 0, 8, None, None, None)),
        ("第5—8条", "第5—8条", (5, 0, 8, None, None, None)),
        ("第134条至第139条之一", "第134条至第139条之一", (134, 0, 139, None, None, None)),
        ("第二条第一项至第三项", "第二条第一项至第三项", (2, 0, None, None, 1, None)),
        ("第二条第（一）至（三）项", "第二条第（一）至（三）项", (2, 0, None, None, 1, None)),
    ],
)
def test_read_places_one_place(text, read, expected):
    (place,) = read_places(text, 0)

    assert (text[place.start : place.end], numbers(place)) == (read, expected)


@pytest.mark.parametrize(
    "text",
    [
        "第三条例",
        "第一条款",
        "第一项目",
        "第三十人",
        "第X条",
        "第1二条",
        "第一款项",
        "三条",
        "第一目标",
        "",
    ],
)
def test_read_places_none_where_only_like_one(text):
    assert read_places(text, 0) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第（一）（二）项", [("第（一）", 1), ("（二）项", 2)]),
        ("第（一）、（二）、（五）项", [("第（一）", 1), ("（二）", 2), ("（五）项", 5)]),
        ("第（一）、第（二）项", [("第（一）", 1), ("第（二）项", 2)]),
        ("第一、二、三项", [("第一", 1), ("二", 2), ("三项", 3)]),
    ],
)
def test_read_places_group_of_items(text, expected):
    places = read_places(text, 0, Place(0, 0, article=9, paragraph=2))

    assert [(text[place.start : place.end], place.item) for place in places] == expected
    assert {(place.article, place.paragraph) for place in places} == {(9, 2)}


def test_read_places_lower_part_goes_with_last_of_group():
    text = "第三、五条第二款"

    first, second = read_places(text, 0)

    assert (first.article, first.paragraph, text[first.start : first.end]) == (3, None, "第三")
    assert (second.article, second.paragraph, text[second.start : second.end]) == (
        5,
        2,
        "五条第二款",
    )


def test_read_places_paragraph_forgets_item_before():
    (place,) = read_places("第三款", 0, Place(0, 0, article=9, paragraph=1, item=4))

    assert numbers(place) == (9, 0, None, 3, None, None)
