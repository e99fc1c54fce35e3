"""What holds on to a law, so that neither it nor its texts may be deleted."""

from __future__ import annotations

from django.db.models import PROTECT

from .models import Law, LawVersion

MOST = 50


def holders(law: Law) -> list[str]:
    """Return the rows of other packages that a law must not be taken from, in their own words.

    They say so by a foreign key to the law with PROTECT; its own texts do not count.
    """
    found: list[str] = []
    for relation in Law._meta.related_objects:
        if relation.on_delete is PROTECT and relation.related_model is not LawVersion:
            rows = relation.related_model._default_manager.filter(**{relation.field.name: law})
            found += [str(row) for row in rows[:MOST]]
    return list(dict.fromkeys(found))
