import datetime

import pytest
from django.utils import timezone

from articles.models import Edition
from articles.search.likeness import alike, nearest, suggestions
from articles.search.query import clean, read
from tests.factories import make_edition


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("愈期", "逾期", 3),
        ("劳动和同法", "劳动合同法", 3),
        ("条借", "借条", 2),
        ("违规金", "违约金", 1),
        ("违规", "违约", 0),
        ("借条", "彩礼", 0),
        ("借条", "借条", 0),
        ("借", "借条", 0),
    ],
)
def test_alike(one, other, score):
    assert alike(one, other) == score


def suggested(text: str) -> list[str]:
    return suggestions(read(clean(text)), Edition.objects.live(timezone.now()))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("愈期还款", ["逾期还款"]),
        ("误工非", ["误工费"]),
        ("公司的愈期还款怎么办", ["公司的逾期还款怎么办"]),
        ("逾期还款", []),
        ("全然不知", []),
        ("误", ["误工", "误工费"]),
    ],
)
def test_suggestions(text, found):
    make_edition(title="逾期、还款与误工费")

    assert suggested(text) == found


@pytest.mark.django_db
def test_suggestions_tell_nothing_of_what_is_not_live():
    make_edition(title="彩礼", at=timezone.now() + datetime.timedelta(days=1))

    assert (suggested("彩里"), suggested("彩")) == ([], [])


@pytest.mark.django_db
def test_nearest_are_live_titles_with_most_of_the_characters():
    near = make_edition(title="彩礼返还")
    make_edition(title="借条怎么写")
    make_edition(title="彩礼的返还", at=timezone.now() + datetime.timedelta(days=1))

    live = Edition.objects.live(timezone.now())

    assert nearest(read("返还财礼"), live) == [near.pk]
    assert nearest(read("误工费"), live) == []
