import pytest
from django.test import Client

from articles.models import AuditEntry, BackupCode, Event
from articles.roles import AUTHOR, REVIEWER
from lawfirm.second_factor.rules import device_of
from tests.signing_in import (
    ASK,
    PASSWORD,
    code_of,
    enrolled,
    give_password,
    is_inside,
    with_password,
)
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
OWN = "/admin/account/"


@pytest.fixture(autouse=True)
def _optional(settings):
    settings.SECOND_FACTOR = "optional"


@pytest.fixture
def author(client):
    user = with_password(make_staff(AUTHOR))
    phone = enrolled(user)
    give_password(client, user)
    client.post(ASK, {"code": code_of(phone)})
    return user


def do(client, act, password=PASSWORD):
    return client.post(OWN, {"act": act, "password": password})


@pytest.mark.parametrize("act", ["end_others", "renew_codes", "remove_phone"])
def test_act_without_the_password_does_nothing(client, author, act):
    other = Client()
    give_password(other, author)
    BackupCode.objects.renew(author)
    before = set(BackupCode.objects.values_list("sha256", flat=True))

    answer = do(client, act, password="falsch")

    assert answer.context["form"].errors == {"password": ["密码不对。"]}
    assert set(BackupCode.objects.values_list("sha256", flat=True)) == before
    assert device_of(author) is not None
    assert AuditEntry.objects.latest("pk").detail == {"step": "confirmation"}


def test_other_sessions_end(client, author):
    other = Client()
    give_password(other, author)
    other.post(ASK, {"code": BackupCode.objects.renew(author)[0]})
    assert is_inside(other) is True

    do(client, "end_others")

    assert (is_inside(client), is_inside(other)) == (True, False)
    assert AuditEntry.objects.latest("pk").action == Event.SESSIONS_ENDED


def test_new_backup_codes_are_shown_once(client, author):
    old = BackupCode.objects.renew(author)

    codes = do(client, "renew_codes").context["codes"]

    assert len(set(codes) - set(old)) == 10
    page = client.get(OWN).content.decode()
    assert [code for code in codes if code in page] == []


def test_phone_is_removed_where_it_is_not_required(client, author):
    do(client, "remove_phone")

    assert device_of(author) is None
    assert AuditEntry.objects.latest("pk").action == Event.FACTOR_REMOVED


def test_phone_stays_where_the_role_needs_it(client, author, settings):
    settings.SECOND_FACTOR = "required"
    author.groups.set(make_staff(REVIEWER).groups.all())

    do(client, "remove_phone")

    assert device_of(author) is not None


def test_wrong_passwords_here_count_towards_the_lock(client, author):
    answers = [do(client, "end_others", password="falsch").status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    assert do(client, "end_others").status_code == 429


def test_unknown_act_is_not_found(client, author):
    assert do(client, "become_superuser").status_code == 404
