import pytest
from taggit.models import Tag
from taggit.utils import edit_string_for_tags, parse_tags

from articles.tags import join, split

SPLIT = {
    "": [],
    "网贷": ["网贷"],
    "网贷，逾期、利息；借条": ["网贷", "逾期", "利息", "借条"],
    "网贷,逾期;利息\n借条": ["网贷", "逾期", "利息", "借条"],
    " 网贷 、、，逾期 ": ["网贷", "逾期"],
    "逾期、网贷、逾期": ["逾期", "网贷"],
    "Q&A  问答": ["Q&A 问答"],
    "“套路贷”": ["“套路贷”"],
}


@pytest.mark.parametrize(("text", "tags"), SPLIT.items())
def test_split_at_separators_of_both_widths(text, tags):
    assert split(text) == tags


def test_join_is_read_back_by_split():
    tags = [Tag(name="网贷"), Tag(name="LPR"), Tag(name="借条 写法")]

    assert split(join(tags)) == sorted(tag.name for tag in tags)


def test_taggit_reads_and_writes_by_them():
    assert parse_tags("网贷、逾期") == ["网贷", "逾期"]
    assert edit_string_for_tags([Tag(name="网贷"), Tag(name="逾期")]) == "网贷、逾期"
