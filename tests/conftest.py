from pathlib import Path

import pytest
from django.core.cache import cache

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _own_media_root(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _empty_cache():
    yield
    cache.clear()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of materials beside the project; a test that needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder.name}/ does not stand beside the project")
    return folder


@pytest.fixture(autouse=True)
def _stamp_not_read_yet(monkeypatch):
    """What a process keeps between requests must not outlive the database of a test."""
    monkeypatch.setattr("articles.stamp._last", None)
    monkeypatch.setattr("articles.stamp._kept", {})
