import re

import pytest

from articles.models import BackupCode
from articles.models.backup_code import CODES
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_codes_are_ten_different_ones_of_120_bits():
    codes = BackupCode.objects.renew(make_user())

    assert len(set(codes)) == CODES
    assert [code for code in codes if not re.fullmatch(r"([a-z2-7]{4}-){5}[a-z2-7]{4}", code)] == []


def test_code_is_not_kept_as_it_is_shown():
    user = make_user()
    codes = BackupCode.objects.renew(user)

    kept = str(list(BackupCode.objects.values()))
    assert [code for code in codes if code in kept or code.replace("-", "") in kept] == []


def test_code_is_good_once():
    user = make_user()
    code = BackupCode.objects.renew(user)[3]

    assert [BackupCode.objects.spend(user, code) for _ in range(2)] == [True, False]
    assert BackupCode.objects.left(user) == CODES - 1


def test_blanks_hyphens_and_case_do_not_count():
    user = make_user()
    code = BackupCode.objects.renew(user)[0]

    assert BackupCode.objects.spend(user, f" {code.upper().replace('-', ' ')} ") is True


def test_code_of_another_user_opens_nothing():
    user, other = make_user(), make_user()
    BackupCode.objects.renew(user)

    assert BackupCode.objects.spend(user, BackupCode.objects.renew(other)[0]) is False
    assert BackupCode.objects.left(other) == CODES


def test_new_codes_end_the_old_ones():
    user = make_user()
    old = BackupCode.objects.renew(user)
    BackupCode.objects.renew(user)

    assert [code for code in old if BackupCode.objects.spend(user, code)] == []
