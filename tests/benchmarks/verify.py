"""Verifies a post of 5,000 characters with 30 citations against 200,000 provisions; prints figures.

The laws are made: 1,000 of 200 articles, in a SQLite file of their own, beside those that the post
cites, whose articles it quotes. The names of the made laws count like any other.
"""

import datetime
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

RUNS = 30
LAWS, ARTICLES = 1_000, 200
LENGTH, CITATIONS = 5_000, 30
LIMIT_SECONDS = 0.030
TEXT = (
    "借款人应当按照约定的期限返还借款；对第{number}种期限没有约定或者约定不明确的，借款人可以随时返还。\n"
    "贷款人可以催告借款人在合理期限内返还，第{number}种合理期限由当事人协商。"
)
CITED = ("中华人民共和国民法典", "中华人民共和国公司法", "中华人民共和国劳动合同法")
DAY = datetime.date(2021, 1, 1)
ON = datetime.date(2026, 11, 20)


def text_of(number: int) -> str:
    return TEXT.format(number=number)


def filled() -> int:
    """Store the laws; returns the number of provisions."""
    from legal_refs.models import Law, LawVersion, Provision

    titles = [*CITED, *(f"中华人民共和国第{n}号促进法" for n in range(LAWS))]
    laws = Law.objects.bulk_create(Law(title=t, slug=f"law-{n}") for n, t in enumerate(titles))
    versions = LawVersion.objects.bulk_create(LawVersion(law=law, effective_on=DAY) for law in laws)
    for version in versions:
        Provision.objects.bulk_create(
            Provision(version=version, position=n, article=n, text=text_of(n))
            for n in range(1, ARTICLES + 1)
        )
    return Provision.objects.count()


def post() -> str:
    """Thirty citations, half of them quoted, one in ten of these wrongly, and talk between them."""
    from legal_refs.numerals import to_chinese

    names = ["民法典", "公司法", "劳动合同法"]
    parts = []
    for index in range(CITATIONS):
        number = 3 + 5 * index
        quoted = text_of(number).split("\n")[0]
        quoted = quoted.replace("随时", "随便") if index % 10 == 4 else quoted
        says = f"规定：“{quoted}”" if index % 2 == 0 else "对还款的期限作了规定。"
        parts.append(f"《{names[index % 3]}》第{to_chinese(number)}条第一款{says}")
    talk = "出借人把钱借出去以后，最关心的是什么时候能够收回来，下面分几种情形来说。" * 9
    width = (LENGTH - sum(map(len, parts)) - CITATIONS) // CITATIONS
    return "\n".join(part + talk[:width] for part in parts)


def main() -> int:
    from django.db import connection, reset_queries

    from legal_refs.verify import verify

    provisions = filled()
    text = post()
    verify(text, ON)
    seconds, processor = [], time.process_time()
    for _ in range(RUNS):
        started = time.perf_counter()
        report = verify(text, ON)
        seconds.append(time.perf_counter() - started)
    processor = (time.process_time() - processor) / RUNS
    connection.force_debug_cursor = True
    reset_queries()
    verify(text, ON)
    median = statistics.median(seconds)
    differing = sum(1 for verdict in report.verdicts if verdict.differences)
    print(
        f"{len(text):,} characters, {len(report.verdicts)} citations ({differing} misquoted), "
        f"{provisions:,} provisions: median of {RUNS} {median * 1000:.1f} ms, processor "
        f"{processor * 1000:.1f} ms, {len(connection.queries)} queries"
    )
    return int(median > LIMIT_SECONDS or len(report.verdicts) != CITATIONS)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'benchmark.sqlite3'}",
            "DJANGO_SETTINGS_MODULE": "tests.settings",
        }
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        sys.exit(main())
