"""Static files of the installed packages, without the parts of CKEditor that must not be served."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import Storage

# Plugins that send the text of a document to other hosts, hold open advisories or ship sample pages.
PLUGINS = (
    "exportpdf scayt wsc codesnippet codesnippetgeshi devtools embed autoembed embedbase "
    "embedsemantic mathjax iframe iframedialog flash docprops preview bbcode ajax xml uicolor "
    "placeholder templates"
)
LEFT_OUT = re.compile(
    rf"""^ckeditor/(
        galleriffic/                  # an uploader's page with jQuery 1.3
        | file-icons/
        | ckeditor/adapters/
        | ckeditor/[^/]+\.md$
        | ckeditor/bender-runner\.config\.json$
        | ckeditor/plugins/({"|".join(PLUGINS.split())})/
        | .*/(samples|tests)/
    )""",
    re.VERBOSE,
)


class LeanAppDirectoriesFinder(AppDirectoriesFinder):
    """Finds what Django's own finder finds, but for the paths in `LEFT_OUT`."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield the path and storage of each file that may be served."""
        for path, storage in super().list(ignore_patterns):
            if not LEFT_OUT.match(path.replace("\\", "/")):
                yield path, storage

    def find(self, path: str, **options: Any) -> Any:
        """Return the file's place on disk, or an empty list for a path that is left out."""
        return [] if LEFT_OUT.match(path.replace("\\", "/")) else super().find(path, **options)
