"""Reading the web server's access log: which post was read when, and by a person."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

# nginx's combined format, which granian's default is the beginning of:
# 203.0.113.9 - - [20/Nov/2026:08:30:01 +0800] "GET /posts/7.html HTTP/1.1" 200 5120 "-" "Mozilla/5.0"
LINE = re.compile(
    r"\[(?P<at>\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2} [+-]\d{4})\] "
    r'"GET (?P<target>/\S*) HTTP/[\d.]+" (?P<status>\d{3})\b'
    r'(?: \S+(?: "(?:[^"\\]|\\.)*" "(?P<agent>(?:[^"\\]|\\.)*)")?)?'
)
GRANIAN = re.compile(
    r"\[(?P<at>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} [+-]\d{4})\] \S+ - "
    r'"GET (?P<target>/\S*) HTTP/[\d.]+" (?P<status>\d{3})\b(?:(?P<agent>(?!)))?'
)
FORMATS = ((LINE, "%d/%b/%Y:%H:%M:%S %z"), (GRANIAN, "%Y-%m-%d %H:%M:%S %z"))
# 304: the reader's browser had the page already, and was opened on it again.
READ = ("200", "304")
MACHINES = re.compile(
    r"bot\b|bot[/;]|spider|crawl|slurp|curl|wget|python|java/|go-http|headless|monitor|preview|"
    r"feed|scrapy|okhttp|facebookexternalhit|^-?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that a person asked for: its decoded path without the query, and when."""

    path: str
    at: datetime.datetime


def visit_of(line: str) -> Visit | None:
    """Return what a line of the log tells of, None for errors, machines and other requests.

    A line without a user agent counts: granian's has none.
    """
    for pattern, moment in FORMATS:
        if found := pattern.search(line):
            return _visit(found, moment)
    return None


def _visit(found: re.Match[str], moment: str) -> Visit | None:
    agent = found["agent"]
    if found["status"] not in READ or (agent is not None and MACHINES.search(agent)):
        return None
    try:
        at = datetime.datetime.strptime(found["at"], moment).astimezone(datetime.UTC)
    except ValueError:
        return None
    return Visit(unquote(found["target"].partition("?")[0]), at)


def visits(lines: Iterable[str], after: datetime.datetime | None) -> Iterator[Visit]:
    """Yield the visits of a log that came after a moment."""
    for line in lines:
        visit = visit_of(line)
        if visit and (after is None or visit.at > after):
            yield visit
