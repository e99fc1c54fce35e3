import datetime

import pytest
from django.utils import timezone

from articles.checks import Finding, Level
from articles.guards import TransitionRefused
from articles.models import Action, Edition, Post, Transition, Waiver
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from articles.workflow import available, findings_for, perform
from tests.factories import make_lawyer
from tests.factories_law import make_law
from tests.staff import make_draft, make_published, make_staff, make_submitted

pytestmark = pytest.mark.django_db
STATES = (Post.State.DRAFT, Post.State.SUBMITTED, Post.State.SETTLED)


def in_state(state: str) -> Post:
    return {"draft": make_draft, "submitted": make_submitted, "settled": make_published}[state]()


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
    post = make_submitted()
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
    post = make_submitted()
    Post.objects.filter(pk=post.pk).update(created_by=chief)

    with pytest.raises(TransitionRefused, match="自己的文章"):
        perform(Action.PUBLISH, post, chief)


def test_publish_without_a_lawyer_is_refused():
    with pytest.raises(TransitionRefused, match="没有关联律师"):
        perform(Action.PUBLISH, make_submitted(), make_staff(REVIEWER, lawyer=False))


def test_publish_writes_the_edition_and_the_record():
    reviewer = make_staff(REVIEWER)
    post = make_submitted(title="利息怎么算", seo_title="利息")

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
    post = make_submitted()

    with pytest.raises(TransitionRefused, match="写明"):
        perform(Action.RETURN, post, make_staff(REVIEWER), note=" ")
    perform(Action.RETURN, post, make_staff(REVIEWER), note="第二段请补日期")

    assert (post.state, post.remarks.get().text) == (Post.State.DRAFT, "第二段请补日期")


def test_publish_of_what_was_not_seen_is_refused():
    post = make_submitted()
    seen = post.updated_at
    Post.objects.filter(pk=post.pk).update(updated_at=seen + datetime.timedelta(seconds=1))

    with pytest.raises(TransitionRefused, match="又有改动"):
        perform(Action.PUBLISH, post, make_staff(REVIEWER), seen=seen)

    assert not Edition.objects.exists()


def blocker_of(post: Post) -> Finding:
    """The only thing that stops a post; what is merely advised comes after it."""
    (blocker,) = (f for f in findings_for(post, timezone.now()) if f.level == Level.BLOCKER)
    return blocker


def wrong_post() -> Post:
    make_law("中华人民共和国民法典", {675: "借款人应当按照约定的期限返还借款。"})
    return make_submitted(
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
    finding = blocker_of(post)

    with pytest.raises(TransitionRefused):
        perform(Action.PUBLISH, post, make_staff(REVIEWER), waivers={finding.key: reason})


def test_blocker_waived_with_a_reason_stays_with_the_edition():
    post, reviewer = wrong_post(), make_staff(REVIEWER)
    finding = blocker_of(post)

    edition = perform(Action.PUBLISH, post, reviewer, waivers={finding.key: "引的是公报文本"})

    waiver = Waiver.objects.get(edition=edition)
    assert (waiver.check_id, waiver.reason, waiver.user) == (
        "law.quote_differs",
        "引的是公报文本",
        reviewer,
    )
    stopping = [row["id"] for row in edition.report if row["level"] == Level.BLOCKER]
    assert stopping == ["law.quote_differs"]


def test_waiver_of_one_blocker_does_not_cover_another():
    post = wrong_post()
    finding = blocker_of(post)
    Post.objects.filter(pk=post.pk).update(body=post.body + "<p>《民法典》第九千条另有规定。</p>")

    with pytest.raises(TransitionRefused) as refused:
        perform(Action.PUBLISH, post, make_staff(REVIEWER), waivers={finding.key: "理由"})

    assert [found.id for found in refused.value.findings] == ["law.no_such_provision"]


def test_own_signature_counts_only_for_that_lawyer():
    post = make_submitted(lawyer=make_lawyer())

    assert perform(Action.PUBLISH, post, make_staff(REVIEWER)).number == 1
