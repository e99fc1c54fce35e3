"""What a new text of the law means for what is published: tasks for lawyers, pages made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from django.db.models import Q
from django.utils import timezone

from legal_refs.change_words import describe, effective_day, suggestion
from legal_refs.locators import Locator
from legal_refs.models import LawChange, LawVersion, Provision
from legal_refs.trails import Step, Trails, with_predecessors

from . import stamp
from .models import CitedProvision, Edition, EditionPage, ReviewTask
from .render.listing import Key
from .render.touched import touched, with_judged_at

# No page is of this format: it is made anew at its next view.
OUTDATED = 0
Outcome = ReviewTask.Outcome


def follow(version: LawVersion, changes: Sequence[LawChange]) -> None:
    """Give each edition that cites what a new text changed to its lawyer, and renew its page.

    A watcher of ``legal_refs.changes``: called in the transaction that stores the text.
    """
    laws = with_predecessors({version.law_id, *(row.old_version.law_id for row in changes)})
    ReviewTask.objects.filter(law__in=laws, law_change=None, cleared_at=None).delete()
    cited = _cited(laws)
    EditionPage.objects.filter(edition__cited_rows__law__in=laws).update(format=OUTDATED)
    fresh = {row.pk for row in changes}
    if fresh:
        trails = Trails(laws)
        for edition, keys in cited.items():
            steps = touched(edition, keys, trails)
            _assign(edition, [step for step in steps if step[0].pk in fresh])
    stamp.move()


def look_ahead(edition: Edition) -> None:
    """Give a new edition's lawyer what the library knows to come after its ``law_on``.

    Of what counted already on the day of publication the author knew; not so with a post that
    was moved from an old site.
    """
    keys = _keys(edition.cited_rows.all())
    judged = with_judged_at(Edition.objects.filter(pk=edition.pk)).get()
    steps = touched(judged, keys, Trails({law for law, _, _ in keys}))
    today = timezone.localdate()
    imported = edition.origin == Edition.Origin.IMPORTED
    _assign(edition, [step for step in steps if imported or effective_day(step) > today])


def _cited(laws: Collection[int]) -> dict[Edition, set[Key]]:
    """The live and scheduled editions that cite articles of some laws, with what they cite."""
    shown = Q(edition__live_until=None) | Q(edition__live_until__gt=timezone.now())
    rows = CitedProvision.objects.filter(shown, law__in=laws)
    found: dict[int, set[Key]] = defaultdict(set)
    for row in rows:
        found[row.edition_id] |= _keys([row])
    editions = with_judged_at(Edition.objects.order_by("pk")).in_bulk(found)
    return {edition: found[pk] for pk, edition in editions.items()}


def _keys(rows: Iterable[CitedProvision]) -> set[Key]:
    return {(row.law_id, row.article, row.article_suffix) for row in rows}


def _assign(edition: Edition, steps: Sequence[Step]) -> None:
    """Make the tasks that an edition does not have yet; what was cleared once is not asked again."""
    if not steps:
        return
    asked = list(ReviewTask.objects.of_text(edition).exclude(outcome=Outcome.NEW_EDITION))
    given = {task.law_change_id for task in asked}
    settled = {(task.old_text, task.new_text) for task in asked if task.cleared_at}
    tasks = [_task(edition, step) for step in steps if step[0].pk not in given]
    ReviewTask.objects.bulk_create(
        task for task in tasks if (task.old_text, task.new_text) not in settled
    )


def _task(edition: Edition, step: Step) -> ReviewTask:
    first = step[0]
    return ReviewTask(
        post_id=edition.post_id,
        edition=edition,
        why=describe(step),
        law_change=first,
        law=first.old_version.law,
        due_on=effective_day(step),
        old_text=_text(first.old_version_id, first.old_place),
        new_text="\n".join(_new_texts(step)),
        suggestion=suggestion(step),
        lawyer_id=edition.lawyer_id,
    )


def _new_texts(step: Step) -> list[str]:
    """The words that the article has become; of several articles each with its label."""
    places = sorted({row.new_place for row in step if row.new_place})
    texts = [_text(step[0].new_version_id, place) for place in places]
    if len(places) == 1:
        return texts
    return [f"{place}　{text}" for place, text in zip(places, texts, strict=True)]


def _text(version: int, place: Locator | None) -> str:
    if place is None:
        return ""
    rows = Provision.objects.filter(
        version=version, article=place.article, article_suffix=place.article_suffix
    )
    return rows.values_list("text", flat=True).first() or ""
