"""Publishing many at once does for each post what `perform` does for one."""

import datetime

import pytest
from django.utils import timezone

from articles.guards import TransitionRefused
from articles.models import Action, Edition, EditionTag, InnerLink, Post, SearchText
from articles.publication import KEPT
from articles.roles import AUTHOR, SEO_EDITOR
from articles.seo_bulk import publish_many
from articles.workflow import perform
from tests.factories import make_edition, make_post
from tests.factories_law import make_law
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
BODY = '<p>《民法典》第六百七十五条。见<a href="/posts/old.html">旧文</a>。</p>'
SAME = {*KEPT, "tags", "related", "number"} - {"text"}
AT = timezone.now() - datetime.timedelta(days=3)


def twin(name: str) -> Post:
    edition = make_edition(
        of={"title": "借款到期怎样催告"}, body=BODY, tags=("借款",), at=AT, description="从前"
    )
    post = edition.post
    Post.objects.filter(pk=post.pk).update(
        description="现在的描述", focus_keyword="催告", noindex=True
    )
    post.refresh_from_db()
    post.tags.add("逾期")
    return post


def facts(post: Post) -> list[object]:
    """All that follows from a change of SEO fields, but for numbers of rows and moments."""
    edition = Edition.objects.get(post=post, live_until=None)
    row = SearchText.objects.get(edition=edition)
    return [
        {name: getattr(edition, name) for name in SAME},
        edition.text_id == post.editions.get(number=1).text_id,
        [one.live_until is None for one in post.editions.order_by("number")],
        sorted(EditionTag.objects.filter(edition=edition).values_list("tag__name", "published_at")),
        list(edition.cited_rows.values_list("law", "article")),
        list(edition.link_rows.values_list("target__path", flat=True)),
        [row.marks, row.title, row.headings, row.statutes, row.body],
        list(post.transitions.values_list("action", "user")),
        EditionTag.objects.filter(edition__post=post).count(),
        SearchText.objects.filter(edition__post=post).count(),
    ]


def test_many_come_out_as_one_by_one():
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    make_post(path="/posts/old.html")
    seo = make_staff(SEO_EDITOR)
    one, other = twin("one"), twin("other")

    perform(Action.CHANGE_SEO, one, seo)
    made = publish_many([other], seo, note="")

    assert made == 1
    assert facts(other) == facts(one)


def test_scheduled_edition_takes_the_fields_over(client):
    seo = make_staff(SEO_EDITOR)
    start = timezone.now() + datetime.timedelta(days=1)
    live = make_edition(at=AT, live_until=start)
    make_edition(live.post, at=start)
    Post.objects.update(description="新的描述")
    post = Post.objects.get()

    publish_many([post], seo, note="")

    spans = post.editions.order_by("live_from").values_list("description", "live_until")
    assert [words for words, _ in spans] == ["", "新的描述", "新的描述"]
    assert [until for _, until in spans][1:] == [start, None]
    assert "新的描述" in client.get(post.path).content.decode()


def test_post_that_is_not_out_makes_no_edition():
    post = make_post(description="只是草稿")

    assert publish_many([post], make_staff(SEO_EDITOR), note="") == 0
    assert not Edition.objects.exists()


def test_one_blocker_stops_all():
    good, bad = make_edition().post, make_edition().post
    Post.objects.filter(pk=bad.pk).update(description="本所保证胜诉、包赢官司")
    posts = list(Post.objects.order_by("pk"))

    with pytest.raises(TransitionRefused):
        publish_many(posts, make_staff(SEO_EDITOR), note="")

    assert Edition.objects.count() == 2
    assert good.editions.count() == 1


def test_other_roles_are_refused():
    post = make_edition().post

    with pytest.raises(TransitionRefused):
        publish_many([post], make_staff(AUTHOR), note="")

    assert not InnerLink.objects.exists()
    assert Edition.objects.count() == 1
