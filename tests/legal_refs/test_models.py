from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from legal_refs.locators import Locator
from legal_refs.models import Law, LawVersion, Provision
from tests.factories_law import make_law, make_provision

pytestmark = pytest.mark.django_db
TITLE = "中华人民共和国道路运输条例"


@pytest.fixture
def law():
    for day in ("2019-03-02", "2022-03-29", "2023-07-20"):
        make_law(TITLE, {1: f"{day}的文本。"}, day)
    return Law.objects.get()


@pytest.mark.parametrize(
    ("on", "version"),
    [
        ("2019-03-01", None),
        ("2019-03-02", "2019-03-02"),
        ("2022-03-28", "2019-03-02"),
        ("2022-03-29", "2022-03-29"),
        ("2023-07-19", "2022-03-29"),
        ("2023-07-20", "2023-07-20"),
        ("2026-11-20", "2023-07-20"),
    ],
)
def test_version_in_force_until_the_next_begins(law, on, version):
    found = law.version_on(date.fromisoformat(on))

    assert (str(found.effective_on) if found else None) == version


def test_version_in_force_until_the_repeal(law):
    law.repealed_on = date(2025, 1, 1)
    law.save()

    assert law.version_on(date(2025, 1, 1)) is None
    assert law.version_on(date(2024, 12, 31)).effective_until == date(2025, 1, 1)


def test_in_force_is_asked_of_each_law_for_itself(law):
    make_law("甲条例", "甲。", "2020-01-01")
    found = LawVersion.objects.in_force(date(2021, 1, 1)).order_by("effective_on")

    assert [str(version.effective_on) for version in found] == ["2019-03-02", "2020-01-01"]


@pytest.mark.parametrize("doubled", ["version", "position", "article", "number"])
def test_rows_that_contradict_each_other_are_refused(law, doubled):
    version = law.versions.first()
    piece = {"version": version, "text": "乙。"}
    rows = {
        "version": LawVersion(law=law, effective_on=version.effective_on),
        "position": Provision(position=0, article=2, **piece),
        "article": Provision(position=1, article=1, **piece),
        "number": Provision(position=1, article=0, **piece),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        rows[doubled].save()


def test_annexes_need_no_number(law):
    version = law.versions.first()
    for position in (1, 2):
        Provision.objects.create(version=version, position=position, kind="annex", text="附件。")

    assert [row.label for row in version.provisions.all()] == ["第一条", "附件", "附件"]


def test_law_with_versions_cannot_be_deleted(law):
    with pytest.raises(ProtectedError):
        law.delete()
    assert Law.objects.get() == law


def test_provision_addresses_and_names():
    provision = make_provision("中华人民共和国刑法", "276-1", "拒不支付劳动报酬。", "2024-03-01")

    assert provision.get_absolute_url() == "/laws/xingfa/276-1/"
    assert str(provision) == "《刑法》第二百七十六条之一"


def test_provision_text_at_an_item():
    provision = make_provision(text="有下列情形的：\n（一）甲；\n（二）乙。")

    assert provision.text_at(Locator(675, 0, 1, 2)) == "乙。"
    assert provision.text_at(Locator(675, 0, 2)) is None
