import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Action, Edition, EditionPage, Post, ReviewTask, Stamp
from articles.roles import REVIEWER, SEO_EDITOR
from articles.workflow import perform
from legal_refs import changes
from legal_refs.models import Law, LawVersion
from tests.factories import make_edition, make_lawyer, make_post
from tests.factories_law import make_law
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db
LAW = "中华人民共和国借款法"
RETURN = "借款人应当按照约定的期限返还借款。"
INTEREST = "借款的利息不得预先在本金中扣除，预先扣除的按照实际借款数额计算。"
GUARANTEE = "保证的方式包括一般保证和连带责任保证。"
LATER = RETURN.replace("返还借款", "返还借款并支付利息")
CITES_1 = "<p>《借款法》第一条。</p>"
CITES_2 = "<p>《借款法》第二条。</p>"
NEXT_YEAR = f"{timezone.localdate().year + 1}-01-01"


def ago(**span: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(**span)


def version(day: str, articles, title: str = LAW, **fields) -> LawVersion:
    """Store one more version of a law; the first one has been in the library for a while."""
    law = make_law(title, articles, day, **fields)
    if law.versions.count() == 1:
        law.versions.update(imported_at=ago(days=30))
    stored = law.versions.get(effective_on=day)
    changes.renew(stored)
    return stored


def tasks() -> list[tuple[int, str, str]]:
    rows = ReviewTask.objects.order_by("edition", "pk")
    return [(row.edition_id, row.why, row.suggestion) for row in rows]


def published(body: str, **fields) -> Post:
    post = make_draft(body=body, **fields)
    perform(Action.SUBMIT, post, post.created_by)
    perform(Action.PUBLISH, post, make_staff(REVIEWER))
    return post


def test_follow_gives_the_edition_to_its_lawyer():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    lawyer = make_lawyer()
    edition = make_edition(body=CITES_1, lawyer=lawyer)
    version("2020-01-01", {1: GUARANTEE, 2: LATER, 3: INTEREST})

    task = ReviewTask.objects.get()

    assert (task.edition, task.post, task.lawyer) == (edition, edition.post, lawyer)
    assert task.why == "《借款法》第一条自2020年1月1日起改为第二条，文字有修改。"
    assert (task.old_text, task.new_text) == (RETURN, LATER)
    assert task.suggestion == "《中华人民共和国借款法》第二条"
    assert task.due_on == datetime.date(2020, 1, 1)
    assert (task.outcome, task.cleared_at) == ("", None)


def test_follow_finds_only_what_cites_the_change():
    version("2010-01-01", {1: RETURN, 2: INTEREST, 3: GUARANTEE})
    version("2010-01-01", {1: RETURN}, "中华人民共和国合同法")
    touched = make_edition(body=CITES_2)
    for body in (CITES_1, "<p>《借款法》。</p>", "<p>《合同法》第二条。</p>", "<p>没有引用。</p>"):
        make_edition(body=body)
    version("2020-01-01", {1: RETURN, 2: GUARANTEE})

    assert tasks() == [
        (touched.pk, "《借款法》第二条自2020年1月1日起已删除。", ""),
    ]


def test_follow_counts_scheduled_but_no_ended_editions():
    version("2010-01-01", {1: RETURN})
    ended = make_edition(body=CITES_1, at=ago(days=9), live_until=ago(days=2))
    coming = make_edition(body=CITES_1, at=ago(days=-2))
    version("2020-01-01", {1: LATER})

    assert [row[0] for row in tasks()] == [coming.pk]
    assert ended.tasks.count() == 0


def test_follow_text_that_starts_later():
    version("2010-01-01", {1: RETURN})
    edition = make_edition(body=CITES_1)
    version(NEXT_YEAR, {1: LATER})

    assert [row[0] for row in tasks()] == [edition.pk]


def test_follow_once_for_each_of_several_articles():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    make_edition(body="<p>《借款法》第一条、第二条，再看第一条。</p>")
    version("2020-01-01", {1: LATER, 2: INTEREST.replace("不得", "不能")})

    assert [row[1] for row in tasks()] == [
        "《借款法》第一条自2020年1月1日起有修改。",
        "《借款法》第二条自2020年1月1日起有修改。",
    ]


def test_follow_edition_written_by_the_new_text_is_not_asked():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    version("2020-01-01", {1: INTEREST, 2: RETURN})
    make_edition(body=CITES_2, at=timezone.now())
    later = version("2025-01-01", {1: INTEREST, 2: RETURN, 3: GUARANTEE})
    changes.renew(later)

    assert tasks() == []


def test_follow_text_that_came_in_late_is_news_for_what_was_written_before():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    before = make_edition(body=CITES_1, law_on=datetime.date(2025, 6, 1))
    version("2020-01-01", {1: INTEREST, 2: RETURN})
    after = make_edition(body=CITES_1, law_on=datetime.date(2025, 6, 1))
    version("2022-01-01", {1: INTEREST, 2: RETURN, 3: GUARANTEE})

    assert [row[:2] for row in tasks()] == [
        (before.pk, "《借款法》第一条自2020年1月1日起改为第二条，内容没有变化。")
    ]
    assert after.tasks.count() == 0


def test_follow_old_citation_through_a_text_that_left_it_as_it_was():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    edition = make_edition(body=CITES_1, law_on=datetime.date(2011, 1, 1))
    version("2015-01-01", {1: GUARANTEE, 2: RETURN, 3: INTEREST})
    version("2020-01-01", {1: GUARANTEE, 2: LATER, 3: INTEREST})

    assert tasks() == [
        (
            edition.pk,
            "《借款法》第一条自2015年1月1日起改为第二条，内容没有变化。",
            "《中华人民共和国借款法》第二条",
        ),
        (
            edition.pk,
            "《借款法》第二条自2020年1月1日起有修改。",
            "《中华人民共和国借款法》第二条",
        ),
    ]


def test_follow_text_put_between_replaces_what_was_open():
    version("2010-01-01", {1: RETURN})
    make_edition(body=CITES_1)
    version("2020-01-01", {1: GUARANTEE, 2: LATER})
    version("2015-01-01", {1: GUARANTEE, 2: RETURN})

    assert [row[1] for row in tasks()] == [
        "《借款法》第一条自2015年1月1日起改为第二条，内容没有变化。",
        "《借款法》第二条自2020年1月1日起有修改。",
    ]


def test_follow_law_that_was_repealed():
    old = version("1999-10-01", {206: RETURN}).law
    edition = make_edition(body="<p>《借款法》第二百零六条。</p>", law_on=datetime.date(2020, 6, 1))
    code = make_law("中华人民共和国民法典", {675: LATER}, "2021-01-01")
    Law.objects.filter(pk=old.pk).update(repealed_on="2021-01-01", successor=code)
    changes.renew(code.versions.get())

    assert tasks() == [
        (
            edition.pk,
            "《借款法》第二百零六条随该法自2021年1月1日起废止，现见《民法典》第六百七十五条，文字有修改。",
            "《中华人民共和国民法典》第六百七十五条",
        )
    ]


def test_follow_again_asks_nothing_twice_and_forgets_nothing_cleared():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    make_edition(body="<p>《借款法》第一条、第二条。</p>")
    later = version("2020-01-01", {1: LATER, 2: INTEREST[:-1] + "，另有约定的除外。"})
    first = ReviewTask.objects.order_by("pk")[0]
    ReviewTask.objects.filter(pk=first.pk).update(
        cleared_at=timezone.now(), outcome=ReviewTask.Outcome.STILL_RIGHT, note="不影响。"
    )

    changes.renew(later)

    rows = ReviewTask.objects.order_by("why").values_list("why", "outcome")
    assert list(rows) == [
        ("《借款法》第一条自2020年1月1日起有修改。", "still_right"),
        ("《借款法》第二条自2020年1月1日起有修改。", ""),
    ]


def test_follow_moves_the_stamp_and_marks_pages_that_cite_the_law():
    version("2010-01-01", {1: RETURN})
    citing, other = make_edition(body=CITES_1), make_edition()
    before = Stamp.objects.get().number

    version("2020-01-01", {1: LATER})

    assert Stamp.objects.get().number > before
    assert EditionPage.objects.get(pk=citing.pk).format == 0
    assert EditionPage.objects.get(pk=other.pk).format > 0


def test_follow_takes_no_more_queries_with_more_untouched_posts(django_assert_num_queries):
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    later = version("2020-01-01", {1: LATER, 2: INTEREST})
    make_edition(body=CITES_2)
    with CaptureQueriesContext(connection) as few:
        changes.renew(later)
    for _ in range(5):
        make_edition(body=CITES_2)

    with django_assert_num_queries(len(few)):
        changes.renew(later)


def test_publish_looks_ahead_to_a_text_that_is_known_already():
    version("2010-01-01", {1: RETURN})
    version("2020-01-01", {1: GUARANTEE, 2: RETURN})
    version(NEXT_YEAR, {1: GUARANTEE, 2: RETURN.replace("返还", "归还"), 3: INTEREST})
    post = published(CITES_2)

    assert [(row.post, row.why) for row in ReviewTask.objects.all()] == [
        (post, f"《借款法》第二条自{NEXT_YEAR[:4]}年1月1日起有修改。")
    ]


def test_publish_by_an_older_day_is_the_authors_choice():
    version("2010-01-01", {1: RETURN})
    version("2020-01-01", {1: LATER})
    published(CITES_1, law_on=datetime.date(2015, 1, 1))

    assert tasks() == []


def test_import_of_an_old_post_asks_for_all_that_changed_since():
    version("2010-01-01", {1: RETURN})
    version("2020-01-01", {1: LATER})
    post = make_post(body=CITES_1)
    perform(Action.IMPORT, post, None, at=datetime.datetime(2015, 5, 1, tzinfo=datetime.UTC))

    assert [row[1] for row in tasks()] == ["《借款法》第一条自2020年1月1日起有修改。"]


def test_seo_edition_takes_over_what_is_open():
    version("2010-01-01", {1: RETURN})
    post = published(CITES_1)
    version("2020-01-01", {1: LATER})
    version("2021-01-01", {1: LATER.replace("按照", "依照")})
    before = ReviewTask.objects.count()

    perform(Action.CHANGE_SEO, post, make_staff(SEO_EDITOR))

    newest = Edition.objects.filter(post=post).order_by("-number")[0]
    assert newest.number == 2
    assert {task.edition for task in ReviewTask.objects.open(timezone.now())} == {newest}
    assert ReviewTask.objects.count() == before
