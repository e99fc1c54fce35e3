import pytest

from tests.articles.checks.finding import excerpts, found
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
SEO = {"focus_keyword": "借条"}


def han(count: int, start: int = 0x5000) -> str:
    """So many different Chinese characters."""
    return "".join(chr(start + n) for n in range(count))


@pytest.mark.parametrize(
    ("id", "html", "count"),
    [
        ("seo.text_length", f"<p>{han(599)}</p>", 1),
        ("seo.text_length", f"<p>{han(600)}</p>", 0),
        ("seo.paragraph_length", f"<p>{han(301)}</p>", 1),
        ("seo.paragraph_length", f"<p>{han(300)}</p><p>{han(300)}</p>", 0),
        ("seo.section_length", f"<p>{han(601)}</p>", 1),
        ("seo.section_length", f"<p>{han(600)}</p>", 0),
        ("seo.section_length", f"<h2>一</h2><p>{han(701)}</p><h2>二</h2><p>{han(9)}</p>", 1),
        ("seo.section_length", f"<h2>一</h2><p>{han(700)}</p><h2>二</h2><p>{han(700)}</p>", 0),
        ("seo.same_start", "<p>您可以问。您可以等。您可以走。</p>", 1),
        ("seo.same_start", "<p>您可以问。您可以等。</p><p>您可以走。</p>", 0),
        ("seo.internal_links", f"<p>{han(600)}</p>", 1),
        ("seo.internal_links", f"<p>{han(100)}</p>", 0),
        ("seo.internal_links", f'<p>{han(600)}<a href="/laws/">法</a></p>', 0),
        ("seo.internal_links", f'<p>{han(600)}<a href="https://x.cn/laws/">法</a></p>', 1),
        ("seo.competing_link", '<p><a href="/x">借条</a></p>', 1),
        ("seo.competing_link", '<p><a href="/x">借条怎么写</a></p>', 0),
    ],
)
def test_lengths_and_links(id, html, count):
    assert len(found(id, html, seo=SEO)) == count
    assert found(id, html) == []


@pytest.mark.parametrize(
    ("lengths", "count"), [([41, 41, 20], 1), ([41, 20, 20, 20], 0), ([40, 40, 40], 0)]
)
def test_share_of_long_sentences(lengths, count):
    html = "<p>" + "".join(f"{han(length)}。" for length in lengths) + "</p>"

    assert len(found("seo.sentence_length", html, seo=SEO)) == count


def test_longest_sentence_is_shown_without_the_names_of_laws():
    title = "最高人民法院关于审理民间借贷案件适用法律若干问题的规定"
    own = f"依照《{title}》第一条，{han(20)}。"

    assert excerpts("seo.sentence_length", f"<p>{own}{han(45)}。</p>", seo=SEO) == [f"{han(45)}。"]
    assert found("seo.sentence_length", f"<p>{own}</p>", seo=SEO) == []


def test_official_sentences_are_not_the_writers():
    make_law("中华人民共和国民法典", {675: f"{han(45)}。"}, "2021-01-01")
    html = f"<p>《民法典》第六百七十五条规定：“{han(45)}。”</p>"

    assert found("seo.sentence_length", html, seo=SEO) == []
    assert len(found("seo.sentence_length", html.replace("《民法典》", "《某法》"), seo=SEO)) == 1


@pytest.mark.parametrize(
    ("has_picture", "html", "count"),
    [
        (False, "<p>甲</p>", 1),
        (True, "<p>甲</p>", 0),
        (None, "<p>甲</p>", 0),
        (False, '<p><img src="/media/a.jpg" alt="一张借条"></p>', 0),
    ],
)
def test_post_without_any_picture(has_picture, html, count):
    assert len(found("seo.no_picture", html, seo=SEO, has_picture=has_picture)) == count
