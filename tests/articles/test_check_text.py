import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db
KEYS = ["id", "level", "message", "hint", "rule", "field", "start", "end", "excerpt"]


def answers(*records: object, arguments: tuple[str, ...] = ()) -> list[dict]:
    lines = StringIO("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    out = StringIO()
    call_command("check_text", *arguments, stdin=lines, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def ids(answer: dict) -> set[str]:
    return {finding["id"] for finding in answer["findings"]}


def test_offsets_count_in_the_html_given():
    html = "<div class=x><p>甲&amp;乙</p><p>不还<b>,</b>可以起诉。</p></div>"

    (answer,) = answers({"id": "a", "html": html})
    finding = next(f for f in answer["findings"] if f["id"] == "text.half_width")

    assert answer["id"] == "a"
    assert list(finding) == KEYS
    assert html[finding["start"] : finding["end"]] == finding["excerpt"] == ","


def test_records_are_answered_one_a_line_in_their_order():
    given = answers({"id": 1, "html": "<p>甲,乙</p>"}, {"id": None, "html": ""}, {"html": "甲"})

    assert [answer["id"] for answer in given] == [1, None, None]
    assert "text.half_width" in ids(given[0])


@pytest.mark.parametrize(
    "record",
    [{}, {"html": None}, {"html": "<p>甲。</p>", "seo": {}}, {"html": "", "seo": None, "on": None}],
)
def test_missing_keys_are_no_fault(record):
    assert answers(record)[0]["findings"] == []


def test_seo_field_is_judged_where_it_is_given():
    first, second = answers(
        {"html": "<p>甲。</p>", "seo": {"description": ""}}, {"html": "<p>甲。</p>", "seo": {}}
    )

    assert "seo.no_description" in ids(first)
    assert "seo.no_description" not in ids(second)


def test_mark_of_ai_is_read():
    html = "<p>本文为原创。</p>"
    marked, plain = answers({"html": html, "ai_assisted": True}, {"html": html})

    assert "ai.notice" in ids(marked)
    assert "ai.notice" not in ids(plain)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "第 2 行不是 JSON"),
        ("[1]", "第 2 行应当是一个 JSON 对象。"),
        ('{"html": 3}', '第 2 行："html" 应当是文字，不是 3。'),
        ('{"html": "", "on": "2026-13-01"}', "第 2 行：日期应写成 2021-01-01：2026-13-01"),
        ('{"html": "", "seo": [1]}', '第 2 行："seo" 应当是一个对象'),
        ('{"html": "", "seo": {"description": 1}}', '第 2 行："description" 应当是文字，不是 1。'),
    ],
)
def test_unusable_line_is_named(line, message):
    with pytest.raises(CommandError) as refused:
        call_command("check_text", stdin=StringIO('{"html": ""}\n' + line), stdout=StringIO())

    assert str(refused.value).startswith(message)


def test_empty_lines_and_a_mark_of_encoding_are_passed_over():
    out = StringIO()

    call_command("check_text", stdin=StringIO('\ufeff{"id": 1}\n\n \n{"id": 2}\n'), stdout=out)

    assert [json.loads(line)["id"] for line in out.getvalue().splitlines()] == [1, 2]


def test_half_of_a_surrogate_pair_does_not_stop_the_command():
    (answer,) = answers({"id": 1, "html": "<p>甲\ud800乙,丙</p>"})

    assert {(f["start"], f["excerpt"]) for f in answer["findings"]} == {(4, "?"), (6, ",")}


def test_day_of_the_law_comes_from_the_record_then_from_the_option():
    from tests.factories_law import make_law

    make_law("中华人民共和国合同法", {206: "旧文。"}, "1999-10-01", repealed_on="2021-01-01")
    html = "<p>《合同法》第二百零六条。</p>"

    records = ({"html": html}, {"html": html, "on": "2026-01-01"})

    first, second = answers(*records, arguments=("--on", "2020-01-01"))

    assert "law.not_in_force" not in ids(first)
    assert "law.not_in_force" in ids(second)
