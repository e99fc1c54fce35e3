import pytest

from legal_refs.slugs import free_slug, law_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("中华人民共和国民法典", "minfadian"),
        ("中华人民共和国律师法", "lvshifa"),
        ("中华人民共和国刑法修正案（十二）", "xingfaxiuzhengan-12"),
        ("中华人民共和国宪法修正案（1993年）", "xianfaxiuzhengan-1993-nian"),
        (
            "最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）",
            "shiyong-minfadian-hunyinjiatingbiandejieshi-1",
        ),
        ("最高人民法院、最高人民检察院关于办理诈骗案件的解释", "banlizhapiananjiandejieshi"),
        ("中华人民共和国", "zhonghuarenmingongheguo"),
        ("《》", "law"),
    ],
)
def test_slug_is_the_title_in_pinyin(title, slug):
    assert law_slug(title) == slug


def test_slug_is_never_longer_than_an_address_should_be():
    slug = law_slug("关于审理案件的规定" * 30)

    assert (len(slug), slug[:9]) == (100, "guanyushe")


def test_slug_taken_gets_a_number():
    taken = {"minfadian", "minfadian-v2"}

    assert free_slug("中华人民共和国民法典", taken.__contains__) == "minfadian-v3"


def test_slug_taken_stays_as_short_with_its_number():
    long = law_slug("关于审理案件的规定" * 30)

    slug = free_slug("关于审理案件的规定" * 30, {long}.__contains__)

    assert (len(slug), slug[:9], slug[-3:]) == (100, "guanyushe", "-v2")
