import pytest
from django.urls import reverse

from articles.checks.shipped import upgrade
from articles.models import CheckLevel, Term
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
TERMS = reverse("admin:articles_term_changelist")
LEVELS = reverse("admin:articles_checklevel_changelist")
NEW_TERM = reverse("admin:articles_term_add")
NEW_LEVEL = reverse("admin:articles_checklevel_add")


@pytest.fixture
def administrator(client):
    user = make_staff(ADMINISTRATOR)
    client.force_login(user)
    return user


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, SEO_EDITOR])
@pytest.mark.parametrize("url", [TERMS, LEVELS, NEW_TERM, NEW_LEVEL])
def test_check_data_is_for_administrators(client, role, url):
    client.force_login(make_staff(role))

    assert client.get(url).status_code == 403


@pytest.mark.parametrize("url", [TERMS, LEVELS, NEW_TERM, NEW_LEVEL])
def test_administrator_opens_the_pages(client, administrator, url):
    CheckLevel.objects.create(
        check_id="terms.renamed", level="OFF", reason="试", changed_by=administrator
    )

    assert client.get(url).status_code == 200


def test_firm_adds_a_row_of_its_own(client, administrator):
    client.post(
        NEW_TERM,
        {"check_id": "terms.renamed", "words": "某某办", "replacement": "某某局", "active": "on"},
    )

    term = Term.objects.get(words="某某办")
    assert (term.origin, term.key, term.is_touched) == ("firm", "", False)


def test_words_that_cannot_be_read_are_refused(client, administrator):
    response = client.post(
        NEW_TERM, {"check_id": "terms.renamed", "words": "(某某办", "active": "on"}
    )

    assert response.context["errors"] == [["少了一个右括号。"]]
    assert not Term.objects.filter(words="(某某办").exists()


def test_shipped_row_cannot_be_deleted_the_firms_own_can(client, administrator):
    shipped = Term.objects.get(key="TE-YBJ-2")
    own = Term.objects.create(check_id="terms.renamed", words="某某办")

    urls = [reverse("admin:articles_term_delete", args=[term.pk]) for term in (shipped, own)]

    assert [client.post(url, {"post": "yes"}).status_code for url in urls] == [403, 302]


def test_changed_shipped_row_is_listed_and_restored(client, administrator):
    Term.objects.filter(key="TE-YBJ-2").update(active=False)

    listed = client.get(TERMS, {"touched": "1"}).context["cl"].queryset
    assert [term.key for term in listed] == ["TE-YBJ-2"]

    client.post(TERMS, {"action": "restore_shipped", "_selected_action": [listed[0].pk]})
    assert Term.objects.get(key="TE-YBJ-2").active
    assert upgrade().kept == []


def test_level_is_recorded_with_who_set_it(client, administrator):
    client.post(NEW_LEVEL, {"check_id": "terms.renamed", "level": "ADVICE", "reason": "先试用"})

    row = CheckLevel.objects.get()
    assert (row.check_id, row.level, row.reason, row.changed_by) == (
        "terms.renamed",
        "ADVICE",
        "先试用",
        administrator,
    )


@pytest.mark.parametrize("id", ["privacy.telephone", "residue.internal_note"])
def test_level_of_a_leak_cannot_be_set(client, administrator, id):
    client.post(NEW_LEVEL, {"check_id": id, "level": "OFF", "reason": "试"})

    assert not CheckLevel.objects.exists()


def test_log_of_levels_cannot_be_changed(client, administrator):
    row = CheckLevel.objects.create(
        check_id="terms.renamed", level="OFF", reason="试", changed_by=administrator
    )

    change = client.post(
        reverse("admin:articles_checklevel_change", args=[row.pk]), {"level": "ADVICE"}
    )
    delete = client.post(
        reverse("admin:articles_checklevel_delete", args=[row.pk]), {"post": "yes"}
    )

    assert (change.status_code, delete.status_code) == (403, 403)
    assert CheckLevel.objects.in_force() == {"terms.renamed": "OFF"}
