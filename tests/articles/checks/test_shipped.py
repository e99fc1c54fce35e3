import pytest

from articles.checks.rows import Rows
from articles.checks.shipped import compiled, restore, shipped_rows, upgrade
from articles.models import Term
from articles.wording import compile_words

pytestmark = pytest.mark.django_db
KEY = "TE-YBJ-2"


@pytest.fixture
def earlier(monkeypatch):
    """Return a function that ships other rows than the files hold."""

    def ship(change):
        rows = [change(dict(row)) for row in shipped_rows()]
        monkeypatch.setattr(
            "articles.checks.shipped.shipped_rows", lambda: list(filter(None, rows))
        )

    return ship


def replaced(row):
    return row | {"replacement": "另一个名称"} if row["key"] == KEY else row


def test_migration_stores_what_is_shipped():
    stored = {row.key: row for row in Rows.current().of("terms.renamed")}

    assert stored == {row.key: row for row in compiled() if row.check_id == "terms.renamed"}


def test_shipped_words_can_all_be_read():
    for row in shipped_rows():
        assert compile_words(row["words"]).anchors
        assert not row["exception"] or compile_words(row["exception"]).anchors


def test_upgrade_without_news_changes_nothing():
    assert (upgrade().added, upgrade().changed, upgrade().kept) == ([], [], [])


def test_upgrade_changes_a_row_that_nobody_touched(earlier):
    earlier(replaced)

    assert upgrade().changed == [KEY]
    assert Term.objects.get(key=KEY).replacement == "另一个名称"


def test_upgrade_keeps_and_lists_a_row_that_staff_touched(earlier):
    Term.objects.filter(key=KEY).update(active=False)
    earlier(replaced)

    done = upgrade()

    term = Term.objects.get(key=KEY)
    assert (done.changed, done.kept) == ([], [KEY])
    assert (term.active, term.replacement, term.is_touched) == (False, "金融监管总局", True)


def test_restore_gives_the_shipped_content_back(earlier):
    Term.objects.filter(key=KEY).update(active=False)
    earlier(replaced)
    upgrade()

    restore(Term.objects.get(key=KEY))

    term = Term.objects.get(key=KEY)
    assert (term.active, term.replacement, term.is_touched) == (True, "另一个名称", False)


def test_row_no_longer_shipped_goes_unless_staff_touched_it(earlier):
    Term.objects.filter(key=KEY).update(note="", words="银保监会|银保监")
    earlier(lambda row: None if row["key"] in (KEY, "TE-YBJ-1") else row)

    done = upgrade()

    assert (done.removed, done.kept) == (["TE-YBJ-1"], [KEY])
    assert list(Term.objects.filter(origin="firm").values_list("words", flat=True)) == [
        "银保监会|银保监"
    ]


def test_row_of_the_firm_is_used_and_never_upgraded():
    Term.objects.create(check_id="terms.renamed", words="某某办", replacement="某某局")

    assert upgrade().kept == []
    assert "某某办" in [row.words for row in Rows.current().of("terms.renamed")]
