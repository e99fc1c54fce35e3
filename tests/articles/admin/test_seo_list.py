import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles.models import Action, Edition, Post, Transition
from articles.roles import ADMINISTRATOR, AUTHOR, REVIEWER, SEO_EDITOR
from tests.factories import make_category, make_edition, make_post
from tests.staff import make_staff

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_seopost_changelist")
PAGES = [
    LIST,
    *(
        reverse(f"admin:articles_seopost_{name}")
        for name in ("keywords", "links", "transfer", "export")
    ),
]
SHOWN = ("seo_title", "description", "focus_keyword", "noindex")


@pytest.fixture
def seo(client):
    user = make_staff(SEO_EDITOR)
    client.force_login(user)
    return user


def row(post: Post, **typed: object) -> dict[str, object]:
    """What the browser sends of a row: the fields as shown, hidden, and as typed."""
    sent: dict[str, object] = {"row": post.pk}
    for name in SHOWN:
        value = getattr(post, name)
        sent[f"initial-p{post.pk}-{name}"] = value
        sent[f"p{post.pk}-{name}"] = typed.get(name, value)
    return {name: value for name, value in sent.items() if value is not False}


def said(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def listed(answer) -> list[str]:
    return [shown.post.title for shown in answer.context["rows"]]


@pytest.mark.parametrize("role", [AUTHOR, REVIEWER, ADMINISTRATOR])
@pytest.mark.parametrize("page", PAGES)
def test_pages_are_closed_to_other_roles(client, role, page):
    make_edition(title="不给看的标题", description="不给看的描述")
    client.force_login(make_staff(role))

    answers = [client.get(page), client.post(page, {"row": 1})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert "不给看" not in answers[0].content.decode() + answers[1].content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_pages_open_for_seo_staff(client, seo, page):
    make_edition(focus_keyword="借条")

    assert client.get(page).status_code == 200


def test_list_is_closed_to_visitors(client):
    assert client.get(LIST).status_code == 302


def test_changed_row_of_a_live_post_makes_an_edition_with_the_same_text(client, seo):
    post = make_edition(of={"description": "从前的描述"}, description="从前的描述").post
    untouched = make_edition().post

    answer = client.post(LIST, {**row(post, description="说明利息怎样算"), "row": post.pk})

    first, second = post.editions.order_by("number")
    assert answer.status_code == 302
    assert (second.description, second.text_id) == ("说明利息怎样算", first.text_id)
    assert (second.published_at, second.changed_at) == (first.published_at, first.changed_at)
    assert untouched.editions.count() == 1
    transition = Transition.objects.get()
    assert (transition.action, transition.user, transition.post) == (Action.CHANGE_SEO, seo, post)


def test_rows_are_saved_each_by_itself(client, seo):
    good, bad = make_edition().post, make_edition().post
    data = row(good, seo_title="借条怎样写才有效") | row(bad, seo_title="本所保证胜诉，包赢")
    data["row"] = [good.pk, bad.pk]

    answer = client.post(LIST, data)

    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.seo_title, bad.seo_title) == ("借条怎样写才有效", "")
    assert (good.editions.count(), bad.editions.count()) == (2, 1)
    refused = next(shown for shown in answer.context["rows"] if shown.post.pk == bad.pk)
    assert refused.refusals[0] == "SEO 字段里有阻止发布的问题，请改正。"
    assert "本所保证胜诉，包赢" in answer.content.decode()


def test_row_that_somebody_else_changed_is_refused_and_keeps_what_was_typed(client, seo):
    post = make_post(description="我看到的")
    data = row(post, description="我写的", focus_keyword="借条")
    Post.objects.filter(pk=post.pk).update(description="别人写的")

    answer = client.post(LIST, data)

    post.refresh_from_db()
    assert (post.description, post.focus_keyword) == ("别人写的", "")
    assert answer.context["rows"][0].refusals == [
        "您打开之后，别人把SEO 描述改成了“别人写的”；请看过再改。"
    ]
    assert "我写的" in answer.content.decode()


def test_field_that_was_not_touched_stays_what_somebody_else_made_it(client, seo):
    post = make_post(description="我看到的")
    data = row(post, focus_keyword="借条")
    Post.objects.filter(pk=post.pk).update(description="别人写的")

    client.post(LIST, data)

    post.refresh_from_db()
    assert (post.description, post.focus_keyword) == ("别人写的", "借条")


def test_forged_fields_change_nothing(client, seo):
    post = make_post(title="原来的标题", legal_note="内部意见")
    forged = {f"p{post.pk}-{name}": "伪造的" for name in ("title", "body", "legal_note", "state")}

    client.post(LIST, {**row(post, description="新的描述"), **forged})

    after = Post.objects.get(pk=post.pk)
    assert (after.description, after.title, after.body, after.legal_note, after.state) == (
        "新的描述",
        "原来的标题",
        post.body,
        "内部意见",
        Post.State.DRAFT,
    )


def test_noindex_is_switched_in_place(client, seo):
    post = make_edition().post

    client.post(LIST, row(post, noindex="on"))

    assert Edition.objects.get(post=post, live_until=None).noindex


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["缺描述", "婚姻", "草稿", "已下线"]),
        ({"missing": "description"}, ["缺描述", "草稿"]),
        ({"state": "settled"}, ["缺描述", "婚姻"]),
        ({"state": "withdrawn"}, ["已下线"]),
        ({"state": "draft"}, ["草稿"]),
        ({"state": "nonsense", "missing": "nonsense", "category": "x"}, None),
        ({"q": "草"}, ["草稿"]),
        ({"q": "没有这样的"}, []),
    ],
)
def test_filters(client, seo, query, expected):
    settled = {"state": Post.State.SETTLED}
    make_post(title="缺描述", **settled)
    family = make_category("婚姻家事", "hunyin")
    make_post(title="婚姻", description="有", category=family, **settled)
    make_post(title="草稿")
    gone = make_post(title="已下线", description="有")
    Post.objects.filter(pk=gone.pk).update(withdrawn_at=gone.created_at)

    found = listed(client.get(LIST, query))

    everything = ["缺描述", "婚姻", "草稿", "已下线"]
    assert sorted(found) == sorted(everything if expected is None else expected)


def test_category_filter_and_search_in_live_titles(client, seo):
    family = make_category("婚姻家事", "hunyin")
    make_edition(of={"title": "离婚冷静期怎样计算", "category": family, "state": "settled"})
    make_edition(of={"title": "借条怎样写", "state": "settled"})

    assert listed(client.get(LIST, {"category": family.pk})) == ["离婚冷静期怎样计算"]
    assert listed(client.get(LIST, {"q": "冷静期"})) == ["离婚冷静期怎样计算"]


def test_pages_lead_back_and_forth_without_gap(client, seo):
    posts = [make_post().pk for _ in range(60)][::-1]

    first = client.get(LIST)
    second = client.get(f"{LIST}?{first.context['older']}")
    third = client.get(f"{LIST}?{second.context['older']}")
    back = client.get(f"{LIST}?{third.context['newer']}")

    shown = [[each.post.pk for each in page.context["rows"]] for page in (first, second, third)]
    assert [key for page in shown for key in page] == posts
    assert third.context["older"] == 0
    assert [each.post.pk for each in back.context["rows"]] == shown[1]


def test_list_asks_no_count_and_its_queries_do_not_grow_with_the_table(
    client, seo, django_assert_max_num_queries
):
    for _ in range(30):
        make_post(description="有", focus_keyword="")

    with django_assert_max_num_queries(30) as asked:
        client.get(LIST)

    assert [query["sql"] for query in asked if "COUNT(*)" in query["sql"]] == []
