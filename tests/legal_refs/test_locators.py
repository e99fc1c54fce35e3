import pytest

from legal_refs.locators import Locator
from tests.legal_refs.grammar.reading import read


@pytest.mark.parametrize(
    ("locator", "text"),
    [
        (Locator(675), "第六百七十五条"),
        (Locator(276, 1, 2, 3), "第二百七十六条之一第二款第（三）项"),
        (Locator(9, 0, 0, 2, 4), "第九条第（二）项第4目"),
        (Locator(), ""),
    ],
)
def test_locator_as_text(locator, text):
    assert str(locator) == text


@pytest.mark.parametrize(
    ("locator", "slug"), [(Locator(675), "675"), (Locator(276, 1, 2), "276-1")]
)
def test_locator_slug(locator, slug):
    assert locator.slug == slug


def test_locator_whole_article():
    assert Locator(276, 1, 2, 3, 4).whole_article == Locator(276, 1)


def test_locator_order_is_that_of_the_law():
    places = [Locator(2), Locator(1, 0, 2), Locator(1, 1), Locator(1, 0, 1, 3)]

    assert sorted(places) == [Locator(1, 0, 1, 3), Locator(1, 0, 2), Locator(1, 1), Locator(2)]


def test_locator_of_a_citation():
    (citation,) = read("刑法第二百七十六条之一第二款第（三）项")

    assert citation.locator == Locator(276, 1, 2, 3)
