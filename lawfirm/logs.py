"""The log: one JSON object a line on stderr, without query strings and without personal data."""

import json
import logging
import re
import traceback
from datetime import UTC, datetime
from typing import Any

# The development server's own line: "GET /search/?q=… HTTP/1.1" 200 5123
QUERY = re.compile(r"\?\S*(?= HTTP/)")


class JsonLines(logging.Formatter):
    """Writes a record as {"time", "level", "logger", "message", …} on one line.

    Of a request it names method, path and status; of an exception its class, the first line of its
    text (PostgreSQL quotes a row's values on the second) and the frames.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": QUERY.sub("", record.getMessage()),
            **_request_facts(record),
            **_exception_facts(record.exc_info),
        }
        return json.dumps(entry, ensure_ascii=False)


def _request_facts(record: logging.LogRecord) -> dict[str, Any]:
    request = getattr(record, "request", None)
    facts = {
        "method": getattr(request, "method", None),
        "path": getattr(request, "path", None),
        "status": getattr(record, "status_code", None),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _exception_facts(exc_info: Any) -> dict[str, Any]:
    if not exc_info or exc_info[1] is None:
        return {}
    kind, error, trace = exc_info
    return {
        "exception": kind.__name__,
        "error": str(error).partition("\n")[0][:200],
        "frames": [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)],
    }


def nameless_client(*_facts: object) -> str:
    """Return what the log says of somebody who fails to sign in: neither name nor address."""
    return "a client"


def logging_config(level: str) -> dict[str, Any]:
    """Return the configuration for `logging.config.dictConfig`: everything to stderr as JSON."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "lawfirm.logs.JsonLines"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Django's and the server's own configurations name other handlers.
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "_granian": {"handlers": [], "propagate": True},
        },
    }
