import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.test import Client

from articles.models import AuditEntry, BackupCode, Event
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from lawfirm.second_factor.rules import device_of
from tests.signing_in import PASSWORD, enrolled, give_password, is_inside, with_password
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
LIST = "/admin/auth/user/"
ADD = f"{LIST}add/"
NEW_PASSWORD = "一句只有本人知道的话 31"


@pytest.fixture
def administrator():
    return with_password(make_staff(ADMINISTRATOR))


@pytest.fixture
def desk(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def author():
    return with_password(make_staff(AUTHOR, username="zhangsan", first_name="张三"))


def roles(*names):
    return [str(pk) for pk in Group.objects.filter(name__in=names).values_list("pk", flat=True)]


def form_of(user, **changes):
    held = {
        "username": user.username,
        "first_name": user.first_name,
        "email": user.email,
        "groups": [str(group.pk) for group in user.groups.all()],
        "is_active": "on",
    }
    return {**held, **changes}


def change(client, user, **changes):
    return client.post(f"{LIST}{user.pk}/change/", form_of(user, **changes)).status_code


def held_by(user):
    return sorted(user.groups.values_list("name", flat=True))


def act(client, user, name, password=PASSWORD):
    return client.post(f"{LIST}{user.pk}/do/{name}/", {"password": password})


def test_administrator_makes_an_account_by_role(desk):
    data = {"username": "lisi", "first_name": "李四", "groups": roles(AUTHOR, SEO_EDITOR)}
    assert desk.post(ADD, data).status_code == 302

    made = User.objects.get(username="lisi")
    assert held_by(made) == sorted([AUTHOR, SEO_EDITOR])
    assert (made.is_staff, made.is_superuser, made.has_usable_password()) == (True, False, False)
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.object_id) == (Event.ACCOUNT_ADDED, str(made.pk))
    assert entry.detail == {"roles": sorted([AUTHOR, SEO_EDITOR])}


@pytest.mark.parametrize(
    "forged",
    [
        {"is_superuser": "on"},
        {"is_staff": "on"},
        {"user_permissions": "1"},
        {"password": "pbkdf2_sha256$1$a$b"},
        {"last_login": "2026-01-01"},
    ],
    ids=lambda forged: next(iter(forged)),
)
@pytest.mark.parametrize("target", ["new", "other", "oneself"])
def test_forged_field_is_refused(desk, administrator, author, forged, target):
    user = {"other": author, "oneself": administrator}.get(target)
    url = f"{LIST}{user.pk}/change/" if user else ADD
    given = form_of(user) if user else {"username": "lisi", "groups": roles(AUTHOR)}
    if target == "oneself":
        del given["groups"], given["is_active"]

    answer = desk.post(url, {**given, **forged})

    assert answer.status_code == 403
    assert not User.objects.filter(username="lisi").exists()
    assert list(User.objects.filter(is_superuser=True)) == []
    assert list(Permission.objects.filter(user__isnull=False)) == []


def test_administrator_takes_no_role(desk, administrator):
    assert change(desk, administrator, groups=roles(ADMINISTRATOR, REVIEWER)) == 403
    assert held_by(administrator) == [ADMINISTRATOR]


def test_administrator_does_not_switch_oneself_off(desk, administrator):
    given = form_of(administrator, first_name="新名")
    del given["groups"], given["is_active"]

    assert desk.post(f"{LIST}{administrator.pk}/change/", given).status_code == 302

    administrator.refresh_from_db()
    assert (administrator.is_active, administrator.first_name) == (True, "新名")
    assert held_by(administrator) == [ADMINISTRATOR]


def test_group_that_is_no_role_is_not_given(desk, author):
    hidden = Group.objects.create(name="万能")
    hidden.permissions.set(Permission.objects.all())

    assert change(desk, author, groups=[str(hidden.pk)]) == 200
    assert held_by(author) == [AUTHOR]


def test_superuser_is_closed_to_an_administrator(desk):
    root = with_password(make_staff(username="root-account", is_superuser=True))

    assert change(desk, root, first_name="换名", is_active="") == 403
    for name in ("link", "reset-phone", "end-sessions"):
        assert act(desk, root, name).status_code == 403
    root.refresh_from_db()
    assert (root.first_name, root.is_active, root.check_password(PASSWORD)) == ("", True, True)


def test_nobody_is_deleted(desk, author):
    assert desk.post(f"{LIST}{author.pk}/delete/", {"post": "yes"}).status_code == 403
    data = {"action": "delete_selected", "_selected_action": [author.pk], "post": "yes"}
    desk.post(LIST, data)

    assert User.objects.filter(pk=author.pk).exists()


def test_administrator_sets_nobodys_password_by_hand(desk, author):
    given = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "usable_password": "true"}

    answer = desk.post(f"{LIST}{author.pk}/password/", given, follow=True)

    author.refresh_from_db()
    assert author.check_password(PASSWORD) is True
    assert answer.status_code == 200


def test_change_of_roles_is_logged_and_ends_the_sessions(desk, administrator, author):
    other = Client()
    give_password(other, author)

    assert change(desk, author, groups=roles(REVIEWER)) == 302

    entry = AuditEntry.objects.get(action=Event.ROLES_CHANGED)
    assert (entry.user, entry.object_id) == (administrator, str(author.pk))
    assert entry.detail == {"gained": [REVIEWER], "lost": [AUTHOR]}
    assert is_inside(other) is False


def test_change_of_a_name_logs_the_field_and_not_the_name(desk, author):
    change(desk, author, first_name="张三丰", email="zsf@example.com")

    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.detail) == (
        Event.ACCOUNT_CHANGED,
        {"fields": ["email", "first_name"]},
    )
    assert list(LogEntry.objects.all()) == []


def link_for(desk, user):
    link = act(desk, user, "link").context["link"]
    assert link.startswith("https://law.example/admin/set-password/")
    return link.removeprefix("https://law.example")


def test_link_sets_the_password_once(desk, author):
    link, visitor = link_for(desk, author), Client()
    form = visitor.get(link).url
    given = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}

    assert visitor.post(form, given).url == "/admin/login/"

    assert is_inside(visitor) is False
    assert give_password(visitor, author, NEW_PASSWORD).url == "/admin/"
    again = Client().get(link)
    assert (again.status_code, again.context["validlink"]) == (200, False)


def test_link_ends_after_an_hour(desk, author, settings):
    assert settings.PASSWORD_RESET_TIMEOUT == 3600
    link = link_for(desk, author)
    settings.PASSWORD_RESET_TIMEOUT = -1

    assert Client().get(link).context["validlink"] is False


def test_link_does_not_spare_the_second_factor(desk, author, settings):
    settings.SECOND_FACTOR = "optional"
    enrolled(author)
    visitor = Client()
    given = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    visitor.post(visitor.get(link_for(desk, author)).url, given)

    assert give_password(visitor, author, NEW_PASSWORD).url == "/admin/second-factor/"


def test_reset_takes_phone_codes_and_sessions(desk, administrator, author):
    enrolled(author)
    code = BackupCode.objects.renew(author)[0]
    Client().force_login(author)

    assert act(desk, author, "reset-phone").status_code == 302

    assert device_of(author) is None
    assert BackupCode.objects.spend(author, code) is False
    assert Session.objects.count() == 1
    entry = AuditEntry.objects.latest("pk")
    assert (entry.user, entry.action, entry.object_id, entry.detail) == (
        administrator,
        Event.FACTOR_RESET,
        str(author.pk),
        {"had_one": True},
    )


def test_act_needs_the_administrators_own_password(desk, author):
    enrolled(author)

    answer = act(desk, author, "reset-phone", password="falsch")

    assert answer.context["form"].errors == {"password": ["密码不对。"]}
    assert device_of(author) is not None


@pytest.mark.parametrize("name", ["link", "reset-phone", "end-sessions"])
def test_nobody_does_these_to_oneself(desk, administrator, name):
    enrolled(administrator)

    assert act(desk, administrator, name).status_code == 403
    assert device_of(administrator) is not None


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, SEO_EDITOR])
def test_other_roles_reach_no_account(client, author, role):
    client.force_login(with_password(make_staff(role)))

    assert client.get(LIST).status_code == 403
    assert client.post(ADD, {"username": "lisi"}).status_code == 403
    assert change(client, author, first_name="换名") == 403
    assert act(client, author, "link").status_code == 403
    assert not User.objects.filter(username="lisi").exists()


def test_administrator_ends_the_sessions_of_another(desk, author):
    other = Client()
    other.force_login(author)

    act(desk, author, "end-sessions")

    assert is_inside(other) is False
    assert AuditEntry.objects.latest("pk").detail == {"count": 1}


def test_history_of_an_account_is_its_part_of_the_log(desk, author):
    url = desk.get(f"{LIST}{author.pk}/history/").url

    assert url == (f"/admin/articles/auditentry/?object_type=auth.user&object_id={author.pk}")
    assert desk.get(url).status_code == 200


def test_history_of_no_account_is_an_empty_list(desk):
    page = desk.get(f"{LIST}x%26y/history/", follow=True)

    assert (page.status_code, page.context["cl"].result_count) == (200, 0)


@pytest.mark.parametrize("model", ["auth/group", "otp_totp/totpdevice"])
def test_raw_permissions_and_keys_of_phones_are_not_on_the_desk(client, model):
    client.force_login(make_staff(is_superuser=True))

    assert client.get(f"/admin/{model}/").status_code == 404


def test_list_shows_roles_and_phone(desk, author, django_assert_max_num_queries):
    enrolled(author)
    for _ in range(5):
        make_staff(AUTHOR, REVIEWER)

    with django_assert_max_num_queries(15):
        page = desk.get(LIST).content.decode()

    assert "zhangsan" in page
    assert desk.get(f"{LIST}?role={REVIEWER}").context["cl"].result_count == 5
