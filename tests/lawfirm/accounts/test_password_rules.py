import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tests.factories import make_firm, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password",
    [
        "借条要写清大写金额和还款日期",
        "correct horse battery staple",
        "x" * 3 + "长" * 61 + "!",
        "一二三四五六七八九十壹贰",
        "试验律所的档案柜在三楼走廊尽头",
    ],
)
def test_long_password_of_any_kind_is_taken(password):
    make_firm()

    assert validate_password(password, make_user()) is None


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("十一个字符的密码不够长", "password_too_short"),
        ("q1w2e3r4t5y6", "password_too_common"),
        ("passwordpassword", "common_pair"),
        ("Password12345678", "common_pair"),
        ("qwerty123456!!", "common_pair"),
        ("201711202026", "password_entirely_numeric"),
        ("浙江试验律师事务所2026", "firm_words"),
        ("shiyan-lvsuo!123", "firm_words"),
        ("LAW.EXAMPLE1234", "firm_words"),
        ("057100000000abc", "firm_words"),
    ],
)
def test_weak_password_is_refused(password, code):
    make_firm()

    with pytest.raises(ValidationError) as refused:
        validate_password(password, make_user())

    errors = {error.code: error for error in refused.value.error_list}
    assert code in errors
    assert re.search("[a-zA-Z]{4}", errors[code].messages[0]) is None


def test_password_like_the_user_name_is_refused():
    user = make_user(username="jiangyuwei-lawyer")

    with pytest.raises(ValidationError) as refused:
        validate_password("jiangyuwei-lawyer1", user)

    assert [error.code for error in refused.value.error_list] == ["password_too_similar"]
