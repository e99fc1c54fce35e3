"""Passages with one fault each and clean twins, for what a firm says and what it must not show.

``passages_speech.jsonl`` holds a record of ``check_text`` a line: ``check`` is the id that the faulty
one of a pair must give, ``faulty`` tells which one it is.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from articles.checks import Subject
from articles.checks.registry import Registry, registry
from tests.factories import make_firm, make_lawyer

GROUPS = ("profession", "terms", "residue", "privacy")
PASSAGES = [
    json.loads(line)
    for line in (Path(__file__).parent / "passages_speech.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture
def house(db):
    """The firm and the lawyers whom some passages name."""
    make_firm(name="浙江临溪知微律师事务所", short_name="临溪知微", telephone="0571-0000 0000")
    for name in ("沈砚秋", "江予微"):
        make_lawyer(name=name)


def found(passage: dict) -> set[str]:
    own = Registry()
    own.checks = {
        id: check for id, check in registry.checks.items() if id.partition(".")[0] in GROUPS
    }
    fields = {name: passage[name] for name in ("title", "seo", "author") if name in passage}
    return {finding.id for finding in own.run(Subject(html=passage["html"], **fields))}


@pytest.mark.usefixtures("house")
def test_clean_twins_give_nothing():
    clean = [passage for passage in PASSAGES if not passage["faulty"]]

    assert {p["id"]: found(p) for p in clean if found(p)} == {}


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("group", GROUPS)
def test_faulty_passages_are_found(group):
    faulty = [p for p in PASSAGES if p["faulty"] and p["check"].startswith(f"{group}.")]

    missed = [p["id"] for p in faulty if p["check"] not in found(p)]

    assert len(faulty) >= 25
    assert len(missed) <= 0.02 * len(faulty), missed


def test_set_has_a_clean_twin_for_each_fault():
    counted = Counter(passage["faulty"] for passage in PASSAGES)

    assert counted[True] == counted[False] >= 60
