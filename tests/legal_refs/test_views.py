import json
import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from legal_refs.models import Law, LawVersion
from tests.factories_law import add_articles, make_law

pytestmark = pytest.mark.django_db
CIVIL_CODE = "中华人民共和国民法典"
CONTRACT_LAW = "中华人民共和国合同法"
LOANS = {
    674: "支付利息。",
    675: "返还借款：\n（一）本金；\n1.全额；\n（二）利息。",
    676: "逾期利息。",
}


@pytest.fixture
def code():
    return make_law(
        CIVIL_CODE, LOANS, slug="minfadian", headings=["第三编　合　　同", "第十二章 借款合同"]
    )


@pytest.fixture
def contract_law(code):
    return make_law(
        CONTRACT_LAW,
        {206: "借款人应当返还借款。"},
        "1999-10-01",
        slug="hetongfa",
        repealed_on="2021-01-01",
        successor=code,
    )


def shown_data(answer) -> list[dict]:
    script = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode()
    )
    return json.loads(script[1])


def note(answer) -> str:
    found = re.search(r'<p class="standing" role="note">(.*?)</p>', answer.content.decode())
    return re.sub("<[^>]+>", "", found[1]) if found else ""


def test_index_lists_laws_with_text_by_kind(client, contract_law):
    make_law("最高人民法院关于借款的规定", "甲。", kind="interpretation")
    Law.objects.create(title="只有名称的法", slug="zhiyou")
    kinds = client.get("/laws/").context["kinds"]

    assert [(kind.label, [law.title for law in laws]) for kind, laws in kinds] == [
        ("法律", [CONTRACT_LAW, CIVIL_CODE]),
        ("司法解释", ["最高人民法院关于借款的规定"]),
    ]


def test_index_of_empty_library(client):
    assert "法律库里还没有文本。" in client.get("/laws/").content.decode()


def test_law_page_shows_text_contents_and_versions(client, code):
    answer = client.get("/laws/minfadian/")

    assert [entry.text for entry in answer.context["contents"]] == ["第三编 合同"]
    assert [piece.provision.article for piece in answer.context["pieces"]] == [674, 675, 676]
    assert (answer.context["articles"], answer.context["pages"]) == (3, 1)
    assert answer.context["canonical"] == "https://law.example/laws/minfadian/"
    assert note(answer) == ""


def test_law_page_of_long_law_is_divided_at_its_chapters(client, django_assert_num_queries):
    law = make_law(CIVIL_CODE, "甲。", slug="minfadian", headings=["第一章 总则"])
    version = law.versions.get()
    add_articles(version, {n: f"第{n}条的文字。" for n in range(2, 101)}, ["第一章 总则"])
    add_articles(version, {n: f"第{n}条的文字。" for n in range(101, 181)}, ["第二章 合同"])
    first, second = client.get("/laws/minfadian/"), client.get("/laws/minfadian/?page=2")

    assert (first.context["pages"], len(first.context["pieces"])) == (2, 100)
    assert [piece.provision.article for piece in second.context["pieces"]] == list(range(101, 181))
    assert second.context["canonical"] == "https://law.example/laws/minfadian/?page=2"
    links = re.findall(r'<a href="([^"]*#h[^"]*)"', first.content.decode())
    assert links == ["#h1-0", "/laws/minfadian/?page=2#h1-100"]


@pytest.mark.parametrize("page", ["0", "2", "-1", "a", "1" * 5000, "１"])
def test_law_page_of_wrong_part_is_404(client, code, page):
    assert client.get("/laws/minfadian/", {"page": page}).status_code == 404


def test_law_page_of_a_name_without_text(client):
    Law.objects.create(title="只有名称的法", slug="zhiyou")

    assert note(client.get("/laws/zhiyou/")) == "法律库只收录了这部法律的名称，还没有收录文本。"


def test_provision_page_shows_the_text_in_force(client, code):
    answer = client.get("/laws/minfadian/675/")
    page = answer.content.decode()

    assert answer.context["provision"].article == 675
    assert answer.context["headings"] == ["第三编 合同", "第十二章 借款合同"]
    assert [str(answer.context[name]) for name in ("previous", "next")] == [
        "第六百七十四条",
        "第六百七十六条",
    ]
    assert re.findall(r'<p class="(paragraph|item|sub-item)">(.*?)</p>', page) == [
        ("paragraph", "返还借款："),
        ("item", "（一）本金；"),
        ("sub-item", "1.全额；"),
        ("item", "（二）利息。"),
    ]
    assert note(answer) == ""


def test_provision_page_of_article_with_suffix(client):
    make_law("中华人民共和国刑法", {276: "甲罪。", "276-1": "乙罪。"}, "1997-10-01", slug="xingfa")

    assert client.get("/laws/xingfa/276-1/").context["provision"].text == "乙罪。"
    assert client.get("/laws/xingfa/276/").context["provision"].text == "甲罪。"


def test_provision_page_as_of_a_day_shows_the_text_of_then(client):
    make_law(CIVIL_CODE, {1: "旧文。"}, "2010-01-01", slug="minfadian")
    make_law(CIVIL_CODE, {1: "新文。"}, "2021-01-01")
    old, new = (
        client.get("/laws/minfadian/1/?on=2020-12-31"),
        client.get("/laws/minfadian/1/?on=2021-01-01"),
    )

    assert (old.context["provision"].text, new.context["provision"].text) == ("旧文。", "新文。")
    assert note(old) == "这是 2020年12月31日适用的文本，2021年1月1日起已由新版本代替。查看现行文本"
    assert old.context["canonical"] == "https://law.example/laws/minfadian/1/?on=2010-01-01"
    assert new.context["canonical"] == "https://law.example/laws/minfadian/1/"
    assert [stage.provision.text for stage in old.context["stages"]] == ["新文。", "旧文。"]
    assert old.context["elsewhere"] == []


def test_provision_page_of_repealed_law_names_the_successor(client, contract_law):
    today, then = client.get("/laws/hetongfa/206/"), client.get("/laws/hetongfa/206/?on=2020-12-31")

    assert note(today) == (
        "《合同法》已于 2021年1月1日废止，由《民法典》取代。下面是废止前的文本，仅供了解旧法；现在的事情请看新法。"
    )
    assert today.context["provision"].text == "借款人应当返还借款。"
    assert note(then) == (
        "这是 2020年12月31日适用的文本。《合同法》已于 2021年1月1日废止，由《民法典》取代。"
    )


def test_provision_page_before_the_law_begins(client, code):
    answer = client.get("/laws/minfadian/675/?on=2020-12-31")

    assert note(answer) == "2020年12月31日这一文本尚未施行，它自 2021年1月1日起施行。"


def test_provision_page_of_law_to_come(client):
    day = timezone.localdate() + timedelta(days=30)
    make_law(CIVIL_CODE, {1: "甲。"}, day, slug="minfadian")
    answer = client.get("/laws/minfadian/1/")

    assert not answer.context["shown"].in_force
    assert answer.context["canonical"] == "https://law.example/laws/minfadian/1/"


def test_provision_page_of_number_that_the_text_in_force_lacks(client):
    make_law(CIVIL_CODE, {1: "甲。", 2: "乙。"}, "2010-01-01", slug="minfadian")
    make_law(CIVIL_CODE, {1: "甲。"}, "2021-01-01")
    answer = client.get("/laws/minfadian/2/")

    assert answer.status_code == 200
    assert answer.context["provision"] is None
    assert "起施行的文本没有第二条。其他版本有这一条号，见下。" in answer.content.decode()


def test_provision_page_marks_an_excerpt_and_its_source(client):
    law = make_law(CIVIL_CODE, {675: "返还借款。"}, slug="minfadian", complete=False)
    law.versions.get().provisions.update(source="全国人大公报", source_date=date(2026, 11, 20))
    page = client.get("/laws/minfadian/675/").content.decode()

    assert "<strong>摘录</strong>" in page
    assert "文本来源：全国人大公报（2026年11月20日取得）" in page


@pytest.mark.parametrize(
    "path",
    [
        "/laws/minfadian/9/",
        "/laws/minfadian/0/",
        "/laws/minfadian/675-1/",
        "/laws/meiyou/",
        "/laws/minfadian/675/?on=2021-13-01",
        "/laws/minfadian/675/?on=20210101",
        "/laws/minfadian/675/?on=",
        "/laws/minfadian/?on=昨天",
    ],
)
def test_law_pages_of_unknown_places_are_404(client, code, path):
    assert client.get(path).status_code == 404


def test_provision_page_tells_search_engines_what_it_is(client, code):
    legislation, breadcrumb = shown_data(client.get("/laws/minfadian/675/"))

    assert legislation["name"] == "《中华人民共和国民法典》第六百七十五条"
    assert legislation["isPartOf"]["legislationLegalForce"] == "https://schema.org/InForce"
    assert legislation["isPartOf"]["temporalCoverage"] == "2021-01-01/.."
    assert [step["name"] for step in breadcrumb["itemListElement"]] == [
        "首页",
        "法律法规",
        "民法典",
        "第六百七十五条",
    ]


def test_law_data_cannot_end_its_script(client):
    make_law("</script><script>alert(1)</script>法", "甲</script>。", slug="jia")
    page = client.get("/laws/jia/1/").content.decode()

    assert "<script>alert" not in page
    assert shown_data(client.get("/laws/jia/1/"))[0]["text"] == "甲</script>。"


@pytest.mark.parametrize("path", ["/laws/", "/laws/minfadian/", "/laws/minfadian/675/"])
def test_law_pages_need_no_more_queries_for_more_rows(
    client, code, path, django_assert_max_num_queries
):
    for year in range(2001, 2013):
        make_law(CIVIL_CODE, LOANS | {700: "别的。"}, f"{year}-01-01")
        make_law(f"测试规定{year}", "甲。")
    with django_assert_max_num_queries(12):
        assert client.get(path).status_code == 200


def test_law_pages_set_no_cookie(client, code):
    assert not client.get("/laws/minfadian/675/").cookies


def test_version_page_counts_days_in_shanghai(client, code, settings):
    assert settings.TIME_ZONE == "Asia/Shanghai"
    assert client.get("/laws/minfadian/").context["shown"].on == timezone.localdate()
    assert LawVersion.objects.get().effective_on == date(2021, 1, 1)
