import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Action
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from articles.start import piles
from articles.workflow import perform
from tests.articles.test_law_changes import CITES_1, LATER, RETURN, version
from tests.factories import make_edition
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db


def shown(user) -> dict[str, list[str]]:
    return {pile.title: [row["title"] for row in pile.rows] for pile in piles(user)}


def submitted(**fields):
    post = make_draft(**fields)
    perform(Action.SUBMIT, post, post.created_by)
    return post


def test_author_sees_own_drafts_and_what_came_back():
    author = make_staff(AUTHOR)
    make_draft(author, title="写到一半")
    make_draft(title="别人的草稿")
    returned = submitted(created_by=author, title="退回的")
    perform(Action.RETURN, returned, make_staff(REVIEWER), note="请补日期")

    assert shown(author) == {"退回给我": ["退回的"], "我的草稿": ["写到一半"]}


def test_reviewer_sees_what_others_submitted_and_what_is_scheduled():
    reviewer = make_staff(REVIEWER)
    submitted(title="别人的")
    submitted(title="自己署名的", lawyer=reviewer.lawyer)
    later = submitted(title="明天的")
    at = timezone.now() + datetime.timedelta(days=1)
    perform(Action.PUBLISH, later, make_staff(REVIEWER), at=at)

    assert shown(reviewer) == {"等我审核": ["别人的"], "定时发布": ["明天的"]}


def test_reviewer_sees_every_task_and_a_lawyer_their_own():
    version("2010-01-01", {1: RETURN})
    author, other = make_staff(AUTHOR, lawyer=True), make_staff(AUTHOR, lawyer=True)
    make_edition(body=CITES_1, lawyer=author.lawyer, title="借条怎么写")
    version("2020-01-01", {1: LATER})

    rows = {"法律有变化，待处理": ["借条怎么写：《借款法》第一条自2020年1月1日起有修改。"]}
    empty = {"退回给我": [], "我的草稿": []}
    assert shown(author) == {**empty, **rows}
    assert shown(other) == empty
    assert shown(make_staff(REVIEWER)) == {"等我审核": [], "定时发布": [], **rows}
    assert shown(make_staff(SEO_EDITOR)) == {}


@pytest.mark.parametrize("role", [SEO_EDITOR, ADMINISTRATOR])
def test_others_have_no_piles(role):
    submitted()

    assert shown(make_staff(role)) == {}


def test_start_page_links_to_the_post(client):
    author = make_staff(AUTHOR)
    post = make_draft(author, title="写到一半")
    client.force_login(author)

    page = client.get(reverse("admin:index")).content.decode()

    assert f'<a href="{reverse("admin:articles_post_change", args=[post.pk])}">写到一半</a>' in page
