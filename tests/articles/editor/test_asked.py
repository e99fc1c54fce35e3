import pytest

from articles.editor.asked import Asked, read_asked
from legal_refs.locators import Locator


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Asked()),
        ("675", Asked("", Locator(675))),
        ("民法典 675", Asked("民法典", Locator(675))),
        ("民法典675条", Asked("民法典", Locator(675))),
        ("《民法典》第六百七十五条", Asked("民法典", Locator(675))),
        ("六百七十五条", Asked("", Locator(675))),
        ("劳动合同法82", Asked("劳动合同法", Locator(82))),
        ("劳动合同法 ８２", Asked("劳动合同法", Locator(82))),
        ("刑法276-1", Asked("刑法", Locator(276, 1))),
        ("刑法第二百七十六条之一", Asked("刑法", Locator(276, 1))),
        ("借款 期限", Asked(words=("借款", "期限"))),
        ("借款人应当按照约定", Asked(words=("借款人应当按照约定",))),
        ("一方", Asked(words=("一方",))),
        ("0", Asked(words=("0",))),
        ("9" * 40, Asked(words=("9" * 40,))),
    ],
)
def test_read_asked(text, expected):
    assert read_asked(text) == expected
