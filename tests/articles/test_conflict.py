import threading

import pytest
from django.db import connection
from django.test import Client

from articles.models import Action, Post
from articles.roles import AUTHOR, SEO_EDITOR
from articles.seo_changes import change_seo
from articles.workflow import perform
from tests.articles.admin.test_posts import change_url, signed_in, written
from tests.staff import make_draft, make_published, make_staff

pytestmark = pytest.mark.django_db


def stored(post: Post) -> tuple[str, str, int]:
    return Post.objects.values_list("title", "body", "version").get(pk=post.pk)


def test_save_of_the_current_version_counts_on(client):
    post = make_draft(title="原题")

    answer = signed_in(client, post.created_by).post(change_url(post), written(post, title="新题"))

    assert answer.status_code == 302
    assert stored(post) == ("新题", post.body, post.version + 1)


def test_stale_save_is_refused_with_both_texts(client):
    post = make_draft(title="依照约定还款", body="<p>利息按月付。</p>")
    opened = written(post, title="依据约定还款", body="<p>利息按年付。</p>")
    client = signed_in(client, post.created_by)
    client.post(change_url(post), written(post, title="依照约定还款吗", answer="要还。"))
    meanwhile = stored(post)

    answer = client.post(change_url(post), opened)
    page = answer.content.decode()

    assert (answer.status_code, stored(post)) == (200, meanwhile)
    assert "依<del>照</del><ins>据</ins>约定还款<del>吗</del>" in page
    assert "利息按<del>月</del><ins>年</ins>付。" in page
    assert "还有不同：一段话的回答。" in page
    assert 'value="依据约定还款"' in page
    assert "&lt;p&gt;利息按年付。&lt;/p&gt;" in page


def test_taking_over_saves_what_was_typed_on_the_new_version(client):
    post = make_draft(title="原题")
    opened = written(post, title="我的题")
    client = signed_in(client, post.created_by)
    client.post(change_url(post), written(post, title="别人的题"))

    answer = client.post(change_url(post), {**opened, "take_over": post.version + 1})

    assert answer.status_code == 302
    assert stored(post) == ("我的题", post.body, post.version + 2)


def test_taking_over_from_a_version_that_is_no_longer_the_newest_is_refused(client):
    post = make_draft(title="原题")
    opened = written(post, title="我的题")
    client = signed_in(client, post.created_by)
    client.post(change_url(post), written(post, title="第二题"))
    seen = post.version + 1
    client.post(change_url(post), written(post, title="第三题", version=seen))

    client.post(change_url(post), {**opened, "take_over": seen})

    assert stored(post)[0] == "第三题"


@pytest.mark.parametrize("token", ["", "abc", "0", "999", None])
def test_save_without_a_valid_version_is_refused(client, token):
    post = make_draft(title="原题")
    given = written(post, title="没有版本号")
    given["version"] = token
    if token is None:
        del given["version"]

    answer = signed_in(client, post.created_by).post(change_url(post), given)

    assert (answer.status_code, stored(post)[0]) == (200, "原题")
    assert "没有保存" in answer.content.decode()


def test_form_with_another_error_keeps_the_version_that_it_was_made_from(client):
    post = make_draft()
    client = signed_in(client, post.created_by)
    client.post(change_url(post), written(post, title="别人的题"))

    page = client.post(change_url(post), written(post, title="")).content.decode()

    assert f'name="version" value="{post.version}"' in page


def test_steps_of_the_workflow_leave_the_version(client):
    post = make_draft()

    perform(Action.SUBMIT, post, post.created_by)

    assert post.version == 1


def test_a_change_of_seo_fields_elsewhere_makes_an_open_form_stale(client):
    post = make_published()
    opened = {"description": "表单里的描述", "version": post.version}
    editor = make_staff(SEO_EDITOR)
    change_seo(post, {"description": "列表里的描述"}, {"description": ""}, editor)

    signed_in(client, editor).post(
        change_url(post),
        {**opened, "related_rows-TOTAL_FORMS": 0, "related_rows-INITIAL_FORMS": 0},
    )

    assert Post.objects.get(pk=post.pk).description == "列表里的描述"


def test_a_change_of_many_posts_gives_each_a_new_version():
    posts = [make_draft(), make_draft()]

    Post.objects.bulk_update(posts, ["description"])

    assert list(Post.objects.values_list("version", flat=True)) == [2, 2]


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="threads cannot share the tests' SQLite in memory"
)
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_saves_at_once_succeed_as_often_as_the_version_moves():
    post = make_draft(author=make_staff(AUTHOR))
    address, codes = change_url(post), []

    def save(number: int) -> None:
        client = Client()
        client.force_login(post.created_by)
        for _attempt in range(3):
            version = stored(post)[2]
            given = written(post, title=f"第{number}人的题", version=version)
            codes.append(client.post(address, given).status_code)
        connection.close()

    threads = [threading.Thread(target=save, args=[number]) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(codes), set(codes)) == (60, {200, 302})
    assert stored(post)[2] == post.version + codes.count(302)
