from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from legal_refs.models import Law, LawAlias, LawVersion, Provision
from legal_refs.names import current_names
from legal_refs.store import store
from tests.factories import make_edition, make_post
from tests.factories_law import make_law, parsed_law

pytestmark = pytest.mark.django_db
CIVIL_CODE = "中华人民共和国民法典"
NEW_EXCERPT = "/admin/legal_refs/provision/add/"


@pytest.fixture
def editor(client):
    user = User.objects.create_user("guanli", is_staff=True)
    rights = Permission.objects.filter(content_type__app_label="legal_refs")
    user.user_permissions.set(rights)
    client.force_login(user)
    return user


def change(row) -> str:
    return reverse(f"admin:legal_refs_{row._meta.model_name}_change", args=[row.pk])


def excerpt(law: Law, **changes: object) -> dict[str, object]:
    return {
        "law": law.pk,
        "effective_on": "2021-01-01",
        "article": 675,
        "article_suffix": 0,
        "caption": "还款期限",
        "text": " 借款人应当返还借款。 \r\n\r\n 仍不能确定的，可以随时返还。",
        "source": "全国人大公报",
        "source_date": "2026-11-20",
    } | changes


@pytest.mark.parametrize("page", ["law", "lawversion", "provision"])
def test_admin_lists_open_with_a_fixed_number_of_queries(
    client, editor, page, django_assert_max_num_queries
):
    for number in range(12):
        make_law(f"测试规定{number}", {1: "甲。", 2: "乙。"})
    with django_assert_max_num_queries(12):
        assert client.get(f"/admin/legal_refs/{page}/").status_code == 200


def test_admin_law_list_finds_by_alias(client, editor):
    LawAlias.objects.create(law=make_law(CIVIL_CODE), name="万法之基")
    make_law("中华人民共和国刑法")
    found = client.get("/admin/legal_refs/law/", {"q": "万法之基"}).context["cl"].queryset

    assert [law.title for law in found] == [CIVIL_CODE]


def test_admin_new_law_gets_its_address_and_its_names_count(client, editor):
    empty = {f"{kind}-{name}": 0 for kind in ("aliases", "versions") for name in ("INITIAL_FORMS",)}
    fields = {
        "title": "测试市借款办法",
        "kind": "local",
        "aliases-TOTAL_FORMS": 1,
        "versions-TOTAL_FORMS": 0,
    }
    answer = client.post(
        "/admin/legal_refs/law/add/", fields | empty | {"aliases-0-name": "测试借款办法"}
    )

    assert answer.status_code == 302
    assert Law.objects.get().slug == "ceshishijiekuanbanfa"
    assert current_names().meaning("测试借款办法").titles == ("测试市借款办法",)


def test_admin_law_with_text_is_not_deleted(client, editor):
    law = make_law(CIVIL_CODE)
    client.post(f"/admin/legal_refs/law/{law.pk}/delete/", {"post": "yes"})

    assert Law.objects.get() == law


def test_admin_new_version_goes_to_the_upload(client, editor):
    answer = client.get("/admin/legal_refs/lawversion/add/")

    assert answer.url == "/admin/legal_refs/lawversion/upload/"


def test_admin_version_day_can_be_mended_but_not_doubled(client, editor):
    law = make_law(CIVIL_CODE, effective_on="2020-05-28")
    make_law(CIVIL_CODE, effective_on="2021-01-01")
    version = law.versions.get(effective_on="2020-05-28")
    fields = {"paragraphs_known": "on", "source": "公报"}
    doubled = client.post(change(version), fields | {"effective_on": "2021-01-01"})
    mended = client.post(change(version), fields | {"effective_on": "2020-06-01"})

    errors = doubled.context["adminform"].form.errors
    assert errors == {"effective_on": ["这部法律已有同一天起施行的版本。"]}
    version.refresh_from_db()
    assert (mended.status_code, version.effective_on) == (302, date(2020, 6, 1))


def test_admin_day_that_a_person_sets_is_no_longer_in_doubt(client, editor):
    law = make_law(CIVIL_CODE, effective_on="2020-05-28", day_in_doubt=True)
    make_law("中华人民共和国刑法", effective_on="1997-10-01")
    listed = client.get("/admin/legal_refs/lawversion/?day_in_doubt__exact=1").context["cl"]
    version = listed.queryset.get()
    fields = {"paragraphs_known": "on", "source": "公报", "day_in_doubt": "on"}
    client.post(change(version), fields | {"effective_on": "2020-05-28"})
    version.refresh_from_db()
    kept = version.day_in_doubt
    client.post(change(version), fields | {"effective_on": "2021-01-01"})
    version.refresh_from_db()

    assert (version.law, kept, version.day_in_doubt) == (law, True, False)


def test_admin_gives_the_source_back(client, editor):
    stored = store(parsed_law("中华人民共和国借款法", {1: "甲。", 2: "乙。"}), source="测试")
    answer = client.get(f"/admin/legal_refs/lawversion/{stored.version.pk}/source/")

    assert answer.content.decode().splitlines() == [
        "中华人民共和国借款法",
        "2020年5月28日 第十三届全国人民代表大会第三次会议通过",
        "2021年1月1日 施行",
        "第一条 甲。",
        "第二条 乙。",
    ]
    assert "attachment" in answer["Content-Disposition"]


def test_admin_cited_law_and_its_texts_are_kept_and_the_post_is_named(client, editor):
    law = make_law(CIVIL_CODE, effective_on="2021-01-01")
    body = "<p>《民法典》第六百七十五条规定了还款期限。</p>"
    make_edition(make_post(title="借条怎么写"), body=body)
    version = law.versions.get()

    for row in (law, version):
        answer = client.post(
            f"/admin/legal_refs/{row._meta.model_name}/{row.pk}/delete/", {"post": "yes"}
        )
        assert "文章“借条怎么写”引用了《民法典》第六百七十五条" in answer.content.decode()

    assert list(LawVersion.objects.all()) == [version]


def test_admin_text_that_nobody_cites_can_be_deleted(client, editor):
    make_law(CIVIL_CODE, effective_on="2021-01-01")
    wrong = make_law("中华人民共和国典当法", effective_on="2021-01-01").versions.get()

    client.post(f"/admin/legal_refs/lawversion/{wrong.pk}/delete/", {"post": "yes"})

    assert [version.law.title for version in LawVersion.objects.all()] == [CIVIL_CODE]
    assert Provision.objects.count() == 1


def test_admin_article_of_whole_text_is_read_only(client, editor):
    provision = Provision.objects.get(version__law=make_law(CIVIL_CODE))
    page = client.get(change(provision))
    refused = client.post(change(provision), {"text": "改写。", "caption": ""})
    deleted = client.post(f"/admin/legal_refs/provision/{provision.pk}/delete/", {"post": "yes"})

    provision.refresh_from_db()
    assert "这一条来自整部法律的全文" in page.content.decode()
    assert (refused.status_code, deleted.status_code) == (403, 403)
    assert provision.text == "借款人应当按照约定的期限返还借款。"


def test_admin_excerpt_makes_a_version_that_is_no_whole_text(client, editor):
    law = Law.objects.create(title=CIVIL_CODE, slug="minfadian")
    assert client.get(NEW_EXCERPT).status_code == 200
    answer = client.post(NEW_EXCERPT, excerpt(law))

    provision = Provision.objects.get()
    assert answer.url == "/admin/legal_refs/provision/"
    assert (provision.article, provision.caption) == (675, "还款期限")
    assert provision.text == "借款人应当返还借款。\n仍不能确定的，可以随时返还。"
    assert (provision.source, provision.source_date) == ("全国人大公报", date(2026, 11, 20))
    assert not provision.version.complete


def test_admin_second_excerpt_joins_the_first(client, editor):
    law = make_law(CIVIL_CODE, {675: "借款人应当返还借款。"}, complete=False)
    client.post(NEW_EXCERPT, excerpt(law, article=276, article_suffix=1))

    places = [str(row.locator) for row in LawVersion.objects.get().provisions.all()]
    assert places == ["第六百七十五条", "第二百七十六条之一"]


@pytest.mark.parametrize(
    ("complete", "message"),
    [
        (True, "法律库已有 2021-01-01 起施行的全文，不能再录入摘录。"),
        (False, "2021-01-01 起施行的第六百七十五条已经录入，请直接修改那一条。"),
    ],
)
def test_admin_excerpt_beside_what_is_held_is_refused(client, editor, complete, message):
    law = make_law(CIVIL_CODE, {675: "借款人应当返还借款。"}, complete=complete)
    answer = client.post(NEW_EXCERPT, excerpt(law))

    assert answer.context["adminform"].form.errors == {"__all__": [message]}
    assert Provision.objects.count() == 1


@pytest.mark.parametrize("missing", ["source", "source_date", "text", "effective_on"])
def test_admin_excerpt_needs_its_source_and_date(client, editor, missing):
    law = Law.objects.create(title=CIVIL_CODE, slug="minfadian")
    answer = client.post(NEW_EXCERPT, excerpt(law, **{missing: ""}))

    assert answer.context["adminform"].form.errors == {missing: ["这个字段是必填项。"]}
    assert LawVersion.objects.count() == 0


def test_admin_excerpt_can_be_mended_and_deleted(client, editor):
    law = make_law(CIVIL_CODE, {675: "借款人应当返还。"}, complete=False)
    provision = Provision.objects.get(version__law=law)
    client.post(change(provision), {"text": "借款人应当返还借款。", "source": "公报"})
    provision.refresh_from_db()
    assert provision.text == "借款人应当返还借款。"

    client.post(f"/admin/legal_refs/provision/{provision.pk}/delete/", {"post": "yes"})
    assert (Provision.objects.count(), LawVersion.objects.count()) == (0, 0)


def test_admin_excerpt_finds_its_law_by_alias(client, editor):
    LawAlias.objects.create(law=make_law(CIVIL_CODE), name="万法之基")
    make_law("中华人民共和国刑法")
    asked = {"app_label": "legal_refs", "model_name": "lawversion", "field_name": "law"}
    answer = client.get("/admin/autocomplete/", asked | {"term": "万法"})

    assert [found["text"] for found in answer.json()["results"]] == [CIVIL_CODE]
