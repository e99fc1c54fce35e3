"""Every address of the desk, asked for by everybody: what each sees stands in `admin_urls.txt`.

An address that the table lacks fails the test, and so does a row without an address.
"""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLResolver, get_resolver

from articles.models import AuditEntry, EditionPage, Event, MissedPath
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from tests.matrix.rows import make_rows
from tests.staff import make_staff

SEEN = Path(__file__).with_name("admin_urls.txt")
# Addresses that are for forms alone, asked with an empty one.
SENT = Path(__file__).with_name("admin_posts.txt")
PEOPLE = {
    "nobody": None,
    "author": (AUTHOR,),
    "reviewer": (REVIEWER,),
    "seo": (SEO_EDITOR,),
    "admin": (ADMINISTRATOR,),
    "superuser": (),
}
# What stands in the place of a part that is no row's number.
PARTS = {
    "transfer/<int:pk>": "transfer/404",
    "<str:act>": "link",
    "<str:action>": "submit",
    "<str:token>": "no-such-token",
    "<uidb64>": "MQ",
    "<token>": "no-such-token",
    "r/<path:content_type_id>/<path:object_id>": "r/0/1",
    "^(?P<app_label>…)/$": "articles/",
    "(?P<url>.*)$": "no-such-page",
}

# These take no form, or are told of in tests of their own.
WITHOUT_FORM = {
    "/admin/logout/",
    "/admin/r/<path:content_type_id>/<path:object_id>/",
    "/admin/articles/seopost/transfer/<int:pk>/",
    "/admin/(?P<url>.*)$",
}


def addresses(patterns, prefix=""):
    """Yield each address below the patterns as the URLconf writes it."""
    for pattern in patterns:
        place = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, place)
        else:
            # The names of the apps come and go with their order in the settings.
            yield "/" + re.sub(r"<app_label>[^)]*", "<app_label>…", place)


def desk():
    return [
        place for place in addresses(get_resolver().url_patterns) if place.startswith("/admin/")
    ]


def table(file):
    lines = file.read_text("utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return {place: dict(zip(PEOPLE, map(int, statuses), strict=True)) for place, *statuses in rows}


def opened(place, rows):
    """Return a path that can be asked for: the address with a row's number in it."""
    for part, value in PARTS.items():
        place = place.replace(part, value)
    if label := re.match(r"/admin/(\w+)/(\w+)/.*<", place):
        row = rows[".".join(label.groups())]
        place = re.sub(r"<(?:path:object_id|int:pk|id)>", str(row.pk), place)
    return place


def sign_in(client, person):
    roles = PEOPLE[person]
    if roles is not None:
        client.force_login(make_staff(*roles, is_superuser=person == "superuser"))


def test_table_names_every_address_and_no_other():
    known, there = set(table(SEEN)), set(desk())

    assert (there - known, known - there) == (set(), set())


@pytest.mark.django_db
@pytest.mark.parametrize("person", PEOPLE)
def test_address_answers_this_person_as_the_table_says(client, person):
    rows = make_rows()
    sign_in(client, person)

    expected = {place: statuses[person] for place, statuses in table(SEEN).items()}
    assert {place: client.get(opened(place, rows)).status_code for place in expected} == expected


def test_second_table_names_every_address_that_is_for_forms_alone():
    unseen = {place for place, row in table(SEEN).items() if row["superuser"] in (404, 405)}

    assert unseen - set(table(SENT)) == WITHOUT_FORM


@pytest.mark.django_db
@pytest.mark.parametrize("person", PEOPLE)
def test_empty_form_is_answered_to_this_person_as_the_table_says(client, person):
    rows = make_rows()
    sign_in(client, person)

    expected = {place: statuses[person] for place, statuses in table(SENT).items()}
    assert {place: client.post(opened(place, rows)).status_code for place in expected} == expected


@pytest.mark.django_db
def test_looking_writes_nothing(client):
    rows = make_rows()
    sign_in(client, "superuser")
    client.get("/admin/")
    # Pages made when first looked at, the bounded list of what was asked in vain, and the log.
    models = [
        m
        for m in apps.get_models()
        if m not in (AuditEntry, EditionPage, MissedPath) and m._meta.managed
    ]

    logged = AuditEntry.objects.filter(pk__gt=AuditEntry.objects.latest("pk").pk)
    before = {model: model._base_manager.count() for model in models}
    for place in desk():
        client.get(opened(place, rows))

    assert {model: model._base_manager.count() for model in models} == before
    assert set(logged.values_list("action", flat=True)) <= {Event.EXPORTED}
