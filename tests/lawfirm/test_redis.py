import shutil
import subprocess
import time

import pytest
from django.core.cache import caches


@pytest.fixture
def redis_server(tmp_path):
    """A Redis of the test's own, reached by a socket in its folder; yields its process and URL."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server on this machine")
    socket = tmp_path / "redis.sock"
    command = [program, "--port", "0", "--unixsocket", str(socket), "--save", ""]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
    for _ in range(100):
        if socket.exists():
            break
        time.sleep(0.05)
    yield process, f"unix://{socket}"
    process.kill()
    process.wait()


@pytest.fixture
def cache_in_redis(redis_server, settings):
    process, url = redis_server
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    }
    return process


@pytest.mark.django_db
@pytest.mark.usefixtures("cache_in_redis")
def test_cache_in_redis_keeps_values_and_is_well(client):
    caches["default"].set("title", "民法典")

    assert caches["default"].get("title") == "民法典"
    well = {"status": "ok", "database": "ok", "cache": "ok", "search": "ok"}
    assert client.get("/healthz").json() == well


@pytest.mark.django_db
def test_redis_that_died_is_a_failure(client, cache_in_redis):
    cache_in_redis.kill()
    cache_in_redis.wait()

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json() == {
        "status": "failing",
        "database": "ok",
        "cache": "ConnectionError",
        "search": "ok",
    }
