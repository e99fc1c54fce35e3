import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.forms import CharField, Form
from django.utils import translation

from articles.editor.widget import CONFIG, SafeEditorWidget, checked
from articles.richtext import ATTRIBUTES, TAGS

ROOT = Path(__file__).resolve().parents[3]


class BodyForm(Form):
    body = CharField(widget=SafeEditorWidget())


@pytest.mark.parametrize(
    "change",
    [
        {"fullPage": True},
        {"allowedContent": True},
        {"extraAllowedContent": "p; script"},
        {"extraAllowedContent": "style[type]"},
        {"extraAllowedContent": "*[onclick]"},
        {"removePlugins": CONFIG["removePlugins"].replace("wsc", "")},
        {"removePlugins": ""},
        {"versionCheck": True},
    ],
)
def test_checked_refuses_a_configuration_that_opens_a_hole(change):
    with pytest.raises(ImproperlyConfigured):
        checked({**CONFIG, **change})


def test_checked_accepts_the_shipped_configuration():
    assert checked(dict(CONFIG)) == CONFIG


def test_editor_keeps_each_element_that_the_sanitiser_keeps():
    rules = CONFIG["extraAllowedContent"].replace(";", " ").split()

    assert {rule.split("[")[0] for rule in rules} == TAGS
    assert {rule for rule in rules if "[" in rule} == {
        f"{tag}[{','.join(sorted(names))}]" for tag, names in ATTRIBUTES.items()
    }


def test_value_is_cleaned_on_the_way_into_the_browser():
    form = BodyForm({"body": '<p onclick="x()">甲<script>alert(1)</script></p>'})

    assert SafeEditorWidget().format_value("<p>甲<script>x()</script></p>") == "<p>甲</p>"
    assert re.findall(r"<textarea[^>]*>(.*)</textarea>", str(form)) == ["&lt;p&gt;甲&lt;/p&gt;"]


def test_value_that_is_missing_stays_missing():
    assert SafeEditorWidget().format_value(None) is None


def test_widget_renders_where_no_language_is_active():
    with translation.override(None):
        page = str(BodyForm())

    assert "&quot;language&quot;: &quot;zh-cn&quot;" in page


def test_hidden_field_is_not_marked_as_required():
    assert re.findall(r"<textarea[^>]* required", str(BodyForm())) == []


def test_only_the_widget_imports_ckeditor():
    importing = re.compile(r"^\s*(?:from|import)\s+ckeditor\b", re.MULTILINE)
    folders = ("articles", "lawfirm", "legal_refs")
    found = [
        path.relative_to(ROOT).as_posix()
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if importing.search(path.read_text("utf-8"))
    ]

    assert found == ["articles/editor/widget.py"]


@pytest.mark.parametrize(
    "left_out",
    [
        "galleriffic/js/jquery-1.3.2.js",
        "file-icons/file.png",
        "ckeditor/adapters/jquery.js",
        "ckeditor/README.md",
        "ckeditor/bender-runner.config.json",
        "ckeditor/plugins/exportpdf/tests/manual/wrongendpoint.html",
        "ckeditor/plugins/preview/preview.html",
        "ckeditor/plugins/wsc/dialogs/wsc.html",
        "ckeditor/plugins/scayt/dialogs/options.js",
        "ckeditor/plugins/codesnippetgeshi/plugin.js",
        "ckeditor/plugins/embed/plugin.js",
        "ckeditor/plugins/iframe/dialogs/iframe.js",
        "ckeditor/plugins/templates/dialogs/templates.js",
    ],
)
def test_risky_files_of_the_editor_are_not_served(left_out):
    assert finders.find(f"ckeditor/{left_out}") is None


@pytest.mark.parametrize(
    "kept",
    [
        "ckeditor/ckeditor.js",
        "ckeditor/lang/zh-cn.js",
        "ckeditor/plugins/divarea/plugin.js",
        "ckeditor/plugins/table/dialogs/table.js",
        "ckeditor/plugins/link/dialogs/link.js",
        "ckeditor/plugins/pastefromword/filter/default.js",
    ],
)
def test_files_that_the_editor_needs_are_served(kept):
    assert finders.find(f"ckeditor/{kept}") is not None
