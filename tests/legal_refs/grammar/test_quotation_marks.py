import pytest

from legal_refs.grammar.quotation_marks import quoted_spans


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲“乙”丙", [("乙", True)]),
        ("甲“乙‘丙’丁”戊", [("乙‘丙’丁", True)]),
        ("甲“乙“丙”丁”戊", [("乙“丙”丁", True)]),
        ("甲「乙」丙『丁』", [("乙", True), ("丁", True)]),
        ('甲"乙"丙"丁"', [("乙", True), ("丁", True)]),
        ("甲“乙\n丙", [("乙", False)]),
        ("甲“第一款\n“第二款”乙", [("第一款\n“第二款", True)]),
        ('甲5"乙\n丙', []),
        ("甲乙", []),
    ],
)
def test_quoted_spans(text, expected):
    assert [(text[start:end], closed) for start, end, closed in quoted_spans(text)] == expected
