import doctest
import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "legal_refs_api.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def test_examples_of_the_api_page_give_what_they_say():
    examples = "\n".join(BLOCK.findall(PAGE.read_text("utf-8")))
    parsed = doctest.DocTestParser().get_doctest(examples, {}, PAGE.name, str(PAGE), 0)

    result = doctest.DocTestRunner().run(parsed)

    assert (result.failed, result.attempted) == (0, len(parsed.examples))
    assert result.attempted > 40
