import datetime

import pytest
from django.utils import timezone

from articles.models import CitedProvision, Edition, EditionPage, EditionTag
from articles.render import build, listing, renew_showing
from tests.factories import make_edition, make_firm, make_lawyer, make_post
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
PARTS = ("head", "answer", "contents", "body", "statutes", "tags", "notice", "related")


@pytest.fixture
def law():
    return make_law(articles={675: "返还借款。", 676: "支付逾期利息。"}, slug="minfadian")


def parts_of(page: EditionPage) -> dict[str, str]:
    return {name: getattr(page, name) for name in PARTS}


def test_build_again_gives_the_same_page(law):
    make_firm()
    edition = make_edition(
        answer="见《民法典》第675条。",
        body="<h2>甲</h2><p>《民法典》第六百七十六条。</p>",
        tags=("利息",),
        lawyer=make_lawyer(),
        notice="见 https://law.example 。",
    )
    make_edition(title="另一篇")

    first, second = build(edition), build(edition)

    assert parts_of(first) == parts_of(second)
    assert EditionPage.objects.filter(edition=edition).count() == 1


def test_answer_and_body_are_linked_and_share_short_names(law):
    edition = make_edition(
        answer="依《民法典》（以下简称《法典》）第675条归还。", body="<p>《法典》第676条</p>"
    )

    page = build(edition)

    day = edition.law_on.isoformat()
    assert f'href="/laws/minfadian/675/?on={day}"' in page.answer
    assert page.body == (
        f'<p><a class="cite" href="/laws/minfadian/676/?on={day}">《法典》第676条</a></p>'
    )
    assert page.statutes.count("<h4>") == 2


def test_markup_in_the_answer_is_text():
    page = build(make_edition(answer="甲<b>乙\n丙\n\n丁"))

    assert page.answer == "<p>甲&lt;b&gt;乙<br>丙</p>\n\n<p>丁</p>"


def test_tags_are_links_to_unicode_addresses():
    page = build(make_edition(tags=("利息", "LPR")))

    assert 'href="/tags/%E5%88%A9%E6%81%AF/" rel="tag">利息</a>' in page.tags
    assert page.tags.count("<li>") == 2


def test_notice_section_has_permalink_and_code():
    edition = make_edition(notice="版权归本所。")

    html = build(edition).notice

    url = f"https://law.example{edition.post.path}"
    assert f'<a id="permalink" href="{url}">{url}</a>' in html
    assert "扫码在手机上阅读" in html
    assert "<svg" in html


def test_listing_rows_say_what_is_cited_and_are_replaced(law):
    edition = make_edition(
        body="<p>《民法典》第675条、《民法典》，《民法典》第900条，《某某法》第一条</p>",
        tags=("利息",),
    )
    rows = CitedProvision.objects.filter(edition=edition)
    assert set(rows.values_list("law", "article")) == {(law.pk, 675), (law.pk, 0), (law.pk, 900)}

    Edition.objects.filter(pk=edition.pk).update(tags="")
    edition.refresh_from_db()
    edition.text.body = "<p>《民法典》第676条</p>"
    listing.refresh(edition)

    assert set(rows.values_list("law", "article", "published_at")) == {
        (law.pk, 676, edition.published_at)
    }
    assert not EditionTag.objects.filter(edition=edition).exists()


def test_drop_leaves_the_rows_of_others(law):
    gone, kept = (make_edition(body="<p>《民法典》第675条</p>", tags=("利息",)) for _ in range(2))

    listing.drop(gone)

    assert list(CitedProvision.objects.values_list("edition", flat=True)) == [kept.pk]
    assert list(EditionTag.objects.values_list("edition", flat=True)) == [kept.pk]


def test_pages_that_show_a_withdrawn_post_are_renewed():
    shown = make_post(title="将被撤下的文章")
    shown_edition = make_edition(shown)
    edition = make_edition(title="主文")
    assert shown.title in EditionPage.objects.get(pk=edition.pk).related

    now = timezone.now()
    Edition.objects.filter(pk=shown_edition.pk).update(live_until=now)
    renewed = renew_showing(shown.pk)

    assert renewed == 1
    assert shown.title not in EditionPage.objects.get(pk=edition.pk).related


def test_pages_of_the_past_are_not_renewed():
    shown = make_post(title="被引的文章")
    make_edition(shown)
    hour = datetime.timedelta(hours=1)
    past = make_edition(
        title="旧文", at=timezone.now() - 2 * hour, live_until=timezone.now() - hour
    )
    assert shown.title in EditionPage.objects.get(pk=past.pk).related

    assert renew_showing(shown.pk) == 0
