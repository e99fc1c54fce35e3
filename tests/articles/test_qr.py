import re

import pytest

from articles.qr import qr_svg


@pytest.fixture
def svg() -> str:
    return qr_svg("https://law.example/posts/7.html", "本文网址的二维码")


def test_code_is_one_named_element_without_style_or_script(svg):
    assert re.findall(r"<(\w+)", svg) == ["svg", "path", "path"]
    assert 'role="img" aria-label="本文网址的二维码"' in svg
    assert not re.search(r"style|script|\bid=", svg)


def test_code_keeps_four_light_modules_round_it(svg):
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', svg)[1])

    assert (size - 8 - 17) % 4 == 0
    assert svg.index("#fff") < svg.index("#000")
    assert 'd="M4 4.5h7' in svg
