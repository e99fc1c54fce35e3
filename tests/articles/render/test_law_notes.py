import datetime
import re
from email.utils import parsedate_to_datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition, EditionPage, ReviewTask
from articles.render import build
from articles.render.law_notes import notes_on
from articles.roles import REVIEWER
from articles.tasks import still_right
from tests.articles.test_law_changes import (
    CITES_1,
    GUARANTEE,
    INTEREST,
    LATER,
    NEXT_YEAR,
    RETURN,
    version,
)
from tests.factories import make_edition
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def texts(edition, day: datetime.date = TODAY) -> list[str]:
    return [note.text for note in notes_on(build(edition).law_changes, day).notes]


def test_notes_say_what_changed_and_where_it_stands():
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1)
    new = version("2020-03-01", {1: GUARANTEE, 2: LATER})

    note = notes_on(build(edition).law_changes, TODAY).notes[0]

    assert note.text == "《借款法》第一条自2020年3月1日起改为第二条，文字有修改。"
    assert note.url == f"/laws/{new.law.slug}/2/?on=2020-03-01"
    assert note.confirmed_on is None


def test_notes_of_a_deleted_article_lead_to_the_law():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    edition = make_edition(body=CITES_1)
    new = version("2020-03-01", {1: INTEREST})

    note = notes_on(build(edition).law_changes, TODAY).notes[0]

    assert note.url == f"/laws/{new.law.slug}/?on=2020-03-01"


def test_notes_wait_for_the_day_of_the_new_text():
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1)
    version(NEXT_YEAR, {1: LATER})
    start = datetime.date.fromisoformat(NEXT_YEAR)

    assert texts(edition) == []
    assert texts(edition, start - datetime.timedelta(days=1)) == []
    assert texts(edition, start) == [f"《借款法》第一条自{start.year}年1月1日起有修改。"]


def test_notes_none_where_nothing_cited_changed():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    edition = make_edition(body="<p>《借款法》和《借款法》第二条。</p>")
    version("2020-01-01", {1: LATER, 2: INTEREST})

    assert texts(edition) == []


def test_notes_confirmed_when_a_lawyer_cleared_all():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    edition = make_edition(body="<p>《借款法》第一条、第二条。</p>")
    version("2020-01-01", {1: LATER, 2: INTEREST[:-1] + "，另有约定的除外。"})
    first, second = ReviewTask.objects.order_by("pk")

    still_right(first, make_staff(REVIEWER), "不影响。")
    half = notes_on(build(edition).law_changes, TODAY)
    still_right(second, make_staff(REVIEWER), "不影响。")
    whole = notes_on(build(edition).law_changes, TODAY)

    assert ([note.confirmed_on for note in half.notes], half.confirmed_on) == ([TODAY, None], None)
    assert whole.confirmed_on == TODAY


def test_notes_none_at_all_are_not_confirmed():
    assert notes_on([], TODAY).confirmed_on is None


@pytest.mark.parametrize(("count", "first"), [(0, 0), (4, 4), (6, 6), (7, 4), (20, 4)])
def test_notes_many_are_folded_away(count, first):
    record = {"on": "2020-01-01", "text": "甲。", "url": "/laws/", "confirmed": ""}

    found = notes_on([record] * count, TODAY)

    assert (len(found.first), len(found.others)) == (first, count - first)


def test_page_tells_its_readers_what_changed(client):
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1)
    before = client.get(edition.post.path).content.decode()
    new = version("2020-03-01", {1: GUARANTEE, 2: LATER})

    page = client.get(edition.post.path).content.decode()
    still_right(ReviewTask.objects.get(), make_staff(REVIEWER), "内部说明：利息另算。")
    after = client.get(edition.post.path).content.decode()

    sentence = "《借款法》第一条自2020年3月1日起改为第二条，文字有修改。"
    link = f'<a href="/laws/{new.law.slug}/2/?on=2020-03-01">看新的条文</a>'
    assert 'class="law-changed"' not in before
    assert f"<li>{sentence}{link}</li>" in page
    assert "请以现行条文为准" in page
    assert "请以现行条文为准" not in after
    assert "这些变化不影响本文的结论" in after
    assert "内部说明" not in after


def test_page_with_notes_asks_for_no_change_at_a_view(client):
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1)
    version("2020-03-01", {1: LATER})
    client.get(edition.post.path)

    with CaptureQueriesContext(connection) as taken:
        html = client.get(edition.post.path).content

    assert b'class="law-changed"' in html
    assert [q["sql"] for q in taken if re.search("lawchange|reviewtask|lawversion", q["sql"])] == []


def test_page_is_modified_on_the_day_of_the_change(client):
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1)
    version(str(TODAY), {1: LATER})
    long_ago = timezone.now() - datetime.timedelta(days=9)
    build(edition)
    EditionPage.objects.update(built_at=long_ago)
    Edition.objects.update(live_from=long_ago)

    modified = parsedate_to_datetime(client.get(edition.post.path).headers["Last-Modified"])

    midnight = datetime.datetime.combine(TODAY, datetime.time())
    assert modified == timezone.make_aware(midnight)
