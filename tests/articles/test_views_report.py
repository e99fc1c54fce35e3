import pytest
from django.test import Client
from django.urls import reverse

from articles.models import ErrorReport
from articles.roles import REVIEWER
from tests.factories import make_edition, make_post
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
HINT = "第二段里的日期写错了，应当是2021年。"


@pytest.fixture
def edition():
    return make_edition(title="利息怎么算")


def url(number: object) -> str:
    return f"/report/?post={number}"


def test_post_page_links_to_the_report_page(client, edition):
    page = client.get(edition.post.path).content.decode()

    assert f'<a href="{url(edition.post_id)}" rel="nofollow">报告错误</a>' in page


def test_report_is_kept_with_the_edition_that_was_read(client, edition):
    answer = client.post(url(edition.post_id), {"text": HINT, "website": ""})

    assert (answer.status_code, answer.url) == (302, "/report/thanks/")
    report = ErrorReport.objects.get()
    assert (report.text, report.post, report.edition) == (HINT, edition.post, edition)


@pytest.mark.parametrize("text", ["", "错了", "错" * 1001])
def test_report_too_short_or_too_long_comes_back_with_what_was_typed(client, edition, text):
    answer = client.post(url(edition.post_id), {"text": text})

    assert (answer.status_code, ErrorReport.objects.count()) == (200, 0)
    assert 'class="report-error"' in answer.content.decode()
    assert text in answer.content.decode()


def test_report_of_a_program_is_thanked_and_dropped(client, edition):
    answer = client.post(url(edition.post_id), {"text": HINT, "website": "http://spam.example"})

    assert (answer.status_code, ErrorReport.objects.count()) == (302, 0)


@pytest.mark.parametrize("number", ["", "x", "-1", "9" * 30, "１", "0"])
def test_report_of_no_post_is_not_found(client, number):
    assert client.get(url(number)).status_code == 404


def test_report_of_a_draft_is_not_found_and_shows_nothing(client):
    draft = make_post(title="还没发布的标题")

    answer = client.get(url(draft.pk))

    assert answer.status_code == 404
    assert "还没发布的标题" not in answer.content.decode()


def test_sixth_report_in_ten_minutes_is_asked_to_wait(client, edition):
    answers = [client.post(url(edition.post_id), {"text": HINT}) for _ in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert answers[-1].headers["Retry-After"] == "600"
    assert ErrorReport.objects.count() == 5


def test_report_without_a_token_is_refused(edition):
    answer = Client(enforce_csrf_checks=True).post(url(edition.post_id), {"text": HINT})

    assert (answer.status_code, ErrorReport.objects.count()) == (403, 0)


def test_report_page_is_kept_by_no_cache(client, edition):
    assert "no-store" in client.get(url(edition.post_id)).headers["Cache-Control"]


def test_outcome_handles_a_report(client, edition):
    report = ErrorReport.objects.create(post=edition.post, edition=edition, text=HINT)
    reviewer = make_staff(REVIEWER)
    client.force_login(reviewer)

    client.post(
        reverse("admin:articles_errorreport_change", args=[report.pk]), {"outcome": "已更正"}
    )

    report.refresh_from_db()
    assert (report.outcome, report.handled_by, report.handled_at is None) == (
        "已更正",
        reviewer,
        False,
    )
    assert report.text == HINT
