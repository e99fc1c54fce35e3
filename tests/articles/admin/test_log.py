import csv
import io

import pytest
from django.contrib.admin.models import LogEntry

from articles.admin.log import tell
from articles.audit import Actor, acting, record
from articles.models import AuditEntry, ErrorReport, Event
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from tests.factories import make_edition, make_post
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/auditentry/"
EXPORT = f"{LIST}export/"


@pytest.fixture
def administrator(client):
    user = make_staff(ADMINISTRATOR, first_name="方在途")
    client.force_login(user)
    return user


def rows(answer):
    text = b"".join(answer.streaming_content).decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, SEO_EDITOR])
def test_log_is_the_administrators_alone(client, role):
    client.force_login(make_staff(role))

    assert client.get(LIST).status_code == 403
    assert client.post(EXPORT).status_code == 403
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("act", ["add/", "{pk}/delete/"])
def test_nobody_adds_or_deletes_an_entry(client, act):
    entry = record(Event.SIGN_IN)
    client.force_login(make_staff(is_superuser=True))

    assert client.post(LIST + act.format(pk=entry.pk), {"post": "yes"}).status_code == 403
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_nobody_changes_an_entry(client):
    entry = record(Event.SIGN_IN)
    client.force_login(make_staff(is_superuser=True))

    answer = client.post(f"{LIST}{entry.pk}/change/", {"action": "sign_out"})

    assert answer.status_code == 403
    assert AuditEntry.objects.get(pk=entry.pk).action == Event.SIGN_IN


def test_filters_narrow_the_list(client, administrator):
    other = make_staff(AUTHOR)
    record(Event.SIGN_IN, user=other)
    record(Event.SIGN_IN, user=administrator)
    record(Event.EXPORTED, user=other)

    counts = {
        query: client.get(f"{LIST}?{query}").context["cl"].result_count
        for query in ("", "action__exact=sign_in", f"who={other.pk}", f"q={other.username}")
    }
    assert list(counts.values()) == [3, 2, 2, 2]


@pytest.mark.parametrize("value", ["x", "-1", "1 OR 1=1", "²"])
def test_filter_by_nobody_finds_nothing(client, administrator, value):
    record(Event.SIGN_IN, user=administrator)

    page = client.get(LIST, {"who": value})
    assert (page.status_code, page.context["cl"].result_count) == (200, 0)


def test_export_holds_what_the_filter_leaves_and_is_logged(client, administrator):
    post = make_post()
    with acting(Actor(lambda: administrator, "203.0.113.9")):
        record(Event.TRANSITION, post, step="publish", edition=2)
    record(Event.SIGN_IN_FAILED, step="password")

    head, line = rows(client.post(f"{EXPORT}?action__exact=transition"))

    assert head == ["时间", "操作人", "地址", "事项", "对象类型", "对象编号", "详情"]
    assert line[1:] == [
        "方在途",
        "203.0.113.9",
        "文章流转",
        "articles.post",
        str(post.pk),
        "步骤：发布；版本：2",
    ]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.user) == (Event.EXPORTED, administrator)
    assert entry.detail == {"kind": "log", "rows": 1}


def test_export_makes_no_formula_of_a_name(client, administrator):
    record(Event.SIGN_IN, user=make_staff(AUTHOR, first_name="=HYPERLINK(1)"))

    _head, line = rows(client.post(f"{EXPORT}?action__exact=sign_in"))

    assert line[1] == "'=HYPERLINK(1)"


def test_export_is_no_link(client, administrator):
    assert client.get(EXPORT).status_code == 405


def test_list_asks_few_queries_for_many_entries(
    client, administrator, django_assert_max_num_queries
):
    for _ in range(30):
        record(Event.SIGN_IN, user=make_staff(AUTHOR))

    with django_assert_max_num_queries(14):
        client.get(LIST)


@pytest.mark.parametrize(
    ("detail", "line"),
    [
        ({}, ""),
        ({"step": "submit", "edition": None}, "步骤：提交审核"),
        ({"gained": ["作者", "SEO编辑"], "lost": []}, "新增：作者、SEO编辑"),
        ({"had_one": True}, "原已启用：是"),
        ({"count": 1}, "数量：1"),
        ({"second_factor": "backup_code"}, "第二因素：备用码"),
    ],
)
def test_tell(detail, line):
    assert tell(detail) == line


def test_djangos_own_log_holds_no_words_of_a_reader(client):
    edition = make_edition()
    words = "我叫王五，这一段说错了"
    report = ErrorReport.objects.create(post=edition.post, edition=edition, text=words)
    client.force_login(make_staff(REVIEWER))

    url = f"/admin/articles/errorreport/{report.pk}/change/"
    assert client.post(url, {"outcome": "王五说得对，已改"}).status_code == 302

    assert LogEntry.objects.count() == 1
    assert "王五" not in str(list(LogEntry.objects.values()))
