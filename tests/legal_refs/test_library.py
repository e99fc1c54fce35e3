import datetime

import pytest
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from legal_refs.library import library_day, note_review
from legal_refs.models import LawVersion, LibraryReview
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
REVIEWED = "/admin/legal_refs/law/reviewed/"


def imported(days_ago: int) -> datetime.date:
    """Put the imports so many days back."""
    LawVersion.objects.update(imported_at=timezone.now() - datetime.timedelta(days=days_ago))
    return timezone.localdate() - datetime.timedelta(days=days_ago)


@pytest.fixture
def laws():
    make_law("中华人民共和国民法典", "甲。", "2021-01-01")
    return make_law("中华人民共和国公司法", "乙。", "2024-07-01")


@pytest.fixture
def reader(client):
    user = User.objects.create_user("lvshi", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_law"))
    client.force_login(user)
    return user


def test_library_without_texts_has_no_day():
    assert library_day() is None


def test_library_day_is_that_of_the_last_import_beside_the_newest_text(laws):
    day = imported(30)

    assert library_day() == (day, laws.versions.get())


def test_library_day_is_that_of_a_later_look_for_new_laws(laws):
    imported(30)
    note_review("guanli")

    assert library_day().day == timezone.localdate()


@pytest.mark.parametrize(("days", "is_old"), [(0, False), (60, False), (61, True)])
def test_library_is_old_after_sixty_days(laws, days, is_old):
    imported(days)

    assert library_day().is_old is is_old


def test_review_twice_a_day_is_one_row(laws):
    assert note_review("guanli") == note_review("lin")
    assert [review.reviewed_by for review in LibraryReview.objects.all()] == ["guanli"]


def test_law_index_says_how_far_the_library_goes(client, laws):
    day = imported(3)
    page = client.get("/laws/").content.decode()

    assert f'法律库更新至 <time datetime="{day}">' in page
    assert "《公司法》</a>（2024年7月1日起施行）" in page


def test_admin_list_says_that_the_library_is_old_and_takes_a_review(client, laws, reader):
    imported(61)
    old = client.get("/admin/legal_refs/law/").content.decode()
    reader.user_permissions.add(Permission.objects.get(codename="add_lawversion"))
    button = client.get("/admin/legal_refs/law/").content.decode()
    answer = client.post(REVIEWED, follow=True)

    assert "已超过 60 天，请核对有没有新法。" in old
    assert [REVIEWED in page for page in (old, button)] == [False, True]
    assert "已超过 60 天" not in answer.content.decode()
    assert LibraryReview.objects.get().reviewed_by == "lvshi"


def test_admin_review_needs_the_permission_and_a_post(client, laws, reader):
    assert (client.post(REVIEWED).status_code, client.get(REVIEWED).status_code) == (403, 405)
    assert LibraryReview.objects.count() == 0


def test_desk_says_how_far_the_library_goes_to_who_may_read_laws(client, laws, reader):
    day = imported(3)
    seen = client.get("/admin/").content.decode()
    reader.user_permissions.clear()
    hidden = client.get("/admin/").content.decode()

    text = f"法律库更新至 {day.year}年{day.month}月{day.day}日"
    assert [text in page for page in (seen, hidden)] == [True, False]
