import datetime

import pytest

from legal_refs import changes
from legal_refs.excerpts import add_excerpt, drop_excerpt
from legal_refs.locators import Locator
from legal_refs.models import Law, LawChange, LawVersion
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
LAW = "中华人民共和国借款法"
RETURN = "借款人应当按照约定的期限返还借款。"
INTEREST = "借款的利息不得预先在本金中扣除，预先扣除的按照实际借款数额计算。"
GUARANTEE = "保证的方式包括一般保证和连带责任保证。"
LATER = RETURN.replace("返还借款", "返还借款并支付利息")


def version(day: str, articles, title: str = LAW, **fields) -> LawVersion:
    """Store one more version and compare it with its neighbours, as the store does."""
    law = make_law(title, articles, day, **fields)
    stored = law.versions.get(effective_on=day)
    changes.renew(stored)
    return stored


def kept(**which) -> list[tuple[str, str, str]]:
    """What is kept, in short: kind, old and new place with the years of their versions."""
    return [
        (row.kind, _name(row.old_version, row.old_place), _name(row.new_version, row.new_place))
        for row in LawChange.objects.filter(**which).order_by("new_version__effective_on", "pk")
    ]


def _name(stored: LawVersion, place) -> str:
    return f"{stored.effective_on.year}/{place.slug}" if place else ""


def test_renew_first_version_has_no_changes():
    version("2010-01-01", {1: RETURN, 2: INTEREST})

    assert kept() == []


def test_renew_keeps_what_changed_alone():
    version("2010-01-01", {1: RETURN, 2: INTEREST, 3: GUARANTEE})
    version("2020-01-01", {1: LATER, 2: GUARANTEE, "2-1": "出借人应当是自然人或者法人。"})

    assert sorted(kept()) == [
        ("amended", "2010/1", "2020/1"),
        ("deleted", "2010/2", ""),
        ("new", "", "2020/2-1"),
        ("renumbered", "2010/3", "2020/2"),
    ]


def test_renew_version_between_two_divides_their_step():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    version("2020-01-01", {1: INTEREST, 2: LATER})
    version("2015-01-01", {1: RETURN, 2: GUARANTEE, 3: INTEREST})

    assert sorted(kept()) == [
        ("deleted", "2015/2", ""),
        ("new", "", "2015/2"),
        ("renumbered", "2010/2", "2015/3"),
        ("renumbered", "2015/3", "2020/1"),
        ("renumbered_amended", "2015/1", "2020/2"),
    ]


def test_renew_twice_keeps_the_same():
    version("2010-01-01", {1: RETURN})
    later = version("2020-01-01", {1: LATER})
    before = kept()

    changes.renew(later)

    assert kept() == before == [("amended", "2010/1", "2020/1")]


def test_renew_excerpt_lacks_no_article():
    version("2010-01-01", {1: RETURN, 2: INTEREST}, complete=False)
    version("2020-01-01", {1: LATER, 3: GUARANTEE}, complete=False)

    assert kept() == [("amended", "2010/1", "2020/1")]


def test_renew_excerpt_between_two_whole_texts_parts_them_not():
    version("2010-01-01", {1: RETURN, 2: INTEREST})
    version("2020-01-01", {1: LATER, 2: GUARANTEE, 3: INTEREST})
    version("2015-01-01", {1: LATER}, complete=False)

    assert sorted(kept()) == [
        ("amended", "2010/1", "2015/1"),
        ("amended", "2010/1", "2020/1"),
        ("new", "", "2020/2"),
        ("renumbered", "2010/2", "2020/3"),
    ]


def test_renew_whole_text_takes_the_repeal_over():
    code = make_law("中华人民共和国民法典", {675: RETURN}, "2021-01-01")
    old = make_law(LAW, {206: RETURN}, "1999-10-01")
    Law.objects.filter(pk=old.pk).update(repealed_on="2021-01-01", successor=code)
    changes.renew(LawVersion.objects.get(law=old))
    version("2010-01-01", {207: RETURN})

    assert kept() == [
        ("renumbered", "1999/206", "2010/207"),
        ("renumbered", "2010/207", "2021/675"),
    ]


def test_renew_leaves_other_laws_alone():
    version("2010-01-01", {1: RETURN})
    version("2020-01-01", {1: LATER})
    version("2010-01-01", {1: RETURN}, "中华人民共和国合同法")
    version("2021-01-01", {1: GUARANTEE, 2: RETURN}, "中华人民共和国合同法")

    assert kept(old_version__law__title=LAW) == [("amended", "2010/1", "2020/1")]


@pytest.mark.parametrize("successor_first", [True, False])
def test_renew_repealed_law_leads_to_its_successor(successor_first):
    code = make_law("中华人民共和国民法典", {9: GUARANTEE, 675: LATER, 1: INTEREST}, "2021-01-01")
    if successor_first:
        changes.renew(code.versions.get())
    old = make_law(LAW, {1: INTEREST, 206: RETURN}, "1999-10-01")
    Law.objects.filter(pk=old.pk).update(repealed_on="2021-01-01", successor=code)
    changes.renew(LawVersion.objects.get(law=old))
    if not successor_first:
        changes.renew(code.versions.get())

    assert sorted(kept()) == [
        ("renumbered", "1999/1", "2021/1"),
        ("renumbered_amended", "1999/206", "2021/675"),
    ]


def test_renew_tells_the_watchers_once_a_version(monkeypatch):
    told = []
    monkeypatch.setattr(changes, "watchers", [lambda *given: told.append(given)])

    first = version("2010-01-01", {1: RETURN, 2: INTEREST})
    second = version("2020-01-01", {1: LATER, 2: INTEREST[:-1]})

    assert [(stored, [row.kind for row in rows]) for stored, rows in told] == [
        (first, []),
        (second, ["amended", "amended"]),
    ]


def test_excerpt_typed_in_is_compared_and_forgotten_with_it():
    law = version("2010-01-01", {1: RETURN, 2: INTEREST}).law
    day = datetime.date(2020, 1, 1)
    typed = add_excerpt(law, day, Locator(1), LATER, source="公报", source_date=day)
    before = kept()

    drop_excerpt(typed)

    assert before == [("amended", "2010/1", "2020/1")]
    assert kept() == []
