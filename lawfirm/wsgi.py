"""The WSGI application that the production server loads: page cache, whitenoise, Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lawfirm.settings")
site = get_wsgi_application()

# What follows needs Django to be set up.
from articles.stamp import reading  # noqa: E402
from lawfirm.page_cache import PageCache, State  # noqa: E402


def current() -> State | None:
    """Return the state of the public side, None where the database has never answered."""
    known = reading()
    return State(known.version, known.holds) if known else None


application = PageCache(site, current)
