import pytest

from legal_refs.lawtext.annexes import starts_annex


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("附：", True),
        ("附件", True),
        ("附件一", True),
        ("附表：", True),
        ("附录：", True),
        ("附件1：查处酒后驾驶操作规程", True),
        ("附件：1、查处酒后驾驶操作规程", True),
        ("附件一 辅助指挥、联络的符号和信号", True),
        ("附：中华人民共和国进出口税则", True),
        ("附加刑可以独立适用。", False),
        ("附件一所列的决定，予以废止。", False),
        ("附则", False),
        ("附条件的行为", False),
    ],
)
def test_starts_annex(text, expected):
    assert starts_annex(text) == expected
