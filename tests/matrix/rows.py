"""One row of each kind that the desk has pages for, so that every address leads to something."""

from __future__ import annotations

import datetime

from django.db.models import Model
from django.utils import timezone
from taggit.models import Tag

from articles.audit import record
from articles.models import (
    CheckLevel,
    ErrorReport,
    Event,
    MissedPath,
    Redirect,
    ReviewTask,
    Term,
)
from articles.roles import ADMINISTRATOR, AUTHOR
from legal_refs.models import Law, LawVersion, TextCorrection
from tests.factories import make_category, make_edition, make_firm, make_image, make_lawyer
from tests.factories_law import make_provision
from tests.staff import make_draft, make_staff


def make_rows() -> dict[str, Model]:
    """Return one row for each model by its label, such as "articles.post"."""
    author, now = make_staff(AUTHOR), timezone.now()
    provision = make_provision()
    edition = make_edition(make_draft(author))
    version: LawVersion = provision.version
    rows: list[Model] = [
        author,
        provision,
        version,
        edition,
        edition.post,
        make_image(),
        make_category(),
        make_lawyer(),
        make_firm(),
        record(Event.SIGN_IN, user=author),
        _correction(version),
        Term.objects.create(check_id="profession.promise", words="包赢"),
        CheckLevel.objects.create(
            check_id="seo.title", level="OFF", reason="试", changed_by=make_staff(ADMINISTRATOR)
        ),
        Redirect.objects.create(old_path="/old.html", target_path="/"),
        MissedPath.objects.create(path="/missed.html", first_seen=now, last_seen=now),
        ErrorReport.objects.create(post=edition.post, edition=edition, text="第二段的条号不对"),
        _task(edition, version.law),
        Tag.objects.create(name="借条", slug="jietiao"),
    ]
    return {row._meta.label_lower: row for row in [*rows, version.law]}


def _correction(version: LawVersion) -> TextCorrection:
    return TextCorrection.objects.create(
        version=version, described=str(version), reason="错字", made_by="李四", count=1
    )


def _task(edition: object, law: Law) -> ReviewTask:
    return ReviewTask.objects.create(
        post=edition.post,
        edition=edition,
        law=law,
        why="条文有变化",
        due_on=datetime.date(2027, 1, 1),
    )
