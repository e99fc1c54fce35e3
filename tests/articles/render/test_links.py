import datetime

import pytest

from articles.citations import report_for
from articles.render.links import link_edits
from articles.render.markup import apply
from tests.factories_law import make_law

pytestmark = pytest.mark.django_db
ON = datetime.date(2026, 11, 20)
A = '<a class="cite" href="/laws/minfadian/675/?on=2026-11-20">'
LAW = '<a class="cite" href="/laws/minfadian/?on=2026-11-20">'


def linked(html: str) -> str:
    cited = report_for(html, ON)
    return apply(html, link_edits(html, cited.plain, cited.verdicts, ON))


@pytest.fixture(autouse=True)
def civil_code():
    return make_law(
        articles={675: "借款人应当按照约定的期限返还借款。", 676: "支付逾期利息。"},
        slug="minfadian",
    )


LINKED = {
    "<p>依照《民法典》第六百七十五条办。</p>": f"<p>依照{A}《民法典》第六百七十五条</a>办。</p>",
    "<p>《民法典》第675条、第676条</p>": (
        f"<p>{A}《民法典》第675条</a>、{A.replace('675', '676')}第676条</a></p>"
    ),
    # Across inline tags each run of text is a link of its own.
    "<p><b>《民法典》</b>第六百七十五条</p>": f"<p><b>{A}《民法典》</a></b>{A}第六百七十五条</a></p>",
    "<p>《民法典》第六百<i>七十五</i>条</p>": (
        f"<p>{A}《民法典》第六百</a><i>{A}七十五</a></i>{A}条</a></p>"
    ),
    "<p>《民法典》没有条。</p>": f"<p>{LAW}《民法典》</a>没有条。</p>",
    # A law without this article: the link leads to the law alone.
    "<p>《民法典》第九百条</p>": f"<p>{LAW}《民法典》第九百条</a></p>",
}
UNLINKED = [
    "<h2>《民法典》第六百七十五条怎么用</h2>",
    '<p><a href="/posts/1.html">《民法典》第六百七十五条</a></p>',
    '<p>《民法典》<a href="/posts/1.html">第六百七十五条</a></p>',
    "<p>《不存在的法》第三条</p>",
    "<p>借款合同第五条</p>",
]


@pytest.mark.parametrize(("html", "expected"), LINKED.items())
def test_citation_becomes_a_link_to_the_provision_of_that_day(html, expected):
    assert linked(html) == expected


@pytest.mark.parametrize("html", UNLINKED)
def test_no_link_inside_headings_links_or_without_a_text(html):
    assert linked(html) == html


def test_link_to_a_text_no_longer_in_force_names_its_own_day():
    make_law(
        "中华人民共和国合同法",
        {196: "旧条文。"},
        "1999-10-01",
        repealed_on="2021-01-01",
        slug="hetongfa",
    )

    assert linked("<p>原《合同法》第一百九十六条</p>") == (
        '<p><a class="cite" href="/laws/hetongfa/196/?on=1999-10-01">原《合同法》第一百九十六条</a></p>'
    ).replace(">原《", ">《").replace("<p><a", "<p>原<a")
