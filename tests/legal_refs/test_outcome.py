from legal_refs.locators import Locator
from legal_refs.outcome import NO_CHANGES, Changes, changes_of


def test_changes_of_nothing_but_unchanged():
    assert changes_of([("unchanged", Locator(1), Locator(1))]) == NO_CHANGES


def test_changes_of_sums_up_by_kind():
    rows = [
        ("unchanged", Locator(1), Locator(1)),
        ("new", None, Locator(2)),
        ("deleted", Locator(2), None),
        ("renumbered", Locator(3), Locator(4)),
        ("amended", Locator(5), Locator(5)),
        ("renumbered_amended", Locator(6), Locator(7)),
        ("split", Locator(8), Locator(8)),
        ("split", Locator(8), Locator(9)),
        ("merged", Locator(9, 1), Locator(10)),
        ("merged", Locator(10), Locator(10)),
    ]

    assert changes_of(rows) == Changes(
        added=(Locator(2),),
        removed=(Locator(2),),
        changed=(Locator(5), Locator(7), Locator(8), Locator(9), Locator(10)),
        renumbered=(Locator(4),),
    )
