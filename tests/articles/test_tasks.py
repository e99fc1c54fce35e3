import datetime

import pytest
from django.utils import timezone

from articles.models import Action, EditionPage, Post, ReviewTask, Stamp
from articles.roles import AUTHOR, REVIEWER
from articles.tasks import TaskRefused, may_clear, still_right
from articles.workflow import perform
from tests.articles.test_law_changes import CITES_1, LATER, RETURN, published, version
from tests.factories import make_edition, make_lawyer
from tests.staff import make_staff

pytestmark = pytest.mark.django_db


def open_task(**fields) -> ReviewTask:
    version("2010-01-01", {1: RETURN})
    make_edition(body=CITES_1, **fields)
    version("2020-01-01", {1: LATER})
    return ReviewTask.objects.get()


def outcomes(post: Post) -> list[tuple[int, str, int | None]]:
    rows = post.tasks.order_by("pk")
    return [
        (row.edition.number, row.outcome, row.cleared_with and row.cleared_with.number)
        for row in rows
    ]


def changed_after_publication() -> Post:
    version("2010-01-01", {1: RETURN})
    post = published(CITES_1)
    version("2020-01-01", {1: LATER})
    perform(Action.AMEND, post, post.created_by)
    perform(Action.SUBMIT, post, post.created_by)
    return post


def test_still_right_is_recorded():
    task, reviewer = open_task(), make_staff(REVIEWER)
    before = Stamp.objects.get().number

    still_right(task, reviewer, " 只是多了利息，结论不变。 ")

    assert (task.outcome, task.note) == ("still_right", "只是多了利息，结论不变。")
    assert (task.cleared_by, task.cleared_at is not None) == (reviewer, True)
    assert ReviewTask.objects.open(timezone.now()).count() == 0
    assert EditionPage.objects.get(pk=task.edition_id).format == 0
    assert Stamp.objects.get().number == before + 1


@pytest.mark.parametrize("note", ["", "  \n"])
def test_still_right_without_a_reason_is_refused(note):
    task = open_task()

    with pytest.raises(TaskRefused, match="写明"):
        still_right(task, make_staff(REVIEWER), note)

    assert ReviewTask.objects.get().cleared_at is None


def test_still_right_by_others_is_refused():
    task = open_task(lawyer=make_lawyer(user=make_staff(AUTHOR)))

    with pytest.raises(TaskRefused, match="律师"):
        still_right(task, make_staff(AUTHOR), "看过。")

    assert ReviewTask.objects.get().cleared_at is None


def test_still_right_twice_is_refused():
    task, reviewer = open_task(), make_staff(REVIEWER)
    still_right(task, reviewer, "看过。")

    with pytest.raises(TaskRefused, match="已经处理"):
        still_right(ReviewTask.objects.get(), make_staff(REVIEWER), "也看过。")

    assert ReviewTask.objects.get().note == "看过。"


def test_may_clear_its_own_lawyer_and_reviewers():
    user = make_staff(AUTHOR)
    task = open_task(lawyer=make_lawyer(user=user))

    assert may_clear(task, user)
    assert may_clear(task, make_staff(REVIEWER))
    assert not may_clear(task, make_staff(AUTHOR))


def test_new_edition_answers_what_was_open():
    post = changed_after_publication()

    perform(Action.PUBLISH, post, make_staff(REVIEWER))

    assert outcomes(post) == [(1, "new_edition", 2)]


def test_edition_taken_back_before_its_start_answers_nothing():
    post, reviewer = changed_after_publication(), make_staff(REVIEWER)
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    perform(Action.PUBLISH, post, reviewer, at=tomorrow)
    answered = outcomes(post)

    perform(Action.UNSCHEDULE, post, reviewer)

    assert answered == [(1, "new_edition", 2)]
    assert outcomes(post) == [(1, "", None)]
    assert [task.post for task in ReviewTask.objects.open(timezone.now())] == [post]


def test_withdrawn_post_has_nothing_open():
    version("2010-01-01", {1: RETURN})
    post = published(CITES_1)
    version("2020-01-01", {1: LATER})

    perform(Action.WITHDRAW, post, make_staff(REVIEWER))

    assert ReviewTask.objects.count() == 1
    assert ReviewTask.objects.open(timezone.now()).count() == 0
