"""The demo's data files: whole, consistent, and true to the official texts beside them."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from html import unescape
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parents[2] / "lawfirm" / "demo"
HAN = re.compile(r"[\u4e00-\u9fff]")
REQUIRED = {
    *("id_key", "title", "category", "lawyer", "reviewer", "tags", "seo_title", "description"),
    *("focus_keyword", "keywords", "excerpt", "image", "image_alt", "notice_kind", "related"),
}
OPTIONAL = {"state", "published_at", "law_on", "answer", "source", "source_url", "case_number"}
MISQUOTED = "draft-misquote"


def read(path: Path) -> tuple[dict, str]:
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return tomllib.loads(head), body


def plain(body: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", body))


def folded(text: str) -> str:
    return re.sub(r"\s", "", text).replace(":", "：").replace("(", "（").replace(")", "）")


def quotations(body: str) -> list[str]:
    block = re.findall(r"<blockquote>(.*?)</blockquote>", body, re.S)
    lines = [plain(line) for quote in block for line in re.findall(r"<p>(.*?)</p>", quote, re.S)]
    inline = re.findall(r"“([^“”]{15,})”", plain(re.sub(r"<blockquote>.*?</blockquote>", "", body)))
    return lines + inline


POSTS = {path.stem: read(path) for path in sorted((DEMO / "posts").glob("*.md"))}
PAGES = {path.stem: read(path) for path in sorted((DEMO / "pages").glob("*.md"))}
LAWS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((DEMO / "laws").glob("*.md"))
    if path.name != "README.md"
}
TITLES = {text.partition("\n")[0].removeprefix("# ").strip() for text in LAWS.values()}
OFFICIAL = folded("\n".join(LAWS.values()))
CATEGORIES = tomllib.loads((DEMO / "categories.toml").read_text(encoding="utf-8"))["category"]
LAWYERS = tomllib.loads((DEMO / "lawyers.toml").read_text(encoding="utf-8"))["lawyer"]
FIRM = tomllib.loads((DEMO / "firm.toml").read_text(encoding="utf-8"))

each_post = pytest.mark.parametrize("key", POSTS)


def test_posts_are_the_promised_number_in_each_state() -> None:
    states = [head.get("state", "settled") for head, _ in POSTS.values()]

    assert states.count("settled") >= 12
    assert (states.count("draft"), states.count("submitted")) == (1, 1)


@each_post
def test_front_matter_has_the_keys_of_the_schema(key: str) -> None:
    head, _ = POSTS[key]

    assert head["id_key"] == key
    assert REQUIRED - head.keys() == set()
    assert head.keys() - REQUIRED - OPTIONAL == set()
    assert 2 <= len(head["tags"]) <= 5


@each_post
def test_settled_post_rests_on_the_law_of_its_day(key: str) -> None:
    head, _ = POSTS[key]

    if head.get("state"):
        assert "published_at" not in head
    else:
        assert head["law_on"] == head["published_at"].date()
        assert date(2026, 3, 1) <= head["law_on"] <= date(2026, 11, 20)


@each_post
def test_people_and_category_of_a_post_exist(key: str) -> None:
    head, _ = POSTS[key]
    people = {lawyer["slug"] for lawyer in LAWYERS}

    assert {head["lawyer"], head["reviewer"]} <= people
    assert head["lawyer"] != head["reviewer"]
    assert head["category"] in {category["slug"] for category in CATEGORIES}


@each_post
def test_body_has_800_to_2000_chinese_characters(key: str) -> None:
    _, body = POSTS[key]

    assert 800 <= len(HAN.findall(plain(body))) <= 2000


@each_post
def test_description_is_60_to_110_characters_and_its_own(key: str) -> None:
    head, _ = POSTS[key]

    assert 60 <= len(head["description"]) <= 110
    assert head["description"] not in {head["title"], head["seo_title"], head["excerpt"]}


@pytest.mark.parametrize("field", ["title", "seo_title", "description", "excerpt", "image"])
def test_no_two_posts_share_a_field(field: str) -> None:
    values = [head[field] for head, _ in POSTS.values()]

    assert sorted(set(values)) == sorted(values)


@pytest.mark.parametrize("key", [*POSTS, *PAGES])
def test_excerpt_is_whole_sentences_of_the_text(key: str) -> None:
    head, body = (POSTS | PAGES)[key]
    before, found, _ = plain(body).partition(head["excerpt"])

    assert found == head["excerpt"]
    assert head["excerpt"][-1] in "。？！"
    assert before[-1:] in {"", "\n", "。", "？", "！", "”"}


@each_post
def test_links_and_related_posts_lead_to_settled_posts(key: str) -> None:
    head, body = POSTS[key]
    settled = {name for name, (other, _) in POSTS.items() if "state" not in other}
    targets = {*re.findall(r'href="post:([^"]+)"', body), *head["related"]}

    assert targets - settled == set()
    assert key not in targets
    assert re.findall(r'href="(?!post:)', body) == []


@each_post
def test_quotations_are_the_official_words(key: str) -> None:
    _, body = POSTS[key]
    wrong = [quote for quote in quotations(body) if folded(quote) not in OFFICIAL]

    assert len(wrong) == (1 if key == MISQUOTED else 0), wrong


def test_misquoted_draft_differs_from_article_675_in_one_word() -> None:
    head, body = POSTS[MISQUOTED]
    (wrong,) = [quote for quote in quotations(body) if folded(quote) not in OFFICIAL]

    assert head["state"] == "draft"
    assert "依照本法第五百一十条" in wrong
    assert wrong.replace("依照本法第五百一十条", "依据本法第五百一十条") in OFFICIAL


@each_post
def test_every_law_named_in_a_post_is_held(key: str) -> None:
    _, body = POSTS[key]
    text = re.sub(r"〈", "《", re.sub(r"〉", "》", plain(body)))
    held = TITLES | {title.removeprefix("中华人民共和国") for title in TITLES}
    short = set(re.findall(r"（以下简称《([^》]+)》）", text))
    named = re.findall(r"《((?:[^《》]|《[^《》]*》)+)》", text)

    assert {name for name in named if name not in held | short} == set()


@each_post
def test_image_exists_and_is_small(key: str) -> None:
    head, _ = POSTS[key]
    image = DEMO / "images" / head["image"]

    assert image.stat().st_size <= 120 * 1024
    assert 5 <= len(head["image_alt"]) <= 100


def test_court_cases_and_reprints_name_their_source() -> None:
    kinds = {head["notice_kind"] for head, _ in POSTS.values()}
    borrowed = [head for head, _ in POSTS.values() if head["notice_kind"] != "original"]

    assert kinds == {"original", "reprint", "case"}
    assert all(head["source"] and head["source_url"] for head in borrowed)
    assert all(head["case_number"] for head in borrowed if head["notice_kind"] == "case")


def test_notices_use_only_known_placeholders() -> None:
    known = {"firm", "author", "url", "title", "source", "source_url", "case_number"}
    used = {name: set(re.findall(r"{(\w+)}", FIRM[name])) for name in FIRM if "notice_" in name}

    assert used.keys() == {"notice_original", "notice_reprint", "notice_case"}
    assert set().union(*used.values()) <= known
    assert used["notice_original"] == {"firm", "author", "url"}


@pytest.mark.parametrize("lawyer", LAWYERS, ids=lambda lawyer: lawyer["slug"])
def test_lawyer_has_a_full_entry(lawyer: dict) -> None:
    assert re.fullmatch(r"\d{17}", lawyer["licence_number"])
    assert 150 <= len(lawyer["biography"]) <= 250
    assert (DEMO / "images" / lawyer["photo"]).is_file()


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category["slug"])
def test_category_is_described_and_used(category: dict) -> None:
    assert 60 <= len(category["description"]) <= 100
    assert category["slug"] in {head["category"] for head, _ in POSTS.values()}


@pytest.mark.parametrize("slug", LAWS)
def test_law_file_states_when_it_took_effect(slug: str) -> None:
    head, found, body = LAWS[slug].partition("<!-- INFO END -->\n")
    day = date.fromisoformat(slug[-10:])

    assert found
    assert body.endswith("\n")
    assert f"\n{day.year}年{day.month}月{day.day}日 施行\n" in head


def test_civil_code_is_one_text_of_1260_articles() -> None:
    text = LAWS["minfadian-2021-01-01"]

    assert len(re.findall(r"^第[一二三四五六七八九十百千零]+条 ", text, re.M)) == 1260
    assert len(re.findall(r"^## 第.编 ", text, re.M)) == 7


def test_repealed_laws_are_those_of_article_1260() -> None:
    rows = tomllib.loads((DEMO / "repeals.toml").read_text(encoding="utf-8"))["repeal"]
    article = re.search(r"^第一千二百六十条 .*$", LAWS["minfadian-2021-01-01"], re.M)

    assert [row["title"] for row in rows] == re.findall(r"《(.*?)》", article[0])
    assert {row["repealed_on"] for row in rows} == {date(2021, 1, 1)}


@pytest.mark.parametrize("key", PAGES)
def test_page_has_its_path(key: str) -> None:
    head, _ = PAGES[key]

    assert (head["kind"], head["path"]) == ("page", f"/{key}/")
    assert head["law_on"] == head["published_at"].date()
    assert head["reviewer"] in {lawyer["slug"] for lawyer in LAWYERS}
