import pytest

from legal_refs.outline import Place, contents, is_grouped, new_headings, pages

PART, FIRST, SECOND = "第三编 合同", "第一章 一般规定", "第二章 订立"


def places(*groups: tuple[int, tuple[str, ...]]) -> list[Place]:
    found: list[Place] = []
    for count, headings in groups:
        for _ in range(count):
            found.append(Place(len(found), len(found) + 1, 0, headings))
    return found


@pytest.mark.parametrize(
    ("groups", "sizes"),
    [
        ([], []),
        ([(120, (FIRST,))], [120]),
        ([(61, (FIRST,)), (61, (SECOND,))], [61, 61]),
        ([(20, (FIRST,)), (20, (SECOND,)), (100, ("第三章 履行",))], [40, 100]),
        ([(250, ())], [120, 120, 10]),
        ([(40, (PART, FIRST, "第一节 甲")), (90, (PART, FIRST, "第二节 乙"))], [120, 10]),
    ],
)
def test_pages_divide_at_chapters(groups, sizes):
    divided = pages(places(*groups))

    assert [len(page) for page in divided] == sizes
    assert [place for page in divided for place in page] == places(*groups)


def test_contents_are_a_tree_with_pages_and_spans():
    tree = contents(pages(places((70, (PART, FIRST)), (60, (PART, SECOND)), (1, ("附则",)))))

    assert [(entry.text, entry.level, entry.page, entry.span) for entry in tree] == [
        (PART, 1, 1, "第1—130条"),
        ("附则", 1, 3, "第131条"),
    ]
    assert [(entry.text, entry.level, entry.page, entry.anchor) for entry in tree[0].below] == [
        (FIRST, 2, 1, "h2-0"),
        (SECOND, 2, 2, "h2-70"),
    ]


def test_contents_keep_headings_of_one_name_apart():
    tree = contents([places((1, ("第一编 甲", FIRST)), (1, ("第二编 乙", FIRST)))])

    assert [[inner.text for inner in entry.inside] for entry in tree] == [[FIRST], [FIRST]]


@pytest.mark.parametrize(
    ("headings", "grouped"), [((PART, FIRST), True), ((FIRST, "第一节 甲"), False), ((), False)]
)
def test_contents_are_grouped_where_there_are_parts(headings, grouped):
    assert is_grouped(contents([places((1, headings))])) is grouped


def test_new_headings_stand_at_their_first_piece():
    found = new_headings(places((2, (PART, FIRST)), (1, (PART, SECOND))))

    assert found == {
        0: [(PART, 1, "h1-0"), (FIRST, 2, "h2-0")],
        2: [(SECOND, 2, "h2-2")],
    }
