import datetime
import gzip

import pytest
from django.core.management import CommandError, call_command

from articles.models import ViewCount
from articles.reading_log import visit_of
from tests.factories import make_post

MOZILLA = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.42"


def line(
    target: str = "/posts/7.html",
    status: int = 200,
    agent: str = MOZILLA,
    at: str = "20/Nov/2026:08:30:01 +0800",
    method: str = "GET",
) -> str:
    return f'203.0.113.9 - - [{at}] "{method} {target} HTTP/1.1" {status} 5120 "-" "{agent}"\n'


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (line(), "/posts/7.html"),
        (line(status=304), "/posts/7.html"),
        (line("/posts/7.html?utm_source=x"), "/posts/7.html"),
        (line("/%E6%A0%87%E7%AD%BE.html"), "/标签.html"),
        (line(agent='a \\"quoted\\" Mozilla'), "/posts/7.html"),
        ('[2026-11-20 08:30:01 +0800] 127.0.0.1 - "GET /a HTTP/1.1" 200 1.234', "/a"),
        (line(status=404), None),
        (line(status=301), None),
        (line(method="POST"), None),
        (line(method="HEAD"), None),
        (line(agent="Mozilla/5.0 (compatible; Baiduspider/2.0)"), None),
        (line(agent="Mozilla/5.0 (compatible; bingbot/2.0)"), None),
        (line(agent="Sogou web spider/4.0"), None),
        (line(agent="python-requests/2.31"), None),
        (line(agent="-"), None),
        (line(agent=""), None),
        (line(at="99/Nov/2026:08:30:01 +0800"), None),
        ("", None),
        ("nonsense", None),
        ('203.0.113.9 - - [20/Nov/2026:08:30:01 +0800] "\\x16\\x03" 400 0 "-" "-"', None),
    ],
)
def test_line_of_a_log(text, path):
    visit = visit_of(text)

    assert (visit and visit.path) == path


def test_moment_of_a_visit_has_its_zone():
    assert visit_of(line()).at == datetime.datetime(2026, 11, 20, 0, 30, 1, tzinfo=datetime.UTC)


def views() -> list[tuple[str, str, int]]:
    rows = ViewCount.objects.order_by("day", "post__path").values_list("post__path", "day", "count")
    return [(path, day.isoformat(), count) for path, day, count in rows]


@pytest.mark.django_db
def test_views_are_counted_by_post_and_day_of_china(tmp_path, capsys):
    make_post(path="/posts/7.html")
    make_post(path="/posts/8.html")
    log = tmp_path / "access.log"
    late = line(at="20/Nov/2026:16:00:00 +0000")
    log.write_text(line() + line("/posts/8.html") + line("/weg") + line("/admin/") + late)

    call_command("count_views", str(log))

    assert views() == [
        ("/posts/7.html", "2026-11-20", 1),
        ("/posts/8.html", "2026-11-20", 1),
        ("/posts/7.html", "2026-11-21", 1),
    ]
    assert capsys.readouterr().out == "已统计 3 次阅读。\n"


@pytest.mark.django_db
def test_counting_again_counts_only_what_is_new(tmp_path):
    make_post(path="/posts/7.html")
    log = tmp_path / "access.log"
    log.write_text(line())
    call_command("count_views", str(log))
    log.write_text(line() + line(at="20/Nov/2026:09:00:00 +0800"))

    call_command("count_views", str(log))
    call_command("count_views", str(log))

    assert views() == [("/posts/7.html", "2026-11-20", 2)]


@pytest.mark.django_db
def test_packed_log_is_read_and_a_missing_one_named(tmp_path):
    make_post(path="/posts/7.html")
    packed = tmp_path / "access.log.1.gz"
    packed.write_bytes(gzip.compress(line().encode()))

    call_command("count_views", str(packed))

    assert views() == [("/posts/7.html", "2026-11-20", 1)]
    with pytest.raises(CommandError, match=r"读不了 .*weg\.log"):
        call_command("count_views", str(tmp_path / "weg.log"))
