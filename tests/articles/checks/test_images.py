import pytest

from tests.articles.checks.finding import excerpts, found

pytestmark = pytest.mark.django_db
TITLE = "借条怎么写，才用得上？"


def image(alt: str | None, src: str = "/media/images/jietiao-01.jpg") -> str:
    given = f' alt="{alt}"' if alt is not None else ""
    return f'<p>看图。<img src="{src}"{given}></p>'


@pytest.mark.parametrize(
    ("alt", "expected"),
    [
        (None, ["image.no_alt"]),
        ("", ["image.no_alt"]),
        (" ", ["image.no_alt"]),
        ("借条怎么写，才用得上", ["image.alt_is_title"]),
        ("jietiao-01", ["image.alt_is_file_name"]),
        ("jietiao-01.jpg", ["image.alt_is_file_name"]),
        ("IMG_2031", ["image.alt_is_file_name"]),
        ("微信图片_20260301", ["image.alt_is_file_name"]),
        ("截图1", ["image.alt_is_file_name"]),
        ("3f2a3f2a3f2a3f2a3f2a", ["image.alt_is_file_name"]),
        ("借条", ["image.alt_length"]),
        ("借" * 101, ["image.alt_length"]),
        ("手写借条，落款处有指印", []),
        ("微信里的催款记录截图", []),
        ("借条怎么写，才用得上：五个部分", []),
        ("借" * 100, []),
    ],
)
def test_words_of_a_picture(alt, expected):
    ids = ("image.no_alt", "image.alt_is_title", "image.alt_is_file_name", "image.alt_length")

    assert [id for id in ids if found(id, image(alt), title=TITLE)] == expected


def test_finding_points_at_the_picture():
    html = image(None)

    (finding,) = found("image.no_alt", html)

    assert html[finding.start : finding.end] == '<img src="/media/images/jietiao-01.jpg">'


def test_text_without_pictures_gives_nothing():
    assert excerpts("image.no_alt", "<p>没有图。</p>", title=TITLE) == []
