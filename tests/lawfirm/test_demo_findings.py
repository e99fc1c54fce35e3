"""The demo as the checks see it: no false alarm in its texts, nothing internal on its pages."""

from __future__ import annotations

import tomllib

import pytest

from articles.checks import Subject
from articles.checks.page_scan import scan_page
from articles.checks.registry import Registry, registry
from articles.models import Firm, Lawyer
from lawfirm.demo.load import FOLDER, read_draft
from tests.factories import make_edition, make_post

GROUPS = ("profession", "terms", "residue", "privacy")
DRAFTS = [
    read_draft(path) for name in ("posts", "pages") for path in sorted((FOLDER / name).glob("*.md"))
]
NOTE = "这是内部的备注，读者在页面上不应当看到。"
DRAFT = "<p>这是修订到一半的话，读者在页面上不应当看到。</p>"


@pytest.fixture
def house(db):
    """The demo's firm and lawyers, without their pictures."""
    firm = tomllib.loads((FOLDER / "firm.toml").read_text("utf-8"))
    Firm.objects.create(**{name: value.strip() for name, value in firm.items()})
    for row in tomllib.loads((FOLDER / "lawyers.toml").read_text("utf-8"))["lawyer"]:
        del row["photo"]
        Lawyer.objects.create(**row)


def found(**fields) -> list[tuple[str, str]]:
    own = Registry()
    own.checks = {
        id: check for id, check in registry.checks.items() if id.partition(".")[0] in GROUPS
    }
    return [(finding.id, finding.excerpt) for finding in own.run(Subject(**fields))]


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.key)
def test_demo_text_gives_no_alarm(draft):
    meta = draft.meta
    fields = {name: meta.get(name, "") for name in ("title", "answer", "excerpt", "category")}
    seo = {name: meta.get(name, "") for name in ("seo_title", "description")}
    kind = "page" if "path" in meta else "post"

    assert found(html=draft.body, seo=seo, kind=kind, **fields) == []


@pytest.mark.usefixtures("house")
def test_firm_and_lawyers_give_no_alarm_to_themselves():
    firm = Firm.current()
    texts = [lawyer.biography for lawyer in Lawyer.objects.all()]
    texts += [firm.introduction, f"<p>地址：{firm.address}，电话：{firm.telephone}</p>"]

    assert [found(html=text, kind="biography") for text in texts] == [[]] * len(texts)


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("draft", DRAFTS, ids=lambda draft: draft.key)
def test_page_shows_nothing_internal(client, draft):
    post = make_post(
        title=draft.meta["title"],
        body=draft.body.replace('href="post:', 'href="/posts/'),
        seo_note=NOTE,
        legal_note=NOTE,
    )
    make_edition(post, body=post.body, description=draft.meta.get("description", ""))
    post.body = DRAFT
    post.save()

    response = client.get(post.get_absolute_url())

    assert response.status_code == 200
    assert scan_page(response.content.decode(), hidden=[NOTE, DRAFT]) == []
