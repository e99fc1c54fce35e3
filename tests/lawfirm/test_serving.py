import socket

import pytest
from django.core.management import CommandError, call_command

from lawfirm.serving import collect_static_files, fingerprint_of, port_is_free


@pytest.fixture
def taken_port():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


def test_port_is_free_until_somebody_listens(taken_port):
    assert port_is_free(taken_port) is False


def test_port_is_free_again_after_its_server_ended():
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]

    assert port_is_free(port) is True


def test_serve_on_a_taken_port_is_one_clear_line(settings, taken_port):
    settings.PORT = taken_port

    with pytest.raises(CommandError) as refusal:
        call_command("serve")

    assert str(refusal.value) == f"端口 {taken_port} 已被占用，请用 PORT=… 另选一个端口。"


def test_fingerprint_follows_names_and_contents(tmp_path):
    first, second = tmp_path / "a.css", tmp_path / "b.css"
    first.write_text("body {}")
    second.write_text("p {}")
    before = fingerprint_of([first, second])

    assert fingerprint_of([second, first]) == before
    second.write_text("p { margin: 0 }")
    assert fingerprint_of([first, second]) != before
    second.write_text("p {}")
    assert fingerprint_of([first, second.rename(tmp_path / "c.css")]) != before


@pytest.fixture
def own_static_folder(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.css").write_text("body {}")
    return tmp_path / "static"


def test_static_files_are_collected_again_only_after_a_change(own_static_folder, settings):
    assert collect_static_files() is True
    assert collect_static_files() is False

    (own_static_folder / "a.css").write_text("body { margin: 0 }")
    assert collect_static_files() is True
    assert (settings.STATIC_ROOT / "a.css").read_text() == "body { margin: 0 }"
