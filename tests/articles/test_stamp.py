import datetime

import pytest
from django.utils import timezone

from articles import stamp
from articles.models import Action, Stamp
from articles.roles import REVIEWER
from articles.workflow import perform
from tests.factories import make_edition
from tests.factories_law import make_law
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db


def number() -> int:
    row = Stamp.objects.first()
    return row.number if row else 0


def test_every_transition_moves_the_stamp():
    post = make_draft()
    before = number()

    perform(Action.SUBMIT, post, post.created_by)
    perform(Action.PUBLISH, post, make_staff(REVIEWER))

    assert number() == before + 2


def test_next_change_is_the_first_start_or_end_to_come():
    now = timezone.now()
    soon, later = now + datetime.timedelta(hours=1), now + datetime.timedelta(hours=2)
    make_edition(at=soon)
    make_edition(at=later)

    assert stamp.next_change(now) == soon
    assert stamp.next_change(soon) == later
    assert stamp.next_change(later) is None


def test_next_change_knows_the_midnight_at_which_a_law_starts():
    make_law(effective_on="2027-01-01")

    found = stamp.next_change(timezone.now())

    assert found.isoformat() == "2027-01-01T00:00:00+08:00"


def test_reading_is_trusted_for_half_a_second(django_assert_num_queries):
    stamp.reading()

    with django_assert_num_queries(0):
        stamp.reading()
    with django_assert_num_queries(1):
        stamp.reading(fresh=True)


def test_version_no_longer_holds_after_a_move():
    old = stamp.reading()
    stamp.move()

    new = stamp.reading(fresh=True)

    assert new.holds(new.version)
    assert not new.holds(old.version)


def test_version_no_longer_holds_when_its_moment_has_come():
    made = stamp.Reading(
        1, timezone.now() - datetime.timedelta(seconds=1), timezone.now(), stamp.time.monotonic()
    )

    assert not made.holds(made.version)


def test_reading_past_its_moment_reckons_the_next_without_writing():
    now = timezone.now()
    edition = make_edition(at=now + datetime.timedelta(days=1))
    Stamp.objects.create(pk=1, number=7, next_change_at=now - datetime.timedelta(minutes=1))

    found = stamp.reading()

    assert found.version == (7, edition.live_from)
    assert Stamp.objects.get().next_change_at < now


def test_kept_value_is_made_once_until_the_public_side_moves(monkeypatch):
    monkeypatch.setattr(stamp, "_kept", {})
    made = iter(range(10))
    stamp.reading()

    first = [stamp.kept("x", lambda: next(made)) for _ in range(3)]
    stamp.move()
    stamp.reading(fresh=True)

    assert [*first, stamp.kept("x", lambda: next(made))] == [0, 0, 0, 1]


def test_kept_value_without_a_reading_is_made_each_time():
    made = iter(range(10))

    assert [stamp.kept("x", lambda: next(made)) for _ in range(2)] == [0, 1]
