"""Tags as editors type them: split at commas of both widths, 、 and ；."""

import re
from collections.abc import Iterable
from typing import Any

SEPARATORS = re.compile(r"[,，、;；\n]+")
JOINER = "、"


def split(text: str) -> list[str]:
    """Return the tags of a typed line in its order, each once, blanks folded.

    ``split("网贷， 逾期、逾期；Q&A 问答")`` is ``["网贷", "逾期", "Q&A 问答"]``.
    """
    names = (" ".join(part.split()) for part in SEPARATORS.split(text or ""))
    return list(dict.fromkeys(name for name in names if name))


def join(tags: Iterable[Any]) -> str:
    """Return tags, which have a ``name``, as one line that ``split`` reads back."""
    return JOINER.join(sorted(tag.name for tag in tags))
