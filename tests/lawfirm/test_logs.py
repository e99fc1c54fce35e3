import json
import logging
import sys

import pytest
from django.test import Client, override_settings

from lawfirm.logs import JsonLines


@pytest.fixture
def lines(caplog):
    """What the log would hold: each record of this test as the object on its line."""
    return lambda: [json.loads(JsonLines().format(record)) for record in caplog.records]


def test_record_is_one_line_with_time_level_and_message():
    record = logging.LogRecord("x", logging.INFO, "", 0, "第一行\n%s", ("二",), None)
    record.created = 1.5

    line = JsonLines().format(record)

    assert line == (
        '{"time": "1970-01-01T00:00:01.500+00:00", "level": "INFO", "logger": "x", '
        '"message": "第一行\\n二"}'
    )


def test_line_of_the_development_server_loses_its_query():
    said = ('"%s" %s %s', ("GET /search/?q=张三 HTTP/1.1", 200, 5))
    record = logging.LogRecord("django.server", logging.INFO, "", 0, *said, None)

    assert json.loads(JsonLines().format(record))["message"] == '"GET /search/ HTTP/1.1" 200 5'


@pytest.mark.django_db
def test_missing_page_is_logged_without_its_query(client, lines):
    client.get("/there-is-no-such-page?phone=13800138000")

    (line,) = [line for line in lines() if line["logger"] == "django.request"]
    del line["time"]
    assert line == {
        "level": "WARNING",
        "logger": "django.request",
        "message": "Not Found: /there-is-no-such-page",
        "method": "GET",
        "path": "/there-is-no-such-page",
        "status": 404,
    }


@override_settings(ROOT_URLCONF="tests.lawfirm.failing_urls")
def test_failure_is_logged_with_frames_but_without_the_row_it_quotes(lines):
    Client(raise_request_exception=False).get("/fails/?phone=13800138000")

    (line,) = [line for line in lines() if line["level"] == "ERROR"]
    assert (line["exception"], line["error"], line["status"]) == ("RuntimeError", "first line", 500)
    assert line["frames"][-1].endswith("failing_urls.py:8 fail")
    assert "example.com" not in json.dumps(line)
    assert "13800138000" not in json.dumps(line)


def test_frames_hold_no_values_of_variables():
    password = "s3cret-value"
    try:
        raise ValueError("refused") from KeyError(password)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "failed", (), sys.exc_info())

    assert "s3cret-value" not in JsonLines().format(record)
