from collections.abc import Callable

import pytest

from legal_refs.lawtext import ParsedLaw, parse, read_bytes


@pytest.fixture
def parse_text() -> Callable[..., ParsedLaw]:
    """Returns a function that reads a law from a text, by default as a .txt file."""

    def read(text: str, name: str = "法律.txt") -> ParsedLaw:
        return parse(read_bytes(name, text.encode()))

    return read
