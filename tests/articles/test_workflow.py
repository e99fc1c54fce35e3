import datetime

import pytest
from django.utils import timezone

from articles.guards import TransitionRefused
from articles.models import Action, CitedProvision, Edition, Post, Transition, Waiver
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from articles.workflow import available, findings_for, perform
from tests.factories import make_lawyer
from tests.factories_law import make_law
from tests.staff import make_draft, make_staff

pytestmark = pytest.mark.django_db
STATES = (Post.State.DRAFT, Post.State.SUBMITTED, Post.State.SETTLED)


def submitted(**fields) -> Post:
    post = make_draft(**fields)
    perform(Action.SUBMIT, post, post.created_by)
    return post


def published(**fields) -> Post:
    post = submitted(**fields)
    perform(Action.PUBLISH, post, make_staff(REVIEWER))
    return post


def in_state(state: str) -> Post:
    return {"draft": make_draft, "submitted": submitted, "settled": published}[state]()


OFFERED = {
    # (role, own post, state): what is offered
    (AUTHOR, True, "draft"): {Action.SUBMIT},
    (AUTHOR, True, "submitted"): {Action.RECALL},
    (AUTHOR, True, "settled"): {Action.AMEND},
    (AUTHOR, False, "draft"): set(),
    (AUTHOR, False, "submitted"): set(),
    (AUTHOR, False, "settled"): set(),
    (REVIEWER, True, "draft"): set(),
    (REVIEWER, True, "submitted"): set(),
    (REVIEWER, True, "settled"): {Action.WITHDRAW},
    (REVIEWER, False, "draft"): set(),
    (REVIEWER, False, "submitted"): {Action.RETURN, Action.PUBLISH},
    (REVIEWER, False, "settled"): {Action.WITHDRAW},
    (SEO_EDITOR, False, "draft"): {Action.CHANGE_SEO},
    (SEO_EDITOR, False, "submitted"): {Action.CHANGE_SEO},
    (SEO_EDITOR, False, "settled"): {Action.CHANGE_SEO},
    (ADMINISTRATOR, False, "draft"): set(),
    (ADMINISTRATOR, False, "submitted"): set(),
    (ADMINISTRATOR, False, "settled"): set(),
}


@pytest.mark.parametrize(("role", "own", "state"), OFFERED)
def test_actions_by_role_state_and_ownership(role, own, state):
    post, user = in_state(state), make_staff(role)
    if own:
        Post.objects.filter(pk=post.pk).update(created_by=user)
        post.refresh_from_db()

    offered = set(available(post, user))

    assert offered == OFFERED[role, own, state]
    for action in set(Action) - offered - {Action.IMPORT}:
        with pytest.raises(TransitionRefused):
            perform(action, post, user, note="试")
    assert Post.objects.get(pk=post.pk).state == state


@pytest.mark.parametrize("how", ["created", "changed", "signed"])
def test_publish_own_post_is_refused(how):
    reviewer = make_staff(REVIEWER, AUTHOR)
    post = submitted()
    if how == "created":
        Post.objects.filter(pk=post.pk).update(created_by=reviewer)
    elif how == "changed":
        post.changed_by.add(reviewer)
    else:
        Post.objects.filter(pk=post.pk).update(lawyer=reviewer.lawyer)

    with pytest.raises(TransitionRefused, match="自己的文章"):
        perform(Action.PUBLISH, post, reviewer)

    assert not Edition.objects.exists()


def test_publish_own_post_is_refused_to_superusers_too():
    chief = make_staff(REVIEWER, is_superuser=True)
    post = submitted()
    Post.objects.filter(pk=post.pk).update(created_by=chief)

    with pytest.raises(TransitionRefused, match="自己的文章"):
        perform(Action.PUBLISH, post, chief)


def test_publish_without_a_lawyer_is_refused():
    with pytest.raises(TransitionRefused, match="没有关联律师"):
        perform(Action.PUBLISH, submitted(), make_staff(REVIEWER, lawyer=False))


def test_publish_writes_the_edition_and_the_record():
    reviewer = make_staff(REVIEWER)
    post = submitted(title="利息怎么算", seo_title="利息")

    edition = perform(Action.PUBLISH, post, reviewer)

    assert (edition.title, edition.seo_title, edition.number) == ("利息怎么算", "利息", 1)
    assert (edition.reviewer, edition.approved_by) == (reviewer.lawyer, reviewer)
    assert edition.law_on == timezone.localdate()
    assert edition.text.body == post.body
    assert post.state == Post.State.SETTLED
    assert list(Edition.objects.live(timezone.now())) == [edition]
    last = Transition.objects.first()
    assert (last.action, last.user, last.edition) == (Action.PUBLISH, reviewer, edition)


@pytest.mark.parametrize(
    ("field", "value", "missing"), [("body", "", "正文"), ("lawyer", None, "署名律师")]
)
def test_submit_unfinished_names_what_is_missing(field, value, missing):
    post = make_draft(**{field: value})

    with pytest.raises(TransitionRefused, match=missing):
        perform(Action.SUBMIT, post, post.created_by)

    assert Post.objects.get().state == Post.State.DRAFT


def test_return_needs_a_remark():
    post = submitted()

    with pytest.raises(TransitionRefused, match="写明"):
        perform(Action.RETURN, post, make_staff(REVIEWER), note=" ")
    perform(Action.RETURN, post, make_staff(REVIEWER), note="第二段请补日期")

    assert (post.state, post.remarks.get().text) == (Post.State.DRAFT, "第二段请补日期")


def test_publish_of_what_was_not_seen_is_refused():
    post = submitted()
    seen = post.updated_at
    Post.objects.filter(pk=post.pk).update(updated_at=seen + datetime.timedelta(seconds=1))

    with pytest.raises(TransitionRefused, match="又有改动"):
        perform(Action.PUBLISH, post, make_staff(REVIEWER), seen=seen)

    assert not Edition.objects.exists()


def wrong_post() -> Post:
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    return submitted(
        body="<p>《民法典》第六百七十五条规定：“借款人应当依照约定的期限返还借款。”</p>"
    )


def test_blocker_stops_publication():
    post = wrong_post()

    with pytest.raises(TransitionRefused) as refused:
        perform(Action.PUBLISH, post, make_staff(REVIEWER))

    assert [finding.id for finding in refused.value.findings] == ["law.quote_differs"]
    assert (Edition.objects.count(), Post.objects.get().state) == (0, Post.State.SUBMITTED)


@pytest.mark.parametrize("reason", ["", "   "])
def test_blocker_waived_without_a_reason_still_stops(reason):
    post = wrong_post()
    (finding,) = findings_for(post, timezone.now())

    with pytest.raises(TransitionRefused):
        perform(Action.PUBLISH, post, make_staff(REVIEWER), waivers={finding.key: reason})


def test_blocker_waived_with_a_reason_stays_with_the_edition():
    post, reviewer = wrong_post(), make_staff(REVIEWER)
    (finding,) = findings_for(post, timezone.now())

    edition = perform(Action.PUBLISH, post, reviewer, waivers={finding.key: "引的是公报文本"})

    waiver = Waiver.objects.get(edition=edition)
    assert (waiver.check_id, waiver.reason, waiver.user) == (
        "law.quote_differs",
        "引的是公报文本",
        reviewer,
    )
    assert [row["id"] for row in edition.report] == ["law.quote_differs"]


def test_waiver_of_one_blocker_does_not_cover_another():
    post = wrong_post()
    (finding,) = findings_for(post, timezone.now())
    Post.objects.filter(pk=post.pk).update(body=post.body + "<p>《民法典》第九千条另有规定。</p>")

    with pytest.raises(TransitionRefused) as refused:
        perform(Action.PUBLISH, post, make_staff(REVIEWER), waivers={finding.key: "理由"})

    assert [found.id for found in refused.value.findings] == ["law.no_such_provision"]


def test_amended_draft_leaves_the_live_edition_as_it_is():
    post = published(title="旧标题")
    perform(Action.AMEND, post, post.created_by)
    post.title, post.body = "新标题", "<p>全新的正文。</p>"
    post.save()

    live = Edition.objects.live(timezone.now()).get()

    assert (live.title, "全新" in live.text.body) == ("旧标题", False)


def test_second_publication_ends_the_first_at_the_same_moment():
    post = published(title="旧标题")
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
    post = published(title="旧标题")
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
        perform(Action.PUBLISH, submitted(), make_staff(REVIEWER), at=at)


def test_withdraw_ends_what_is_live_and_takes_back_what_is_scheduled():
    post, _edition = scheduled()

    perform(Action.WITHDRAW, post, make_staff(REVIEWER), note="当事人要求")

    later = timezone.now() + datetime.timedelta(days=30)
    assert not Edition.objects.live(timezone.now()).exists()
    assert not Edition.objects.live(later).exists()
    assert (post.state, post.withdrawn_at is not None) == (Post.State.DRAFT, True)


def test_republication_after_withdrawal_is_live_again():
    post = published()
    perform(Action.WITHDRAW, post, make_staff(REVIEWER), note="更正")
    perform(Action.SUBMIT, post, post.created_by)

    perform(Action.PUBLISH, post, make_staff(REVIEWER))

    assert post.withdrawn_at is None
    assert Edition.objects.live(timezone.now()).count() == 1


def test_change_seo_of_a_live_post_keeps_text_dates_and_reviewer():
    post = published()
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
    post = published(title="旧标题")
    perform(Action.AMEND, post, post.created_by)
    post.title, post.body, post.description = "新标题", "<p>草稿里的话。</p>", "新的描述"
    post.save()

    edition = perform(Action.CHANGE_SEO, post, make_staff(SEO_EDITOR))

    assert (edition.title, edition.description) == ("旧标题", "新的描述")
    assert "草稿里的话" not in edition.text.body + edition.page.body


def test_listing_rows_exist_for_live_and_scheduled_editions_alone():
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    post = published(body="<p>见《民法典》第六百七十五条。</p>")
    assert CitedProvision.objects.get().article == 675

    perform(Action.WITHDRAW, post, make_staff(REVIEWER), note="试")

    assert not CitedProvision.objects.exists()


def test_own_signature_counts_only_for_that_lawyer():
    post = submitted(lawyer=make_lawyer())

    assert perform(Action.PUBLISH, post, make_staff(REVIEWER)).number == 1
