from pathlib import Path

import pytest

from lawfirm.headers import MEDIA_POLICY

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(settings):
    def stored(name, content=b"content"):
        path = Path(settings.MEDIA_ROOT) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return stored


def test_raster_image_is_shown(client, stored):
    stored("2026/a.png")

    response = client.get("/media/2026/a.png")

    assert response.getvalue() == b"content"
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers.get("Content-Disposition") == 'inline; filename="a.png"'


@pytest.mark.parametrize("name", ["evil.html", "evil.svg", "evil.PNG.html", "evil", "evil.js"])
def test_anything_else_is_a_download_in_a_sandbox(client, stored, name):
    stored(name, b"<script>alert(1)</script>")

    response = client.get(f"/media/{name}")

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].split(";")[0] == "attachment"
    assert response.headers["Content-Security-Policy"].startswith(MEDIA_POLICY)
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["../secret_key", "%2e%2e/secret_key", "a/../../secret_key"])
def test_path_outside_the_folder_is_refused(client, stored, settings, path):
    stored("a/b.png")
    (Path(settings.MEDIA_ROOT).parent / "secret_key").write_text("never shown")

    response = client.get(f"/media/{path}")

    assert response.status_code in (400, 404)
    assert b"never shown" not in response.content


def test_folder_is_not_listed(client, stored):
    stored("2026/a.png")

    assert client.get("/media/2026/").status_code == 404
