import json
import subprocess
import sys
import time
from itertools import pairwise

from legal_refs.grammar import find_citations
from legal_refs.grammar.names import shipped_names


def test_find_citations_development_set_scores(shared, tmp_path):
    gold = shared / "citations" / "dev.jsonl"
    names = shipped_names()
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as lines:
        for line in gold.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found = find_citations(record["text"], names=names, self_title=record["self"])
            citations = [citation.as_record() for citation in found]
            lines.write(json.dumps({"id": record["id"], "citations": citations}) + "\n")

    command = [sys.executable, shared / "citations" / "score.py", gold, predicted, "--json"]
    score = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)

    assert score["strict"]["f1"] >= 0.97
    assert score["exact span"]["f1"] >= 0.95


def test_find_citations_spans_hold_their_surfaces(shared):
    names = shipped_names()
    for file in sorted((shared / "laws" / "司法解释").glob("*.md"))[:40]:
        text = file.read_text(encoding="utf-8")
        found = find_citations(text, names=names)

        assert [text[citation.start : citation.end] for citation in found] == [
            citation.surface for citation in found
        ]
        assert all(a.end <= b.start for a, b in pairwise(found))


def test_find_citations_time_grows_with_the_text_alone():
    pieces = [
        "《",
        "第一条、",
        "（第一、一、一",
        "本条第",
        "“《民法典》第五条",
        "第一",
        "前款",
        "以下简称《",
    ]

    for piece in pieces:
        text = piece * (24_000 // len(piece))
        start = time.process_time()
        find_citations(text, names=shipped_names(), self_title="农药管理条例")

        assert time.process_time() - start < 3, piece
