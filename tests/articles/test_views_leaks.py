"""No public page can say what stands on the desk alone."""

import re
from collections.abc import Iterator

import pytest
from django.http import HttpRequest
from django.test import Client
from django.test.signals import template_rendered
from django.utils.functional import SimpleLazyObject

from articles.models import Edition, Post
from tests.factories import make_edition, make_firm, make_image, make_lawyer, make_post
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
CANARIES = {
    "seo_note": "金丝雀一号",
    "legal_note": "金丝雀二号",
    "title": "金丝雀三号",
    "body": "<p>金丝雀四号</p>",
    "answer": "金丝雀五号",
    "excerpt": "金丝雀六号",
    "description": "金丝雀七号",
}
STARTS = ("/", "/sitemap.xml", "/feed/", "/robots.txt", "/laws/", "/archive/", "/no-such-page")
ADDRESS = re.compile(r"(?:href=\"|<loc>|<link>|<guid>)(?:https://law\.example)?(/[^\"<#]*)")


@pytest.fixture
def published() -> Post:
    """A post that is out, with notes, and whose working copy has changed since."""
    make_firm(wechat_qr=make_image())
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"}, slug="minfadian")
    post = make_post(title="借款到期不还", body="<p>《民法典》第六百七十五条。</p>")
    make_edition(
        post,
        body=post.body,
        lawyer=make_lawyer(),
        reviewer=make_lawyer(),
        lead_image=make_image(),
        tags=("利息",),
    )
    make_edition(title="另一篇", tags=("利息",), body="<p>《民法典》第675条。</p>")
    make_edition(of={"kind": Post.Kind.PAGE, "path": "/about/", "title": "关于我们"})
    for name, value in CANARIES.items():
        setattr(post, name, value)
    post.save()
    return post


def crawl(client: Client) -> Iterator[tuple[str, str]]:
    waiting, seen = list(STARTS), set(STARTS)
    while waiting:
        path = waiting.pop()
        html = client.get(path).content.decode()
        yield path, html
        found = {address.replace("&amp;", "&") for address in ADDRESS.findall(html)}
        new = {a for a in found if not a.startswith(("/static/", "/media/"))} - seen
        seen |= new
        waiting += sorted(new)


def test_no_public_page_shows_notes_or_unpublished_changes(client, published):
    pages = dict(crawl(client))

    assert published.path in pages
    assert "/laws/minfadian/675/" in pages
    assert len(pages) > 15
    assert [path for path, html in pages.items() if "金丝雀" in html] == []


def test_no_template_is_given_a_post_or_an_edition(client, published):
    given: list[tuple[str, object]] = []

    def note(sender, template, context, **kwargs):
        for layer in context.dicts:
            given.extend((template.name, value) for value in layer.values())

    template_rendered.connect(note)
    try:
        for _page in crawl(client):
            pass
    finally:
        template_rendered.disconnect(note)

    assert len(given) > 100
    assert {name for name, value in given if holds_working_copy(value)} == set()


def holds_working_copy(value: object) -> bool:
    if isinstance(value, SimpleLazyObject | HttpRequest):
        return False
    parts = value if isinstance(value, list | tuple) else [value]
    return any(isinstance(part, Post | Edition) for part in parts)
