import pytest

from articles.render.markup import apply
from articles.render.pictures import picture_edits, table_edits
from tests.factories import make_image


@pytest.mark.django_db
def test_picture_of_ours_gets_size_copies_and_lazy_loading():
    image = make_image(alt="借条的照片")
    html = f'<p><img src="{image.file.url}" alt=""></p>'

    assert apply(html, picture_edits(html)) == (
        f'<p><img src="{image.file.url}" alt="借条的照片" srcset="{image.srcset}" '
        'sizes="(min-width: 44rem) 42rem, 100vw" width="1200" height="800" '
        'loading="lazy" decoding="async"></p>'
    )


@pytest.mark.django_db
def test_unknown_picture_keeps_its_own_size_and_text():
    html = '<img src="/media/old/1.jpg" alt="甲&amp;乙" width="30" height="20">'

    assert apply(html, picture_edits(html)) == (
        '<img src="/media/old/1.jpg" alt="甲&amp;乙" width="30" height="20" '
        'loading="lazy" decoding="async">'
    )


def test_table_scrolls_by_itself_under_its_caption():
    html = "<table><caption>甲&amp;乙</caption><tbody><tr><td>一</td></tr></tbody></table><p>后</p>"

    assert apply(html, table_edits(html)) == (
        '<div class="table-scroll" role="group" tabindex="0" aria-label="甲&amp;乙">'
        "<table><caption>甲&amp;乙</caption><tbody><tr><td>一</td></tr></tbody></table></div><p>后</p>"
    )
