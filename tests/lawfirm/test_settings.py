import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {"SECRET_KEY": "k" * 50, "SITE_URL": "https://law.example"}
TELL = "import json, sys; from lawfirm import settings; print(json.dumps(getattr(settings, sys.argv[1]), default=str))"


def run(environment, *arguments):
    """Run Python in the project with nothing of the tests' own environment."""
    bare = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **environment}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=bare, capture_output=True, text=True
    )


@pytest.fixture
def setting(tmp_path):
    """The value of one setting under the given environment."""

    def setting(name, **environment):
        done = run({"VAR_DIR": str(tmp_path), **environment}, "-c", TELL, name)
        assert done.stderr == ""
        return json.loads(done.stdout)

    return setting


@pytest.mark.parametrize(
    "command", [("manage.py", "check"), ("-c", "import lawfirm.wsgi")], ids=["manage.py", "wsgi"]
)
@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({}, "SECRET_KEY is not set: set it in the environment or in .env\n"),
        (
            {"SECRET_KEY": "k" * 50},
            "SITE_URL is not set: set it in the environment or in .env\n",
        ),
        (
            {"SECRET_KEY": "k" * 50, "SITE_URL": "law.example"},
            "SITE_URL=law.example is no address like https://www.example.com\n",
        ),
        (
            {**PRODUCTION, "POST_PATH": "/posts/"},
            "POST_PATH=/posts/ must begin with / and hold {id} once\n",
        ),
        (
            {**PRODUCTION, "SECOND_FACTOR": "yes"},
            "SECOND_FACTOR=yes is not off, optional, required or everyone\n",
        ),
        (
            {**PRODUCTION, "CACHE_URL": "memcached://user:pass@cache"},
            "CACHE_URL must begin with redis://, rediss:// or unix://\n",
        ),
        (
            {"DEMO": "1", "DEBUG": "1"},
            "DEMO=1 shows the production server, DEBUG=1 is for developing: set one\n",
        ),
    ],
    ids=[
        "no key",
        "no address",
        "half an address",
        "no id",
        "unknown factor",
        "unknown cache",
        "demo and debug",
    ],
)
def test_misconfigured_process_ends_with_one_line(tmp_path, command, environment, line):
    done = run({"VAR_DIR": str(tmp_path), **environment}, *command)

    assert (done.returncode, done.stdout, done.stderr) == (1, "", line)


def test_demo_is_the_production_server_with_a_kept_key(setting, tmp_path):
    assert setting("DEBUG", DEMO="1") is False
    assert setting("SECRET_KEY", DEMO="1") == (tmp_path / "secret_key").read_text()
    assert setting("SITE_URL", DEMO="1", PORT="8001") == "http://127.0.0.1:8001"


def test_production_has_strict_transport_and_cookies(setting):
    expected = {
        "SECURE_SSL_REDIRECT": True,
        "SECURE_HSTS_SECONDS": 31536000,
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_NAME": "__Host-csrf",
        "CSRF_COOKIE_SECURE": True,
        "SERVE_MEDIA": False,
    }

    assert {name: setting(name, **PRODUCTION) for name in expected} == expected


@pytest.mark.parametrize(
    ("environment", "value"),
    [
        (PRODUCTION, "required"),
        ({**PRODUCTION, "SECOND_FACTOR": "everyone"}, "everyone"),
        ({"DEMO": "1"}, "off"),
        ({"DEBUG": "1"}, "off"),
    ],
    ids=["production", "production, wider", "demo", "developing"],
)
def test_second_factor_is_required_in_production(setting, environment, value):
    assert setting("SECOND_FACTOR", **environment) == value


def test_host_of_the_site_is_allowed_unless_others_are_named(setting):
    loopback = ["127.0.0.1", "localhost", "[::1]"]

    assert setting("ALLOWED_HOSTS", **PRODUCTION) == ["law.example", *loopback]
    assert setting("ALLOWED_HOSTS", **PRODUCTION, ALLOWED_HOSTS="a,b") == ["a", "b", *loopback]


def test_proxy_headers_count_only_behind_a_proxy(setting):
    assert setting("SECURE_PROXY_SSL_HEADER", **PRODUCTION) is None
    assert setting("SECURE_PROXY_SSL_HEADER", **PRODUCTION, TRUSTED_PROXIES="1") == [
        "HTTP_X_FORWARDED_PROTO",
        "https",
    ]


def test_database_url_gives_persistent_checked_connections(setting):
    database = setting("DATABASES", **PRODUCTION, DATABASE_URL="postgres://u:p@db/name")["default"]

    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (600, True)
    assert (database["HOST"], database["NAME"]) == ("db", "name")


def test_sqlite_is_set_up_for_several_processes(tmp_path):
    pragmas = "journal_mode synchronous foreign_keys busy_timeout".split()
    script = (
        "import django; django.setup(); from django.db import connection\n"
        "cursor = connection.cursor()\n"
        f"print([cursor.execute('PRAGMA ' + name).fetchone()[0] for name in {pragmas}])"
    )

    done = run(
        {"DEMO": "1", "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lawfirm.settings"},
        *("-c", script),
    )

    assert done.stdout == "['wal', 1, 1, 5000]\n"


def test_cache_url_names_a_redis(setting):
    cache = setting("CACHES", **PRODUCTION, CACHE_URL="redis://cache:6379/1")["default"]

    assert cache["LOCATION"] == "redis://cache:6379/1"
    assert cache["BACKEND"] == "django.core.cache.backends.redis.RedisCache"


def test_every_name_that_the_settings_read_is_in_the_example_file():
    source = (ROOT / "lawfirm" / "settings.py").read_text("utf-8")
    example = (ROOT / ".env.example").read_text("utf-8")
    read = {
        part.split('"')[1]
        for kind in ("text", "flag", "number", "names")
        for part in source.split(f"env.{kind}(")[1:]
    }

    explained = {line.lstrip("# ").split("=")[0] for line in example.splitlines() if "=" in line}
    assert read - explained == set()
