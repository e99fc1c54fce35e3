import datetime

import pytest
from django.utils import timezone

from articles.guards import TransitionRefused
from articles.models import Action, CitedProvision, Edition, Post
from articles.roles import REVIEWER, SEO_EDITOR
from articles.workflow import perform
from tests.factories_law import make_law
from tests.staff import make_draft, make_published, make_staff, make_submitted

pytestmark = pytest.mark.django_db


def test_amended_draft_leaves_the_live_edition_as_it_is():
    post = make_published(title="旧标题")
    perform(Action.AMEND, post, post.created_by)
    post.title, post.body = "新标题", "<p>全新的正文。</p>"
    post.save()

    live = Edition.objects.live(timezone.now()).get()

    assert (live.title, "全新" in live.text.body) == ("旧标题", False)


def test_second_publication_ends_the_first_at_the_same_moment():
    post = make_published(title="旧标题")
    perform(Action.AMEND, post, post.created_by)
    post.title = "新标题"
    post.save()
    perform(Action.SUBMIT, post, post.created_by)
    second = perform(Action.PUBLISH, post, make_staff(REVIEWER))

    first = post.editions.get(number=1)

    assert first.live_until == second.live_from
    assert (second.number, second.published_at) == (2, first.published_at)
    assert first.text_id == second.text_id
    assert Edition.objects.live(timezone.now()).get() == second


def scheduled() -> tuple[Post, Edition]:
    post = make_published(title="旧标题")
    perform(Action.AMEND, post, post.created_by)
    post.title = "新标题"
    post.save()
    perform(Action.SUBMIT, post, post.created_by)
    at = timezone.now() + datetime.timedelta(days=1)
    return post, perform(Action.PUBLISH, post, make_staff(REVIEWER), at=at)


def test_scheduled_edition_goes_live_at_its_moment_not_before():
    _post, edition = scheduled()
    just_before = edition.live_from - datetime.timedelta(microseconds=1)

    titles = [Edition.objects.live(at).get().title for at in (just_before, edition.live_from)]

    assert titles == ["旧标题", "新标题"]


def test_unschedule_makes_the_one_before_open_ended_again():
    post, _edition = scheduled()

    perform(Action.UNSCHEDULE, post, make_staff(REVIEWER))

    remaining = post.editions.get()
    assert (remaining.title, remaining.live_until) == ("旧标题", None)
    assert post.state == Post.State.SUBMITTED


def test_schedule_in_the_past_is_refused():
    at = timezone.now() - datetime.timedelta(minutes=1)

    with pytest.raises(TransitionRefused, match="已经过去"):
        perform(Action.PUBLISH, make_submitted(), make_staff(REVIEWER), at=at)


def test_withdraw_ends_what_is_live_and_takes_back_what_is_scheduled():
    post, _edition = scheduled()

    perform(Action.WITHDRAW, post, make_staff(REVIEWER), note="当事人要求")

    later = timezone.now() + datetime.timedelta(days=30)
    assert not Edition.objects.live(timezone.now()).exists()
    assert not Edition.objects.live(later).exists()
    assert (post.state, post.withdrawn_at is not None) == (Post.State.DRAFT, True)


def test_republication_after_withdrawal_is_live_again():
    post = make_published()
    perform(Action.WITHDRAW, post, make_staff(REVIEWER), note="更正")
    perform(Action.SUBMIT, post, post.created_by)

    perform(Action.PUBLISH, post, make_staff(REVIEWER))

    assert post.withdrawn_at is None
    assert Edition.objects.live(timezone.now()).count() == 1


def test_change_seo_of_a_live_post_keeps_text_dates_and_reviewer():
    post = make_published()
    before = Edition.objects.live(timezone.now()).get()
    post.description = "新的描述"
    post.save()

    after = perform(Action.CHANGE_SEO, post, make_staff(SEO_EDITOR))

    assert Edition.objects.live(timezone.now()).get() == after
    assert after.description == "新的描述"
    for name in ("text_id", "title", "published_at", "changed_at", "reviewer_id", "law_on"):
        assert getattr(after, name) == getattr(before, name)


def test_change_seo_reaches_the_scheduled_edition_too():
    post, edition = scheduled()
    post.description = "新的描述"
    post.save()

    perform(Action.CHANGE_SEO, post, make_staff(SEO_EDITOR))

    now = Edition.objects.live(timezone.now()).get()
    then = Edition.objects.live(edition.live_from).get()
    assert (now.title, now.description) == ("旧标题", "新的描述")
    assert (then.title, then.description) == ("新标题", "新的描述")


def test_change_seo_of_a_draft_publishes_nothing():
    post = make_draft(description="描述")

    assert perform(Action.CHANGE_SEO, post, make_staff(SEO_EDITOR)) is None

    assert not Edition.objects.exists()


def test_change_seo_under_revision_does_not_leak_the_draft():
    post = make_published(title="旧标题")
    perform(Action.AMEND, post, post.created_by)
    post.title, post.body, post.description = "新标题", "<p>草稿里的话。</p>", "新的描述"
    post.save()

    edition = perform(Action.CHANGE_SEO, post, make_staff(SEO_EDITOR))

    assert (edition.title, edition.description) == ("旧标题", "新的描述")
    assert "草稿里的话" not in edition.text.body + edition.page.body


def test_listing_rows_exist_for_live_and_scheduled_editions_alone():
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    post = make_published(body="<p>见《民法典》第六百七十五条。</p>")
    assert CitedProvision.objects.get().article == 675

    perform(Action.WITHDRAW, post, make_staff(REVIEWER), note="试")

    assert not CitedProvision.objects.exists()
