import datetime
import io
import json

import pytest
from django.core.management import CommandError, call_command

from tests.factories_law import LOAN, make_law

pytestmark = pytest.mark.django_db
CIVIL_CODE = "中华人民共和国民法典"


@pytest.fixture(autouse=True)
def laws():
    code = make_law(
        CIVIL_CODE, {675: LOAN, 676: "借款人应当按照国家有关规定支付逾期利息。"}, "2021-01-01"
    )
    make_law(
        "中华人民共和国合同法", {206: LOAN}, "1999-10-01", repealed_on="2021-01-01", successor=code
    )


def answers(monkeypatch, capsys, *records, **options):
    lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines) + "\n"))
    call_command("verify_text", **options)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def summary(answer):
    names = ("status", "provision", "quotation", "differences", "suggest")
    return [{name: citation[name] for name in names} for citation in answer["citations"]]


def test_verify_text_suggests_the_article_that_took_over(monkeypatch, capsys):
    text = "依照《合同法》第二百零六条，应当还款。"
    (answer,) = answers(monkeypatch, capsys, {"id": 1, "text": text, "on": "2026-11-20"})

    assert answer["id"] == 1
    assert summary(answer) == [
        {
            "status": "not_in_force",
            "provision": LOAN,
            "quotation": None,
            "differences": [],
            "suggest": {"law": CIVIL_CODE, "articles": [675]},
        }
    ]


def test_verify_text_shows_how_a_quotation_differs(monkeypatch, capsys):
    text = f"《民法典》第六百七十五条规定：“{LOAN.replace('按照', '依照')}”"
    (answer,) = answers(monkeypatch, capsys, {"id": "甲", "text": text})

    assert summary(answer) == [
        {
            "status": "quote_differs",
            "provision": LOAN,
            "quotation": {"start": 16, "end": 16 + len(LOAN)},
            "differences": [["依", "按"]],
            "suggest": None,
        }
    ]


def test_verify_text_takes_the_day_of_the_line_before_that_of_the_command(monkeypatch, capsys):
    text = "《合同法》第二百零六条"
    found = answers(
        monkeypatch,
        capsys,
        {"id": 1, "text": text, "on": "2020-06-01"},
        {"id": 2, "text": text},
        on=datetime.date(2022, 6, 1),
    )

    assert [answer["citations"][0]["status"] for answer in found] == ["verified", "not_in_force"]


@pytest.mark.parametrize("line", ["x", '{"id": 1}', '{"id": 1, "text": "甲", "on": "2020"}'])
def test_verify_text_says_which_line_it_cannot_read(monkeypatch, capsys, line):
    with pytest.raises(CommandError, match=r"^第 2 行读不懂："):
        answers(monkeypatch, capsys, {"id": 1, "text": "甲"}, line)
