import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from articles.models import AuditEntry, BackupCode, Event
from articles.roles import AUTHOR, REVIEWER
from lawfirm.second_factor.half import HALF
from tests.signing_in import (
    ASK,
    ENROL,
    PASSWORD,
    SIGN_IN,
    code_for,
    code_of,
    enrolled,
    give_password,
    is_inside,
    with_password,
)
from tests.staff import make_staff

OPEN = {
    "/admin/login/": 302,
    "/admin/second-factor/": 302,
    "/admin/second-factor/enrol/": 200,
    "/admin/set-password/1/1/": 200,
}


@pytest.fixture(autouse=True)
def _required(settings, db):
    settings.SECOND_FACTOR = "required"


@pytest.fixture
def reviewer():
    return with_password(make_staff(REVIEWER))


@pytest.fixture
def phone(reviewer):
    return enrolled(reviewer)


def send(client, code):
    return client.post(ASK, {"code": code})


def admin_addresses(patterns=None, prefix="/"):
    """Yield an address of every pattern under /admin/, with 1 for each part that varies."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        place = prefix + re.sub(r"<[^>]+>", "1", str(pattern.pattern)).replace("^", "").rstrip("$")
        if isinstance(pattern, URLResolver):
            yield from admin_addresses(pattern.url_patterns, place)
        elif isinstance(pattern, URLPattern) and place.startswith("/admin/"):
            yield place


def test_who_gave_only_the_password_reaches_the_second_factor_and_nothing_else(client, reviewer):
    assert give_password(client, reviewer).url == ASK

    places = {place for place in admin_addresses() if "(" not in place}
    # The two addresses that Django writes as expressions.
    places |= {"/admin/articles/", "/admin/no-such-page/"}
    answers = {place: client.get(place) for place in places}
    reached = {
        place: answer.status_code
        for place, answer in answers.items()
        if not (answer.status_code == 302 and answer.url.startswith((SIGN_IN, "/admin/?")))
        and not (place == "/admin/logout/" and answer.status_code == 302)
        and not (answer.status_code == 302 and answer.url == "/admin/")
    }
    assert len(places) > 60
    assert reached == OPEN


def test_who_gave_only_the_password_is_nobody_to_the_site(client, reviewer, phone):
    give_password(client, reviewer)

    assert "_auth_user_id" not in client.session
    assert is_inside(client) is False
    assert client.post("/admin/password_change/", {"old_password": PASSWORD}).url.startswith(
        SIGN_IN
    )


def test_code_completes_the_sign_in_and_goes_where_the_user_wanted(client, reviewer, phone):
    data = {"username": reviewer.username, "password": PASSWORD}
    client.post(f"{SIGN_IN}?next=/admin/articles/post/", data)
    before = client.session.session_key

    answer = send(client, code_of(phone))

    assert (answer.status_code, answer.url) == (302, "/admin/articles/post/")
    assert is_inside(client) is True
    assert client.session.session_key != before
    assert HALF not in client.session


def test_foreign_address_is_no_place_to_go(client, reviewer, phone):
    data = {"username": reviewer.username, "password": PASSWORD}
    client.post(f"{SIGN_IN}?next=https://evil.example/", data)

    assert send(client, code_of(phone)).url == "/admin/"


def test_same_code_does_not_sign_in_twice(client, reviewer, phone):
    code = code_of(phone)
    give_password(client, reviewer)
    send(client, code)
    client.logout()
    give_password(client, reviewer)

    answer = send(client, code)

    assert answer.context["form"].errors == {"code": ["动态码或备用码不对，或者已经用过。"]}
    assert is_inside(client) is False


def test_backup_code_signs_in_once(client, reviewer, phone):
    code = BackupCode.objects.renew(reviewer)[0]
    give_password(client, reviewer)
    assert send(client, code).status_code == 302
    client.logout()
    give_password(client, reviewer)

    assert send(client, code).status_code == 200
    assert is_inside(client) is False


def test_wrong_code_makes_the_next_wait_and_says_so(client, reviewer, phone):
    give_password(client, reviewer)
    send(client, "000000" if code_of(phone) != "000000" else "000001")

    answer = send(client, code_of(phone))

    assert answer.status_code == 429
    assert answer.headers["Retry-After"] in ("1", "2")
    assert is_inside(client) is False


def test_backup_code_need_not_wait(client, reviewer, phone):
    give_password(client, reviewer)
    send(client, "000000" if code_of(phone) != "000000" else "000001")

    assert send(client, BackupCode.objects.renew(reviewer)[0]).status_code == 302
    assert is_inside(client) is True


def test_fifth_wrong_code_asks_for_the_password_again(client, reviewer, phone):
    give_password(client, reviewer)
    for _ in range(5):
        send(client, "no-such-backup-code")

    answer = send(client, BackupCode.objects.renew(reviewer)[0])

    assert (answer.status_code, answer.url) == (302, SIGN_IN)
    assert is_inside(client) is False


def test_half_a_sign_in_ends_after_ten_minutes(client, reviewer, phone):
    give_password(client, reviewer)
    session = client.session
    session[HALF] = {**session[HALF], "at": session[HALF]["at"] - 601}
    session.save()

    assert send(client, code_of(phone)).url == SIGN_IN


@pytest.mark.parametrize("change", ["password", "is_active", "is_staff"])
def test_half_a_sign_in_ends_with_the_account_or_its_password(client, reviewer, phone, change):
    give_password(client, reviewer)
    if change == "password":
        reviewer.set_password("另一句只有自己知道的话 88")
    else:
        setattr(reviewer, change, False)
    reviewer.save()

    assert send(client, code_of(phone)).url == SIGN_IN


def test_enrolled_phone_is_not_replaced_with_the_password_alone(client, reviewer, phone):
    give_password(client, reviewer)

    answer = client.post(ENROL, {"code": code_of(phone)})

    assert (answer.status_code, answer.url) == (302, ASK)
    phone.refresh_from_db()


def enrolment_key(client):
    client.get(ENROL)
    return client.session["enrolment_key"]


def test_first_sign_in_enrols_a_phone_and_shows_the_codes_once(client, reviewer):
    give_password(client, reviewer)
    assert client.get(ASK).url == ENROL
    key = enrolment_key(client)

    answer = client.post(ENROL, {"code": code_for(key)})

    codes = answer.context["codes"]
    assert [code for code in codes if code not in answer.content.decode()] == []
    assert answer.headers["Cache-Control"].endswith("private")
    assert is_inside(client) is True
    assert "enrolment_key" not in client.session
    assert BackupCode.objects.spend(reviewer, codes[0]) is True


def test_wrong_first_code_enrols_nothing(client, reviewer):
    give_password(client, reviewer)
    key = enrolment_key(client)

    answer = client.post(ENROL, {"code": code_for(key, 90)})

    assert list(answer.context["form"].errors) == ["code"]
    assert is_inside(client) is False
    assert enrolment_key(client) == key


def test_key_stands_in_the_qr_code_and_as_text(client, reviewer):
    give_password(client, reviewer)

    page = client.get(ENROL)

    assert page.context["qr"].startswith('<svg role="img"')
    assert len(page.context["secret"].replace(" ", "")) == 32


def test_who_is_signed_in_replaces_the_phone_with_the_password(client, reviewer, phone):
    give_password(client, reviewer)
    send(client, code_of(phone))
    key = enrolment_key(client)

    refused = client.post(ENROL, {"code": code_for(key), "password": "falsch"})
    taken = client.post(ENROL, {"code": code_for(key), "password": PASSWORD})

    assert list(refused.context["form"].errors) == ["password"]
    assert len(taken.context["codes"]) == 10
    assert is_inside(client) is True


def test_new_phone_ends_the_other_sessions(client, reviewer, phone, django_user_model):
    other = type(client)()
    other.force_login(reviewer)
    give_password(client, reviewer)
    send(client, code_of(phone))

    key = enrolment_key(client)
    client.post(ENROL, {"code": code_for(key), "password": PASSWORD})

    assert not other.session.exists(other.session.session_key)


def test_author_enters_with_the_password_alone(client):
    author = with_password(make_staff(AUTHOR))

    assert give_password(client, author).url == "/admin/"
    assert is_inside(client) is True


def test_role_given_while_signed_in_asks_for_the_second_factor(client):
    author = with_password(make_staff(AUTHOR))
    give_password(client, author)
    author.groups.set(make_staff(REVIEWER).groups.all())

    assert is_inside(client) is False
    assert client.get(SIGN_IN).url == ASK


def test_session_of_before_the_phone_has_to_prove_it(client):
    author = with_password(make_staff(AUTHOR))
    client.force_login(author)
    enrolled(author)

    assert is_inside(client) is False


def test_off_asks_nobody(client, reviewer, phone, settings):
    settings.SECOND_FACTOR = "off"

    assert give_password(client, reviewer).url == "/admin/"
    assert client.get(ENROL).url == SIGN_IN


def test_log_holds_each_step(client, reviewer, phone):
    give_password(client, reviewer, REMOTE_ADDR="203.0.113.9")
    send(client, "no-such-backup-code")
    send(client, code_of(phone))
    client.post("/admin/logout/")

    log = AuditEntry.objects.order_by("pk").values_list("action", "user", "detail")
    assert list(log) == [
        (Event.SIGN_IN_FAILED, reviewer.pk, {"step": "second_factor"}),
        (Event.SIGN_IN, reviewer.pk, {"second_factor": "totp"}),
        (Event.SIGN_OUT, reviewer.pk, {}),
    ]
