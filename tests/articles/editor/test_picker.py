import datetime

import pytest
from django.urls import reverse

from articles.editor.picker import find_provisions
from articles.models import CitedProvision
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from legal_refs.models import Law
from tests.factories import make_edition
from tests.factories_law import LOAN, make_law
from tests.staff import make_staff

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 1, 1)
LABOUR = "中华人民共和国劳动合同法"
TWO = "禁止高利放贷。\n借款合同对支付利息没有约定的，视为没有利息。"


def found(text: str, on: datetime.date = DAY) -> list[str]:
    return [str(row) for row in find_provisions(text, on)]


@pytest.fixture
def laws():
    make_law(articles={675: LOAN, 680: TWO})
    make_law(LABOUR, {82: "应当向劳动者每月支付二倍的工资。", 675: "编造的一条，供排序。"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民法典 675", ["《民法典》第六百七十五条"]),
        ("劳动合同法82", ["《劳动合同法》第八十二条"]),
        ("劳动合同82", ["《劳动合同法》第八十二条"]),
        ("约定的期限", ["《民法典》第六百七十五条"]),
        ("民法典 利息", ["《民法典》第六百八十条"]),
        ("劳动合同法 利息", []),
        ("利息 高利", ["《民法典》第六百八十条"]),
        ("民法典 1", []),
        ("利", []),
        ("", []),
        ("%", []),
    ],
)
def test_what_is_typed_finds(laws, text, expected):
    assert found(text) == expected


def test_number_alone_names_the_law_first_that_posts_cite_most(laws):
    before = found("675")
    edition = make_edition()
    code = Law.objects.get(title="中华人民共和国民法典")
    CitedProvision.objects.create(
        edition=edition, law=code, article=1, published_at=edition.published_at
    )

    assert before == ["《劳动合同法》第六百七十五条", "《民法典》第六百七十五条"]
    assert found("675") == before[::-1]


def test_only_what_is_in_force_on_the_day_is_found():
    make_law(articles={675: "旧的条文。"}, effective_on="1999-10-01")
    make_law(articles={675: "新的条文。"}, effective_on="2021-01-01")
    make_law("中华人民共和国合同法", {206: "合同法的条文。"}, repealed_on="2021-01-01")

    assert [row.text for row in find_provisions("民法典675", DAY)] == ["新的条文。"]
    old = find_provisions("民法典675", datetime.date(2020, 1, 1))
    assert [row.text for row in old] == ["旧的条文。"]
    assert found("合同法的条文") == []


def test_at_most_twenty_are_returned():
    make_law(articles={number: f"第{number}种利息。" for number in range(1, 40)})

    assert len(found("利息")) == 20


def test_answer_holds_the_stored_text_and_its_paragraphs(laws, client):
    client.force_login(make_staff(AUTHOR))

    answer = client.get(
        reverse("admin:articles_post_statutes"), {"q": "民法典680", "on": "2026-01-01"}
    )

    assert answer.json() == {
        "on": "2026-01-01",
        "results": [
            {
                "citation": "《民法典》第六百八十条",
                "caption": "",
                "version": "",
                "from": "2021-01-01",
                "until": "",
                "source": "",
                "text": TWO,
                "paragraphs": TWO.split("\n"),
            }
        ],
    }


@pytest.mark.parametrize("on", ["", "x", "2026-02-31", "2026-13-99"])
def test_day_that_is_none_means_today(laws, client, on):
    client.force_login(make_staff(AUTHOR))

    answer = client.get(reverse("admin:articles_post_statutes"), {"q": "675\x00", "on": on})

    assert (answer.status_code, len(answer.json()["results"])) == (200, 2)


@pytest.mark.parametrize(
    ("role", "status"), [(AUTHOR, 200), (REVIEWER, 403), (SEO_EDITOR, 403), (ADMINISTRATOR, 403)]
)
def test_who_writes_may_ask(client, role, status):
    client.force_login(make_staff(role))

    assert client.get(reverse("admin:articles_post_statutes")).status_code == status


def test_question_takes_a_fixed_number_of_queries(laws, django_assert_num_queries):
    found("民法典 675")

    with django_assert_num_queries(4):
        found("民法典 675")
