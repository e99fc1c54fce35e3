import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editor.locks import mark, others
from articles.models import EditLock
from articles.roles import AUTHOR, REVIEWER, SEO_EDITOR
from tests.articles.admin.test_posts import signed_in
from tests.factories import make_user
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db


def ask(client, post, **more: str):
    address = reverse("admin:articles_post_presence")
    return client.post(address, {"post": post.pk, **more})


def names(answer) -> list[str]:
    return [other["name"] for other in answer.json()["others"]]


def test_each_sees_the_other_and_not_oneself(client):
    author = make_staff(AUTHOR, last_name="许", first_name="小满")
    seo = make_staff(SEO_EDITOR, username="seo")
    post = make_draft(author)

    first = ask(signed_in(client, author), post)
    second = ask(signed_in(client, seo), post)
    third = ask(signed_in(client, author), post)

    assert (names(first), names(second), names(third)) == ([], [author.get_full_name()], ["seo"])


def test_who_only_reads_is_told_and_not_shown(client):
    author, reviewer = make_staff(AUTHOR), make_staff(REVIEWER)
    post = make_draft(author)
    mark(post, author)

    assert names(ask(signed_in(client, reviewer), post)) == [author.username]
    assert names(ask(signed_in(client, author), post)) == []


def test_who_left_or_fell_silent_is_not_shown(client):
    author, other, reader = make_staff(AUTHOR), make_staff(SEO_EDITOR), make_user()
    post = make_draft(author)
    mark(post, author)
    mark(post, other)
    long_ago = timezone.now() - datetime.timedelta(minutes=2)
    EditLock.objects.filter(user=other).update(seen_at=long_ago)

    ask(signed_in(client, author), post, leaving="1")

    assert list(others(post, reader)) == []


def test_sign_of_life_keeps_since_when():
    author = make_staff(AUTHOR)
    post = make_draft(author)
    mark(post, author)
    since = EditLock.objects.get().since

    mark(post, author)

    assert EditLock.objects.get().since == since
    assert EditLock.objects.get().seen_at > since


def test_staff_without_a_role_are_refused(client):
    post = make_draft(make_staff(AUTHOR))

    assert ask(signed_in(client, make_user(is_staff=True)), post).status_code == 403
