"""Questions as people ask them, each with the post of the demo that answers it."""

import csv
from pathlib import Path

import pytest
from django.utils import timezone

from articles.excerpt import excerpt_of
from articles.models import Category, Edition, EditionText, Lawyer, Post
from articles.plaintext import text_of
from articles.render import listing
from articles.search.finding import Filters, by_words
from articles.search.query import clean, read
from lawfirm.demo.load import FOLDER, read_draft
from tests.factories import make_lawyer
from tests.factories_law import make_law

ROWS = list(csv.DictReader(Path(__file__).with_name("queries.csv").open(encoding="utf-8")))
SHARE = 0.95
COPIED = ("seo_title", "description", "focus_keyword")


@pytest.fixture
def demo(db) -> dict[int, str]:
    """Publish the demo's posts; return the key of each by its edition."""
    make_law(articles={679: "自然人之间的借款合同，自贷款人提供借款时成立。"})
    make_law("中华人民共和国劳动合同法", {82: "应当向劳动者每月支付二倍的工资。"}, "2013-07-01")
    drafts = [read_draft(path) for path in sorted((FOLDER / "posts").glob("*.md"))]
    return {_publish(draft).pk: draft.key for draft in drafts if draft.state == "published"}


def _publish(draft) -> Edition:
    meta = draft.meta
    category, _ = Category.objects.get_or_create(
        slug=meta["category"], defaults={"name": meta["category"]}
    )
    lawyer = Lawyer.objects.filter(slug=meta["lawyer"]).first() or make_lawyer(slug=meta["lawyer"])
    edition = Edition.objects.create(
        post=Post.objects.create(title=meta["title"], category=category),
        number=1,
        live_from=meta["published_at"],
        published_at=meta["published_at"],
        changed_at=meta["published_at"],
        title=meta["title"],
        text=EditionText.objects.create(body=draft.body),
        answer=meta.get("answer", ""),
        excerpt=excerpt_of(text_of(draft.body).text),
        category=category,
        lawyer=lawyer,
        law_on=meta["law_on"],
        tags="、".join(meta["tags"]),
        keywords="、".join(meta["keywords"]),
        **{name: meta[name] for name in COPIED},
    )
    listing.refresh(edition)
    return edition


def test_expected_post_is_among_the_first_three(demo):
    live = Edition.objects.live(timezone.now()).posts()
    missed = {}
    for row in ROWS:
        found = [demo[key] for key in by_words(read(clean(row["query"])), Filters(), live, 3)]
        if not {*row["expected"].split(";")} & {*found}:
            missed[row["query"]] = found

    assert len(ROWS) >= 60
    assert len(missed) <= (1 - SHARE) * len(ROWS), missed
