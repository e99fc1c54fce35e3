import re
from pathlib import Path

import pytest
from django.db import ProgrammingError, connection, transaction
from django.utils import timezone

from articles.audit import Actor, acting, record
from articles.models import Action, AuditEntry, Event
from articles.roles import AUTHOR, REVIEWER
from articles.workflow import findings_for, perform
from legal_refs.correcting import Correction
from legal_refs.store import store
from tests.factories import make_post, make_user
from tests.factories_law import make_law, parsed_law
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "accounts.md"
REFUSAL = "the log is written once"


def entries(action):
    return list(AuditEntry.objects.filter(action=action).order_by("pk"))


def test_record_keeps_actor_address_and_object():
    user, post = make_user(), make_post()

    with acting(Actor(lambda: user, "203.0.113.9")):
        entry = record(Event.EXPORTED, post, rows=3)

    assert (entry.user, entry.address) == (user, "203.0.113.9")
    assert (entry.object_type, entry.object_id) == ("articles.post", str(post.pk))
    assert entry.detail == {"rows": 3}


def test_command_on_the_server_has_neither_user_nor_address():
    entry = record(Event.EXPORTED)

    assert (entry.user, entry.address, entry.object_type) == (None, None, "")


@pytest.mark.parametrize("value", ["字" * 101, {"a": 1}, b"x", ["字" * 101]])
def test_record_refuses_free_text(value):
    with pytest.raises(TypeError):
        record(Event.EXPORTED, kind=value)


def test_entry_is_neither_saved_again_nor_deleted():
    entry = record(Event.SIGN_IN, user=make_user())
    entry.action = Event.SIGN_OUT

    for act in (entry.save, entry.delete):
        with pytest.raises(TypeError, match=REFUSAL):
            act()
    assert AuditEntry.objects.get().action == Event.SIGN_IN


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(action="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_create([AuditEntry(action="x")]),
        lambda rows: rows.bulk_update(rows, ["action"]),
        lambda rows: rows.update_or_create(action="x"),
    ],
    ids=["update", "delete", "bulk_create", "bulk_update", "update_or_create"],
)
def test_entries_are_not_changed_in_bulk(change):
    record(Event.SIGN_IN, user=make_user())

    with pytest.raises(TypeError, match=REFUSAL):
        change(AuditEntry.objects.all())
    assert AuditEntry.objects.get().action == Event.SIGN_IN


def test_step_of_a_post_is_written_down():
    author = make_staff(AUTHOR)
    post = make_draft(author)

    perform(Action.SUBMIT, post, author)

    (entry,) = entries(Event.TRANSITION)
    assert (entry.user, entry.object_id) == (author, str(post.pk))
    assert entry.detail == {"step": "submit", "edition": None}


def test_remark_of_a_return_stays_out_of_the_log():
    post = make_draft()
    perform(Action.SUBMIT, post, post.created_by)

    perform(Action.RETURN, post, make_staff(REVIEWER), note="张三的身份证号要删掉")

    assert [entry.detail["step"] for entry in entries(Event.TRANSITION)] == ["submit", "return"]
    assert "张三" not in str([entry.detail for entry in AuditEntry.objects.all()])


def test_waiver_is_written_down_without_its_reason():
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    body = "<p>《民法典》第六百七十五条规定：“借款人应当依照约定的期限返还借款。”</p>"
    post, reviewer = make_draft(body=body), make_staff(REVIEWER)
    perform(Action.SUBMIT, post, post.created_by)
    keys = {finding.key: "张三同意" for finding in findings_for(post, timezone.now())}

    perform(Action.PUBLISH, post, reviewer, waivers=keys)

    (entry,) = entries(Event.WAIVER)
    assert (entry.user, entry.object_id) == (reviewer, str(post.pk))
    assert entry.detail == {"check": "law.quote_differs", "edition": 1}


def test_law_that_is_stored_and_then_mended_is_written_down_twice():
    stored = store(parsed_law(articles="借款应当返还。"), source="测试文本")
    version = stored.version
    mended = parsed_law(articles="借款应当归还。")

    store(mended, source="测试文本", correction=Correction("错字", "李四"))

    log = AuditEntry.objects.order_by("pk").values_list("action", "object_type", "object_id")
    assert list(log) == [
        (Event.LAW_IMPORTED, "legal_refs.lawversion", str(version.pk)),
        (Event.LAW_CORRECTED, "legal_refs.lawversion", str(version.pk)),
    ]
    assert "李四" not in str(list(AuditEntry.objects.values()))


def test_law_that_is_only_tried_leaves_no_entry():
    store(parsed_law(), source="测试文本", dry_run=True)

    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE articles_auditentry SET action = 'x'", "DELETE FROM articles_auditentry"],
)
def test_documented_grants_close_the_log_in_the_database(statement):
    if connection.vendor != "postgresql":
        pytest.skip("a database without roles")
    guide = GUIDE.read_text("utf-8").splitlines()
    grants = [line.strip() for line in guide if re.match(r"    (REVOKE|GRANT) ", line)]
    entry = record(Event.SIGN_IN)
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE lawfirm_app; GRANT ALL ON articles_auditentry TO lawfirm_app")
        cursor.execute(" ".join(grants))
        cursor.execute("SET LOCAL ROLE lawfirm_app")
    record(Event.SIGN_OUT)

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)
    assert AuditEntry.objects.get(pk=entry.pk).action == Event.SIGN_IN
