import pytest
from django.urls import reverse
from taggit.models import Tag

from articles.models import Edition, Post, Redirect
from articles.roles import ADMINISTRATOR, AUTHOR, SEO_EDITOR
from tests.factories import make_edition, make_post
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
LIST = reverse("admin:taggit_tag_changelist")


def merge(client, *names: str, into: str | None = None):
    data = {
        "action": "merge_tags",
        "_selected_action": [Tag.objects.get(name=name).pk for name in names],
    }
    if into:
        data["kept"] = Tag.objects.get(name=into).pk
    return client.post(LIST, data)


def test_merged_tag_takes_the_place_of_the_other_everywhere(client):
    live = make_edition(of={"title": "甲"}, tags=("借条", "利息")).post
    draft = make_post(title="乙")
    draft.tags.add("欠条")
    make_edition(of={"title": "丙"}, tags=("欠条",))
    client.force_login(make_staff(SEO_EDITOR))

    merge(client, "借条", "欠条", into="借条")

    assert sorted(Tag.objects.values_list("name", flat=True)) == ["借条", "利息"]
    assert list(draft.tags.names()) == ["借条"]
    assert [card.title for card in client.get("/tags/借条/").context["page"].cards] == ["丙", "甲"]
    assert client.get("/tags/欠条/")["Location"].endswith("/tags/%E5%80%9F%E6%9D%A1/")
    assert live.editions.count() == 1
    assert Edition.objects.get(post__title="丙", live_until=None).tags == "借条"


def test_merging_asks_first_which_tag_stays(client):
    make_edition(tags=("借条", "欠条"))
    client.force_login(make_staff(SEO_EDITOR))

    answer = merge(client, "借条", "欠条")

    assert "保留哪一个标签" in answer.content.decode()
    assert Tag.objects.count() == 2


def test_second_merge_leaves_no_chain(client):
    for name in ("甲", "乙", "丙"):
        make_edition(tags=(name,))
    client.force_login(make_staff(SEO_EDITOR))

    merge(client, "甲", "乙", into="乙")
    merge(client, "乙", "丙", into="丙")

    assert {row.old_path: row.target_path for row in Redirect.objects.all()} == {
        "/tags/甲/": "/tags/丙/",
        "/tags/乙/": "/tags/丙/",
    }


def test_post_that_a_check_stops_stops_the_merge(client):
    post = make_edition(tags=("欠条",)).post
    make_edition(tags=("借条",))
    Post.objects.filter(pk=post.pk).update(description="本所保证胜诉")
    client.force_login(make_staff(SEO_EDITOR))

    merge(client, "借条", "欠条", into="借条")

    assert Tag.objects.count() == 2
    assert list(post.tags.names()) == ["欠条"]
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("role", [AUTHOR, ADMINISTRATOR])
def test_others_cannot_merge(client, role):
    make_edition(tags=("借条", "欠条"))
    client.force_login(make_staff(role))

    merge(client, "借条", "欠条", into="借条")

    assert Tag.objects.count() == 2
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(("posts", "closed"), [(1, True), (2, True), (3, False)])
def test_page_of_a_thin_tag_is_not_indexed(client, posts, closed):
    for number in range(posts):
        make_edition(of={"title": f"借条 {number}"}, tags=("借条",))

    html = client.get("/tags/借条/").content.decode()
    sitemap = client.get("/sitemap-lists.xml").content.decode()

    assert ('<meta name="robots" content="noindex">' in html) == closed
    assert ("/tags/" in sitemap) != closed
