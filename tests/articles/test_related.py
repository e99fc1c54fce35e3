import datetime

import pytest
from django.utils import timezone

from articles.models import Edition
from articles.related import WANTED, related_to
from articles.render.body import source_of
from articles.render.listing import cited_keys
from tests.factories import make_category, make_edition, make_post
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
OTHER = {"of": {"category": None}}


def titles(edition: Edition) -> list[str]:
    return [found.title for found in related_to(edition, cited_keys(source_of(edition)))]


def ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


@pytest.fixture
def elsewhere():
    return make_category("交通事故", "jiaotong")


def test_hand_picked_come_first_in_their_order(elsewhere):
    one, two = (
        make_post(title="彩礼返还", category=elsewhere),
        make_post(title="年终奖金", category=elsewhere),
    )
    make_edition(one)
    make_edition(two)
    make_edition(title="同一分类的新文章")

    edition = make_edition(title="借条写法", related=[two.pk, one.pk])

    assert titles(edition) == ["年终奖金", "彩礼返还", "同一分类的新文章"]


def test_topped_up_by_provisions_then_tags_then_category(elsewhere):
    make_law("中华人民共和国民法典", {675: "借款人应当返还借款。", 676: "支付逾期利息。"})
    make_edition(title="同分类的文章", at=ago(1))
    make_edition(make_post(title="有相同标签的文章", category=elsewhere), tags=("利息",), at=ago(2))
    make_edition(
        make_post(title="引用一条的文章", category=elsewhere),
        body="<p>《民法典》第675条</p>",
        at=ago(3),
    )
    make_edition(
        make_post(title="引用两条的那篇", category=elsewhere),
        body="<p>《民法典》第675条、第676条</p>",
        at=ago(4),
    )
    make_edition(make_post(title="毫不相干", category=elsewhere), at=ago(1))

    edition = make_edition(title="主文", tags=("利息",), body="<p>《民法典》第675条、第676条。</p>")

    assert titles(edition) == [
        "引用两条的那篇",
        "引用一条的文章",
        "有相同标签的文章",
        "同分类的文章",
    ]


def test_never_itself_and_never_what_is_not_live():
    edition = make_edition(title="主文")
    gone, coming = make_post(title="已经下线"), make_post(title="还没开始")
    make_edition(gone, at=ago(9), live_until=ago(1))
    make_edition(coming, at=ago(-1))
    Edition.objects.filter(pk=edition.pk).update(related=[edition.post_id, gone.pk, coming.pk])
    edition.refresh_from_db()

    assert titles(edition) == []


def test_no_two_with_like_titles():
    edition = make_edition(title="网贷逾期怎么办？这些事情你必须知道！")
    make_edition(title="网贷逾期如何处理")
    make_edition(title="征信报告怎么看", at=ago(2))
    make_edition(title="征信报告如何看？一文读懂", at=ago(3))

    assert titles(edition) == ["征信报告怎么看"]


def test_not_more_than_wanted():
    subjects = "借条 利息 担保 时效 催收 起诉 执行"
    for subject in subjects.split():
        make_edition(title=subject * 3)

    assert len(titles(make_edition(title="主文"))) == WANTED
