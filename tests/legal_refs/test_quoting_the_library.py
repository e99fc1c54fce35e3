"""Real laws quoted as writers quote them: whole and right, or with one character wrong."""

import datetime
import random

import pytest
from django.core.management import call_command

from legal_refs.models import LawVersion, Provision
from legal_refs.verify import Status, verify

ON = datetime.date(2026, 11, 20)
FOLDERS = ("民法商法", "社会法")
SAMPLE = 150

pytestmark = pytest.mark.django_db


@pytest.fixture
def provisions(shared) -> list[Provision]:
    call_command("import_laws", *(shared / "laws" / name for name in FOLDERS), verbosity=0)
    versions = LawVersion.objects.in_force(ON).filter(complete=True)
    articles = Provision.objects.filter(version__in=versions, kind=Provision.Kind.ARTICLE)
    rows = articles.select_related("version__law").order_by("version__law__title", "position")
    return random.Random(675).sample(list(rows), SAMPLE)


def verdict_of(provision: Provision, words: str):
    law = provision.version.law
    text = f"《{law.title}》{provision.locator}规定：“{words}”"
    return verify(text, ON).verdicts[0]


def test_official_text_is_verified_and_one_wrong_character_is_found(provisions):
    failed = []
    for number, provision in enumerate(provisions):
        words = provision.text.replace("\n", "")
        at = number * 7919 % len(words)
        right = verdict_of(provision, words)
        if right.status != Status.VERIFIED or right.quotation is None:
            failed.append(("exact", str(provision)))
        if len(words) < 20 or not "\u4e00" <= words[at] <= "\u9fff":
            continue
        wrong = verdict_of(provision, words[:at] + "〇" + words[at + 1 :])
        found = [(d.quoted, d.official) for d in wrong.differences]
        if wrong.status != Status.QUOTE_DIFFERS or found != [("〇", words[at])]:
            failed.append((str(provision), found))
    assert failed == []
