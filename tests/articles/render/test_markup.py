import pytest

from articles.render.markup import Edit, apply, elements, outside, wrap


def test_apply_puts_closing_tags_before_opening_ones():
    html = "甲乙"

    edits = [*wrap(1, 2, "<b>", "</b>"), *wrap(0, 1, "<i>", "</i>")]

    assert apply(html, edits) == "<i>甲</i><b>乙</b>"


def test_apply_replaces_and_keeps_the_rest():
    assert apply("<h2>甲</h2>", [Edit(0, 4, '<h2 id="a">')]) == '<h2 id="a">甲</h2>'


def test_elements_are_the_outermost_ones():
    html = "<table><tr><td><table><tr></tr></table></td></tr></table><table></table>"

    found = [html[tag.start() : end] for tag, _content, end in elements(html, frozenset({"table"}))]

    assert found == [html[: -len("<table></table>")], "<table></table>"]


@pytest.mark.parametrize(
    ("piece", "free"),
    {(0, 3): True, (2, 4): False, (3, 5): False, (5, 6): False, (6, 9): True}.items(),
)
def test_outside_tells_whether_a_piece_touches_a_range(piece, free):
    assert outside([(3, 6)])(*piece) is free
