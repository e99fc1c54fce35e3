import pytest
from django.utils import timezone

from articles.models import BackupCode
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from lawfirm.second_factor.rules import asked_of, enrol, forget, proves, required_of, waits_until
from tests.signing_in import code_for, code_of, enrolled
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
KEY = "3132333435363738393031323334353637383930"


@pytest.mark.parametrize(
    ("roles", "mode", "needed"),
    [
        ((AUTHOR,), "required", False),
        ((SEO_EDITOR,), "required", False),
        ((REVIEWER,), "required", True),
        ((AUTHOR, REVIEWER), "required", True),
        ((ADMINISTRATOR,), "required", True),
        ((AUTHOR,), "everyone", True),
        ((REVIEWER,), "optional", False),
        ((ADMINISTRATOR,), "off", False),
    ],
)
def test_required_of_role(settings, roles, mode, needed):
    settings.SECOND_FACTOR = mode

    assert required_of(make_staff(*roles)) is needed


def test_superuser_needs_a_second_factor(settings):
    settings.SECOND_FACTOR = "required"

    assert required_of(make_staff(is_superuser=True)) is True


@pytest.mark.parametrize(
    ("mode", "asked"), [("off", False), ("optional", True), ("required", True)]
)
def test_who_has_a_phone_is_asked_unless_it_is_off(settings, mode, asked):
    settings.SECOND_FACTOR = mode
    user = make_staff(AUTHOR)
    enrolled(user)

    assert asked_of(user) is asked


@pytest.mark.parametrize(
    ("seconds", "good"), [(-90, False), (-30, True), (0, True), (30, True), (90, False)]
)
def test_code_is_good_within_thirty_seconds(seconds, good):
    device = enrolled(make_staff(AUTHOR))

    assert (proves(device.user, code_of(device, seconds)) == device) is good


def test_window_does_not_wander_with_a_wrong_clock():
    device = enrolled(make_staff(AUTHOR))
    proves(device.user, code_of(device, 30))
    device.refresh_from_db()

    assert device.drift == 0
    assert proves(device.user, code_of(device, 90)) is None


def test_code_is_good_once():
    device = enrolled(make_staff(AUTHOR))
    code = code_of(device)

    assert [proves(device.user, code), proves(device.user, code)] == [device, None]


def test_code_of_another_proves_nothing():
    mine, other = enrolled(make_staff(AUTHOR)), enrolled(make_staff(AUTHOR))

    assert proves(mine.user, code_of(other)) is None


def test_backup_code_proves_once_where_there_is_a_phone():
    device = enrolled(make_staff(AUTHOR))
    code = BackupCode.objects.renew(device.user)[0]

    assert [proves(device.user, code), proves(device.user, code)] == [device, None]


def test_backup_code_proves_nothing_without_a_phone():
    user = make_staff(AUTHOR)

    assert proves(user, BackupCode.objects.renew(user)[0]) is None


def test_wrong_code_makes_the_next_ones_wait():
    device = enrolled(make_staff(AUTHOR))
    proves(device.user, "000000" if code_of(device) != "000000" else "000001")
    device.refresh_from_db()

    assert waits_until(device) > timezone.now()
    assert proves(device.user, code_of(device)) is None


@pytest.mark.parametrize("code", ["", "123", "abcdef", "１２３４５６", "-12345", "1e5000"])
def test_enrol_refuses_what_is_no_code(code):
    assert enrol(make_staff(AUTHOR), KEY, code) is None


def test_enrolment_spends_its_code_and_forgets_the_phone_before():
    user = make_staff(AUTHOR)
    old = enrolled(user)
    code = code_for(KEY)

    device = enrol(user, KEY, code)

    assert device.user == user
    assert proves(user, code) is None
    assert proves(user, code_of(old)) is None


def test_forget_takes_phone_and_backup_codes():
    user = make_staff(AUTHOR)
    enrolled(user)
    BackupCode.objects.renew(user)

    assert [forget(user), forget(user)] == [True, False]
    assert BackupCode.objects.left(user) == 0
