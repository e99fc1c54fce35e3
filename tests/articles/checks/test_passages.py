"""Passages of the genre with one fault each, and clean twins: what is found, and what is not.

``passages.jsonl`` holds a record of ``check_text`` a line, with ``expect``, the ids to be found.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from articles.checks import Level, run
from articles.management.commands.check_text import subject_of
from legal_refs.models import Law
from legal_refs.names import forget_names
from tests.articles.checks.finding import TODAY
from tests.factories_law import make_law

ROOT = Path(__file__).resolve().parents[3]
LAWS = ("minfadian-2021-01-01", "xingfa-2024-03-01", "minjian-jiedai-guiding-2021-01-01")
PASSAGES = [
    json.loads(line)
    for line in (Path(__file__).parent / "passages.jsonl").read_text("utf-8").splitlines()
]
GROUPS = ("law", "meaning", "text", "image", "seo", "ai")


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    """The laws that the passages cite, read once for all of them, and taken away again."""
    with django_db_blocker.unblock(), transaction.atomic():
        files = [str(ROOT / "lawfirm" / "demo" / "laws" / f"{name}.md") for name in LAWS]
        call_command("import_laws", *files, verbosity=0)
        code = Law.objects.get(title="中华人民共和国民法典")
        for title, day in (("合同法", "1999-10-01"), ("婚姻法", "2001-04-28")):
            make_law(
                f"中华人民共和国{title}",
                {19: "约定。", 206: "返还借款。"},
                day,
                repealed_on="2021-01-01",
                successor=code,
            )
        yield
        # All that storing a law brings with it goes too: log entries and the stamp.
        transaction.set_rollback(True)
    forget_names()


@pytest.fixture
def own_findings(library, db):
    """Return a function from a passage to what the groups tested here say of it."""

    def look(passage: dict[str, Any]) -> list[tuple[str, str]]:
        found = run(subject_of(passage, TODAY))
        return [(f.id, f.level) for f in found if f.id.partition(".")[0] in GROUPS]

    return look


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_passage_gives_what_is_expected_and_no_other_warning(own_findings, passage):
    found = own_findings(passage)

    expected = set(passage["expect"])
    assert expected <= {id for id, _level in found}
    assert {id for id, level in found if level != Level.ADVICE} <= expected


def test_set_has_sixty_faults_and_sixty_clean_twins():
    faulty = Counter(bool(passage["expect"]) for passage in PASSAGES)

    assert faulty[True] >= 60
    assert faulty[False] >= 60
    assert {passage["id"].partition("-")[0] for passage in PASSAGES} == set(GROUPS)
