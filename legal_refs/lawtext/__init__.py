"""Reading law files: from a file to its provisions, without Django and without a database.

``read_source`` gives numbered lines, ``parse`` the law in them, ``merge_parts`` one law from
several files, ``text_at`` the words at a place of an article. What is odd is read all the same and
reported as a warning with its line; what cannot be one law raises LawTextError.

The modules ``lines``, ``head``, ``contents``, ``headings``, ``articles`` and ``body`` say what each
of them normalises; all other characters are the source's.
"""

from .errors import LawTextError
from .law import parse
from .lines import Line, Source, read_bytes, read_source
from .parsed import Event, FrameLine, Kind, ParsedLaw, ParsedProvision, ProvisionKind, TextWarning
from .parts import merge_parts
from .structure import Item, Paragraph, SubItem, paragraphs, text_at

__all__ = [
    "Event",
    "FrameLine",
    "Item",
    "Kind",
    "LawTextError",
    "Line",
    "Paragraph",
    "ParsedLaw",
    "ParsedProvision",
    "ProvisionKind",
    "Source",
    "SubItem",
    "TextWarning",
    "merge_parts",
    "paragraphs",
    "parse",
    "read_bytes",
    "read_source",
    "text_at",
]
