import re

import pytest
from django.urls import reverse

from articles.models import ReviewTask
from articles.roles import AUTHOR, REVIEWER, SEO_EDITOR
from tests.articles.test_law_changes import CITES_1, LATER, RETURN, version
from tests.factories import make_edition, make_lawyer
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_reviewtask_changelist")


def open_task(title: str = "借条怎么写", **fields) -> ReviewTask:
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1, title=title, of={"title": title}, **fields)
    version("2020-01-01", {1: LATER})
    return edition.tasks.get()


def clear(client, task: ReviewTask, note: str = "结论不变。"):
    return client.post(reverse("admin:articles_reviewtask_clear", args=[task.pk]), {"note": note})


def shown(client, **query) -> list[str]:
    html = client.get(LIST, query).content.decode()
    return re.findall(r'field-why"><a[^>]*>([^<]*)</a>', html)


def test_list_shows_what_is_open_first(client):
    task, reviewer = open_task(), make_staff(REVIEWER)
    client.force_login(reviewer)
    assert shown(client) == [task.why]

    clear(client, task)

    assert shown(client) == []
    assert shown(client, state="cleared") == shown(client, state="all") == [task.why]


def test_list_of_ones_own(client):
    mine = make_staff(REVIEWER)
    task = open_task(lawyer=mine.lawyer)
    client.force_login(mine)
    assert shown(client, mine="1") == [task.why]

    client.force_login(make_staff(REVIEWER))

    assert shown(client, mine="1") == []


def test_page_shows_both_texts_with_the_changed_words_marked(client):
    task = open_task()
    client.force_login(make_staff(REVIEWER))

    html = client.get(task.get_absolute_url()).content.decode()

    assert f"<p>{RETURN}</p>" in html
    assert f"<p>{LATER}</p>" in html
    assert "返还借款<ins>并支付利息</ins>。" in html
    assert "《中华人民共和国借款法》第一条" in html
    assert reverse("admin:articles_post_change", args=[task.post_id]) in html


def test_page_escapes_what_a_law_says(client):
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1)
    version("2020-01-01", {1: RETURN + "<b>粗</b>"})
    client.force_login(make_staff(REVIEWER))

    html = client.get(edition.tasks.get().get_absolute_url()).content.decode()

    assert "<b>粗</b>" not in html
    assert "&lt;b&gt;粗&lt;/b&gt;" in html


def test_clear_records_the_reason(client):
    task, reviewer = open_task(), make_staff(REVIEWER)
    client.force_login(reviewer)

    response = clear(client, task)
    task.refresh_from_db()
    html = client.get(task.get_absolute_url()).content.decode()

    assert response.url == LIST
    assert (task.outcome, task.cleared_by, task.note) == ("still_right", reviewer, "结论不变。")
    assert "结论不变。" in html
    assert "<textarea" not in html


@pytest.mark.parametrize("note", ["", "   "])
def test_clear_without_a_reason_comes_back(client, note):
    task = open_task()
    client.force_login(make_staff(REVIEWER))

    response = clear(client, task, note)

    assert response.url == task.get_absolute_url()
    assert ReviewTask.objects.get().cleared_at is None


@pytest.mark.parametrize("role", [AUTHOR, SEO_EDITOR])
def test_others_see_but_do_not_clear(client, role):
    task = open_task(lawyer=make_lawyer())
    client.force_login(make_staff(role))

    html = client.get(task.get_absolute_url()).content.decode()
    clear(client, task)

    assert task.why in html
    assert "仍然正确" not in html
    assert ReviewTask.objects.get().cleared_at is None


def test_nobody_from_outside_sees_or_clears(client):
    task = open_task()

    assert client.get(task.get_absolute_url()).status_code == 302
    assert clear(client, task).status_code == 302
    assert ReviewTask.objects.get().cleared_at is None


def test_clear_is_only_posted(client):
    client.force_login(make_staff(REVIEWER))
    address = reverse("admin:articles_reviewtask_clear", args=[open_task().pk])

    assert client.get(address).status_code == 404


def test_post_shows_what_is_open_beside_it(client):
    task, reviewer = open_task(), make_staff(REVIEWER)
    client.force_login(reviewer)
    address = reverse("admin:articles_post_change", args=[task.post_id])
    link = f'<li><a href="{task.get_absolute_url()}">{task.why}</a></li>'
    before = client.get(address).content.decode()

    clear(client, task)

    assert link in before
    assert link not in client.get(address).content.decode()
