import pytest
from django.core.exceptions import ValidationError

from articles.models import Category, Firm
from articles.models.firm import check_title_pattern
from articles.render.head import default_title, title_of
from tests.factories import make_edition, make_firm


@pytest.mark.parametrize(
    ("pattern", "category", "title"),
    [
        ("{title}_{category}_{site}", "民间借贷", "借条怎样写_民间借贷_试验律所"),
        ("{title}_{category}_{site}", None, "借条怎样写_试验律所"),
        ("{category}｜{title} - {site}", None, "借条怎样写 - 试验律所"),
        ("{site}：{title}（{category}）", "民间借贷", "试验律所：借条怎样写（民间借贷）"),
        ("{title}", "民间借贷", "借条怎样写"),
    ],
)
def test_title_follows_the_firms_pattern(pattern, category, title):
    firm = Firm(short_name="试验律所", title_pattern=pattern)
    found = Category(name=category) if category else None

    assert default_title("借条怎样写", found, firm) == title


@pytest.mark.parametrize("pattern", ["", "{site}", "{title}{x}", "{title", "{title}}", "{title.x}"])
def test_pattern_that_cannot_be_filled_is_refused(pattern):
    with pytest.raises(ValidationError):
        check_title_pattern(pattern)


@pytest.mark.django_db
def test_seo_title_comes_before_the_pattern():
    firm = make_firm(title_pattern="{title} - {site}")

    assert title_of(make_edition(title="借条"), firm) == "借条 - 试验律所"
    assert title_of(make_edition(title="借条", seo_title="自定的标题"), firm) == "自定的标题"
