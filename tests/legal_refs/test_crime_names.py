import csv
from pathlib import Path

import pytest

from legal_refs import captions
from legal_refs.crime_names import CrimeName, read_names, read_references

LIST = "12．资敌罪（第112条） 13．放火罪（第114条、第115条第1款） 14．偷越国（边）境罪（第322条）"
TABLE = """
| 刑法条文 |罪名 |
|-----|-----|
| 第112条 （《刑法修正案（三）》第1条） |支持敌人罪（取消资敌罪罪名） |
| |助敌 逃跑罪 |
| 《决定》第1条 |骗购外汇罪 |
| 第三百六十条第二款 |取消嫖宿幼女罪罪名 |
"""
SENTENCE = "将《刑法》第一百六十九条（《修正案》第三条）的罪名由“甲、乙罪”修改为“甲、丙罪”。"


def rows(*documents: str) -> list[tuple[int, int, str, str]]:
    return [(r.article, r.suffix, r.relation, r.name) for r in sorted(read_names(documents))]


def test_names_of_a_list():
    assert rows(LIST) == [
        (112, 0, "named", "资敌罪"),
        (114, 0, "named", "放火罪"),
        (115, 0, "named", "放火罪"),
        (322, 0, "named", "偷越国（边）境罪"),
    ]


def test_later_table_gives_up_names():
    assert rows("资敌罪（第112条）", TABLE) == [
        (112, 0, "formerly", "资敌罪"),
        (112, 0, "named", "助敌逃跑罪"),
        (112, 0, "named", "支持敌人罪"),
        (360, 0, "formerly", "嫖宿幼女罪"),
    ]


def test_amending_sentence_renames():
    assert rows("甲、乙罪（第169条）", SENTENCE) == [
        (169, 0, "formerly", "甲、乙罪"),
        (169, 0, "named", "甲、丙罪"),
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("依照本法第一百一十四条的规定处罚。", "放火罪"),
        ("对犯放火罪的，从重。", "放火罪"),
        ("情节严重的，以放火论处。", "放火罪"),
    ],
)
def test_references_of_an_article(text, name):
    names = read_names([LIST])

    found = read_references(f"第二百条 {text}\n第二百零一条 处罚。", names)

    assert found == {CrimeName(200, 0, "refers", name)}


def test_shipped_names_agree_with_the_documents_at_hand(shared):
    folder = shared / "laws" / "司法解释"
    documents = [path.read_text("utf-8") for path in sorted(folder.glob("*确定罪名的补充规定*"))]
    with (Path(captions.DATA) / "crimes.csv").open(encoding="utf-8", newline="") as file:
        shipped = {
            (int(row["article"]), int(row["suffix"]), row["name"]) for row in csv.DictReader(file)
        }

    told = {(row.article, row.suffix, row.name) for row in read_names(documents)}

    assert len(documents) == 6
    assert told - shipped == set()
