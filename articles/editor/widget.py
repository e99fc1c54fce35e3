"""The seam to the rich text editor: the only module that imports ``ckeditor``."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from ..richtext import ATTRIBUTES, BODY_LIMIT, TAGS, sanitize

# Plugins that open advisories or confidentiality forbid: each must stay in removePlugins.
FORBIDDEN_PLUGINS = frozenset(
    [
        "wysiwygarea",
        "about",
        "a11yhelp",
        "exportpdf",
        "scayt",
        "wsc",
        "iframe",
        "flash",
        "forms",
        "smiley",
        "templates",
        "preview",
        "print",
        "newpage",
        "save",
        "div",
        "language",
        "bidi",
        "pagebreak",
        "uploadimage",
        "uploadwidget",
        "easyimage",
        "cloudservices",
        "copyformatting",
        "stylescombo",
        "font",
        "colorbutton",
        "colordialog",
        "elementspath",
        "pastefromgdocs",
        "pastefromlibreoffice",
    ]
)
# Plugins that write what the sanitiser takes away, or that no button calls.
UNUSED_PLUGINS = frozenset(
    [
        "image",
        "dialogadvtab",
        "filebrowser",
        "find",
        "floatingspace",
        "indentblock",
        "justify",
        "liststyle",
        "maximize",
        "selectall",
        "showblocks",
        "specialchar",
    ]
)
FORBIDDEN_CONTENT = ("style", "script")


def _allowed_content() -> str:
    """The sanitiser's own table, so that opening a post takes away nothing that it keeps."""
    plain = " ".join(sorted(TAGS - ATTRIBUTES.keys()))
    rules = [f"{tag}[{','.join(sorted(names))}]" for tag, names in sorted(ATTRIBUTES.items())]
    return "; ".join([plain, *rules])


def checked(config: dict[str, Any]) -> dict[str, Any]:
    """Return the editor's configuration, or raise ImproperlyConfigured where it opens a hole."""
    removed = set(config.get("removePlugins", "").split(","))
    allowed = str(config.get("extraAllowedContent", "")).replace(";", " ").split()
    if missing := FORBIDDEN_PLUGINS - removed:
        raise ImproperlyConfigured(f"the editor must not load {', '.join(sorted(missing))}")
    if config.get("fullPage") or "allowedContent" in config:
        raise ImproperlyConfigured("fullPage and allowedContent turn the editor's filter off")
    if any(rule.split("[")[0] in (*FORBIDDEN_CONTENT, "*") for rule in allowed):
        raise ImproperlyConfigured("extraAllowedContent must name neither style nor script nor *")
    if config.get("versionCheck") is not False:
        raise ImproperlyConfigured("versionCheck asks a foreign host")
    return config


CONFIG = checked(
    {
        "toolbar": [
            ["Format"],
            ["Bold", "Italic", "Underline", "RemoveFormat"],
            ["NumberedList", "BulletedList", "Blockquote"],
            ["Statute"],
            ["Link", "Unlink"],
            ["Image", "Table", "HorizontalRule"],
            ["Undo", "Redo"],
            ["Source"],
        ],
        "skin": "moono-lisa",
        "title": "正文编辑器",
        "format_tags": "p;h2;h3;h4",
        "height": 700,
        "width": "100%",
        "versionCheck": False,
        "fullPage": False,
        "customConfig": "",
        "stylesSet": False,
        "templates_files": [],
        "contentsCss": [],
        "scayt_autoStartup": False,
        "disableNativeSpellChecker": False,
        "forcePasteAsPlainText": False,
        # Pictures come in through our own plugin, never as data: addresses.
        "clipboard_handleImages": False,
        # Chinese quotation marks stay characters instead of becoming &ldquo;.
        "entities": False,
        "linkShowTargetTab": False,
        "linkShowAdvancedTab": False,
        # It holds a frame with a javascript: address, which the page's policy refuses aloud.
        "removeDialogTabs": "link:upload",
        "extraAllowedContent": _allowed_content(),
        # Also takes the fields for width, border and alignment out of the dialogs.
        "disallowedContent": "*{*}; *(*); table[*]; a[target,download]",
        "firmlimit_characters": BODY_LIMIT,
        "extraPlugins": "divarea,firmimage,statute",
        "removePlugins": ",".join(sorted(FORBIDDEN_PLUGINS | UNUSED_PLUGINS)),
    }
)


class SafeEditorWidget(CKEditorWidget):
    """CKEditor with one fixed configuration, fed with cleaned HTML alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.config = dict(CONFIG)

    def format_value(self, value: Any) -> str | None:
        """Return the stored HTML as it may enter the browser: old rows were not cleaned by us."""
        text = super().format_value(value)
        return None if text is None else sanitize(text)

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: a browser stops at an empty required field, and this one is hidden from it."""
        return False

    def _set_config(self) -> None:
        # The parent asks get_language(), which is None in code that overrides translations.
        self.config["language"] = "zh-cn"
        self.config["firmimage_uploadUrl"] = reverse("admin:articles_image_upload")
        self.config["statute_url"] = reverse("admin:articles_post_statutes")

    @property
    def media(self) -> forms.Media:
        names = ("image-dialog", "statute-dialog")
        dialogs = [forms.Script(f"js/editor/{name}.js", type="module") for name in names]
        plugins = [f"js/editor/{name}.js" for name in ("shim", "firmimage", "statute", "limit")]
        sheets = {"all": ["css/editor.css", "css/picker.css"]}
        return super().media + forms.Media(css=sheets, js=[*plugins, *dialogs])
