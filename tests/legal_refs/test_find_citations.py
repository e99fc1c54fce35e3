import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
RECORD = {"id": "a", "text": "依据《民法典》第六百七十五条返还。", "self": None}
ANSWER = {
    "id": "a",
    "citations": [
        {
            "start": 2,
            "end": 14,
            "surface": "《民法典》第六百七十五条",
            "law": "中华人民共和国民法典",
            "document_number": None,
            "article": 675,
            "article_suffix": 0,
            "article_to": None,
            "paragraph": None,
            "item": None,
            "sub_item": None,
        }
    ],
}


def run(lines: list[str]) -> list[str]:
    out = io.StringIO()
    call_command("find_citations", stdin=iter(lines), stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.django_db
def test_find_citations_answers_each_line():
    lines = [json.dumps(RECORD), "\n", json.dumps({"id": 2, "text": "没有引用。"})]

    assert [json.loads(line) for line in run(lines)] == [ANSWER, {"id": 2, "citations": []}]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id": ', "第 1 行不是 JSON："),
        ('{"id": 1}', '第 1 行缺少 "text"'),
        ('["甲"]', '第 1 行缺少 "text"'),
        ('{"text": 5}', '第 1 行缺少 "text"'),
    ],
)
def test_find_citations_names_the_bad_line(line, message):
    with pytest.raises(CommandError) as caught:
        run([line])
    assert str(caught.value).startswith(message)


def test_find_citations_needs_no_migrated_database(tmp_path):
    environment = os.environ | {
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "lawfirm.settings",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "find_citations"],
        input=json.dumps(RECORD, ensure_ascii=False).encode(),
        capture_output=True,
        cwd=ROOT,
        env=environment,
        check=True,
    )
    assert json.loads(done.stdout) == ANSWER
