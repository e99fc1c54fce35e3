from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.checks.manual import GROUPS, explanations, manual
from articles.checks.registry import registry


def test_every_check_is_explained_and_nothing_else_is():
    assert set(explanations()) == set(registry.checks)


def test_every_group_has_a_name():
    assert {id.partition(".")[0] for id in registry.checks} <= set(GROUPS)


def test_manual_has_a_row_for_every_check():
    rows = [line.split(" | ")[0] for line in manual().splitlines() if line.startswith("| `")]

    assert sorted(rows[: len(registry.checks)]) == sorted(f"| `{id}`" for id in registry.checks)


def test_what_cannot_be_waived_says_so():
    (row,) = (line for line in manual().splitlines() if "`residue.internal_note`" in line)

    assert "阻止发布（不得放行）" in row


def test_command_writes_the_manual_and_finds_it_out_of_date(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    with pytest.raises(CommandError):
        call_command("checks_doc", "--check")

    call_command("checks_doc", stdout=StringIO())

    assert (tmp_path / "docs" / "checks.md").read_text("utf-8") == manual()
    call_command("checks_doc", "--check")
    (tmp_path / "docs" / "checks.md").write_text("旧的")
    with pytest.raises(CommandError):
        call_command("checks_doc", "--check")


def test_manual_in_the_repository_is_current():
    call_command("checks_doc", "--check")
