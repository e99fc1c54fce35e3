import stat

import pytest

from lawfirm.environment import Environment, Misconfigured, kept_key, parse_env_file


@pytest.fixture
def env(tmp_path):
    def make(process=None, file=""):
        path = tmp_path / "settings.env"
        path.write_text(file, "utf-8")
        return Environment(process or {}, path)

    return make


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("PORT=8001", {"PORT": "8001"}),
        ("export PORT=8001", {"PORT": "8001"}),
        ("  PORT = 8001  ", {"PORT": "8001"}),
        ("NAME='a b'", {"NAME": "a b"}),
        ('NAME="a=b"', {"NAME": "a=b"}),
        ("NAME='a", {"NAME": "'a"}),
        ("NAME=", {"NAME": ""}),
        ("# PORT=8001", {}),
        ("PORT", {}),
        ("", {}),
    ],
)
def test_env_file_line(line, held):
    assert parse_env_file(line) == held


def test_process_environment_beats_the_file(env):
    assert env({"PORT": "1"}, "PORT=2").text("PORT") == "1"


def test_file_is_read_where_the_process_says_nothing(env):
    assert env({}, "PORT=2").text("PORT") == "2"


def test_text_without_default_names_the_setting(env):
    with pytest.raises(Misconfigured) as refusal:
        env({"SECRET_KEY": "  "}).text("SECRET_KEY")

    assert str(refusal.value) == "SECRET_KEY is not set: set it in the environment or in .env"


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("1", True), ("True", True), ("on", True), ("0", False), ("No", False), ("", False)],
)
def test_flag(env, word, meaning):
    assert env({"DEMO": word}).flag("DEMO") is meaning


def test_flag_left_empty_takes_the_default(env):
    assert env({"SSL_REDIRECT": ""}).flag("SSL_REDIRECT", True) is True


@pytest.mark.parametrize("word", ["2", "maybe", "-1"])
def test_flag_refuses_other_words(env, word):
    with pytest.raises(Misconfigured):
        env({"DEMO": word}).flag("DEMO")


@pytest.mark.parametrize("word", ["-1", "0", "80a", "８０", "1.5", "65536"])
def test_number_refuses_what_is_none_within_the_bounds(env, word):
    with pytest.raises(Misconfigured) as refusal:
        env({"PORT": word}).number("PORT", 8000, least=1)

    assert str(refusal.value) == f"PORT={word} is not a whole number from 1 to 65535"


def test_names_are_split_at_commas(env):
    assert env({"ALLOWED_HOSTS": " a.example, b.example,"}).names("ALLOWED_HOSTS") == [
        "a.example",
        "b.example",
    ]


def test_kept_key_is_made_once_for_its_owner_alone(tmp_path):
    path = tmp_path / "var" / "secret_key"

    key = kept_key(path)

    assert kept_key(path) == key
    assert len(key) > 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]
