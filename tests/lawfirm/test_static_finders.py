import pytest
from django.contrib.staticfiles import finders

LEFT_OUT = """
ckeditor/galleriffic/js/jquery-1.3.2.js
ckeditor/file-icons/doc.png
ckeditor/ckeditor/adapters/jquery.js
ckeditor/ckeditor/CHANGES.md
ckeditor/ckeditor/bender-runner.config.json
ckeditor/ckeditor/plugins/exportpdf/tests/manual/integration.html
ckeditor/ckeditor/plugins/preview/preview.html
ckeditor/ckeditor/plugins/wsc/dialogs/ciframe.html
ckeditor/ckeditor/plugins/scayt/dialogs/options.js
ckeditor/ckeditor/plugins/codesnippet/plugin.js
ckeditor/ckeditor/plugins/mathjax/plugin.js
ckeditor/ckeditor/plugins/iframe/dialogs/iframe.js
ckeditor/ckeditor/plugins/templates/templates/default.js
""".split()
SERVED = """
ckeditor/ckeditor/ckeditor.js
ckeditor/ckeditor/plugins/link/dialogs/link.js
ckeditor/ckeditor/plugins/divarea/plugin.js
ckeditor/ckeditor/lang/zh-cn.js
admin/css/base.css
""".split()


@pytest.fixture(scope="module")
def collected():
    return {path for finder in finders.get_finders() for path, _storage in finder.list([])}


def held_by_package(path):
    return finders.AppDirectoriesFinder(app_names=["ckeditor"]).find(path)


@pytest.mark.parametrize("path", LEFT_OUT)
def test_risky_part_of_the_editor_is_neither_found_nor_collected(collected, path):
    assert held_by_package(path), "the package no longer has this file: choose another example"

    assert (finders.find(path), path in collected) == (None, False)


@pytest.mark.parametrize("path", SERVED)
def test_what_the_editor_needs_is_found_and_collected(collected, path):
    assert (finders.find(path) is not None, path in collected) == (True, True)


def test_no_sample_or_test_page_is_collected(collected):
    pages = {p for p in collected if p.startswith("ckeditor/") and p.endswith((".html", ".htm"))}

    assert pages == set()
