"""Searches a corpus of 20,000 posts and prints how long a search takes, in milliseconds.

    python tests/benchmarks/search.py [--posts 100000]

The posts are sentences of the demo's posts in a fixed random order, so that most words stand in
very many of them; titles join two terms of the law. The database is one of its own: SQLite in a
temporary folder, or beside the one that DATABASE_URL names. `index` is the index alone for one
page, `page` the whole search page without the page cache.
"""

from __future__ import annotations

import argparse
import datetime
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
folder = tempfile.TemporaryDirectory(prefix="search-")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder.name}/db.sqlite3")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from articles import stamp  # noqa: E402
from articles.models import Category, Edition, EditionText, Post, SearchText  # noqa: E402
from articles.plaintext import text_of  # noqa: E402
from articles.search.asking import Scope  # noqa: E402
from articles.search.index import category_mark  # noqa: E402
from articles.search.query import clean, read  # noqa: E402
from articles.search.ranking import ranked  # noqa: E402
from articles.search.tokens import TERMS, indexed  # noqa: E402
from articles.views.search import search  # noqa: E402
from lawfirm.demo.load import FOLDER, read_draft  # noqa: E402

TITLES = ("{0}怎么办：{1}的几个要点", "{0}与{1}有什么区别", "遇到{0}，先看{1}", "{0}纠纷中的{1}")
SENTENCES = 40
BATCH = 2000
FIRST = datetime.datetime(2010, 1, 1, tzinfo=datetime.UTC)
LIMIT_P50 = {"sqlite": 5.0, "postgresql": 10.0}
QUESTIONS = (
    "公司不给工资怎么办",
    "借条没写还款日期",
    "网贷逾期会坐牢吗",
    "离婚孩子归谁",
    "被车撞了能赔哪些钱",
    "没签劳动合同双倍工资",
    "朋友借钱三年没还还能告他吗",
    "催收打电话给我父母怎么办",
)
Row = tuple[str, str, str]


def posts(count: int, chance: random.Random) -> Iterator[Row]:
    """Give title, body and the words of the body of so many posts."""
    drafts = [read_draft(path) for path in sorted((FOLDER / "posts").glob("*.md"))]
    lines = [line for draft in drafts for line in text_of(draft.body).text.split("\n")]
    sentences = [f"{part}。" for line in lines for part in line.split("。") if part]
    known = {sentence: indexed(sentence) for sentence in sentences}
    terms = TERMS.read_text("utf-8").split()
    for _ in range(count):
        chosen = chance.choices(sentences, k=SENTENCES)
        title = chance.choice(TITLES).format(*chance.sample(terms, 2))
        yield title, "".join(chosen), " ".join(known[sentence] for sentence in chosen)


def store(rows: list[Row], first: int, categories: list[Category]) -> None:
    """Write live editions with their rows of the index."""
    made = [
        Post(title=title, path=f"/p/{n}", category=categories[n % len(categories)])
        for n, (title, _body, _words) in enumerate(rows, first)
    ]
    Post.objects.bulk_create(made)
    texts = EditionText.objects.bulk_create(EditionText(body=f"<p>{row[1]}</p>") for row in rows)
    moments = [FIRST + datetime.timedelta(hours=n) for n in range(first, first + len(rows))]
    editions = Edition.objects.bulk_create(
        Edition(
            post=post,
            number=1,
            live_from=at,
            published_at=at,
            changed_at=at,
            title=post.title,
            text=text,
            category=post.category,
            law_on=at.date(),
        )
        for post, text, at in zip(made, texts, moments, strict=True)
    )
    SearchText.objects.bulk_create(
        SearchText(
            id=int(edition.published_at.timestamp() * 1000),
            edition=edition,
            marks=category_mark(edition.category_id),
            title=indexed(title),
            headings=indexed(edition.category.name),
            body=words,
        )
        for edition, (title, _body, words) in zip(editions, rows, strict=True)
    )


def fill(count: int) -> float:
    """Fill the database and return the seconds that it took."""
    started = time.perf_counter()
    categories = Category.objects.bulk_create(
        Category(name=f"分类{n}", slug=f"c{n}", position=n) for n in range(6)
    )
    made = posts(count, random.Random(7))
    for first in range(0, count, BATCH):
        rows = [row for row, _n in zip(made, range(min(BATCH, count - first)), strict=False)]
        store(rows, first, categories)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return time.perf_counter() - started


def measured(name: str, queries: list[str], ask: Callable[[str], object]) -> float:
    """Print the times of a set of queries and return the median in milliseconds."""
    taken = []
    for query in queries * 3:
        started = time.process_time() if connection.vendor == "sqlite" else time.perf_counter()
        ask(query)
        ended = time.process_time() if connection.vendor == "sqlite" else time.perf_counter()
        taken.append((ended - started) * 1000)
    cuts = statistics.quantiles(taken, n=100)
    print(f"{name:28} p50 {cuts[49]:6.1f}   p99 {cuts[98]:6.1f}   slowest {max(taken):6.1f}")
    return cuts[49]


def in_index(query: str) -> list[int]:
    keys = ranked(read(clean(query)), Scope(), 21)
    return [key for key, _n in zip(keys, range(11), strict=False)]


def in_page(query: str) -> None:
    request = RequestFactory().get("/search/", {"q": query}, headers={"host": "law.example"})
    assert search(request).status_code == 200


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--posts", type=int, default=20_000)
    count = parser.parse_args().posts
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = (
        f"{folder.name}/test.sqlite3" if connection.vendor == "sqlite" else "search_benchmark"
    )
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        print(f"{count} posts on {connection.vendor}, filled in {fill(count):.0f} s")
        return report()
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def report() -> int:
    stamp.reading(fresh=True)
    chance = random.Random(11)
    terms = [term for term in TERMS.read_text("utf-8").split() if 2 <= len(term) <= 6]
    pairs = [" ".join(chance.sample(terms, 2)) for _ in range(60)]
    common = ["借款", "合同", "规定", "法院", "离婚", "工资", "责任", "利息"]
    for query in ("借条", *QUESTIONS[:1]):
        in_page(query)
    median = 0.0
    for name, queries in (
        ("terms of 2 to 6 characters", terms),
        ("words in very many posts", common),
        ("two terms", pairs),
        ("questions", list(QUESTIONS)),
        ("not found", ["愈期还款", "违月金", "完全没有的词藻"]),
    ):
        measured(f"index, {name}", queries, in_index)
        page = measured(f"page,  {name}", queries, in_page)
        median = median or page
    return int(median > LIMIT_P50[connection.vendor])


if __name__ == "__main__":
    sys.exit(main())
