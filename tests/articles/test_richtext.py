import json

import pytest

from articles.richtext import BODY_LIMIT, sanitize
from tests.stopwatch import within


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        # What an author types survives to the character.
        ("甲<乙 & 丙>丁", "甲&lt;乙 &amp; 丙&gt;丁"),
        ("<p>“引号”——……　　缩进</p>", "<p>“引号”——……　　缩进</p>"),
        ("<p>一<br>二</p>", "<p>一<br>二</p>"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        # The page has one h1, its title.
        ("<h1>题</h1><h2>节</h2><h5>小</h5>", "<h2>题</h2><h2>节</h2><h4>小</h4>"),
        # Blocks without paragraphs do not run together.
        ("<div>一</div><div>二</div>", "<p>一</p><p>二</p>"),
        ("<article>一</article><article>二</article>", "<p>一</p><p>二</p>"),
        ("<div>头<p>段</p>尾</div>", "<p>头</p><p>段</p><p>尾</p>"),
        ("<ul><li><div>一</div><div>二</div></li></ul>", "<ul><li><p>一</p><p>二</p></li></ul>"),
        # Nothing stands where HTML does not allow it.
        ("<h2><p>第一章</p><div>借款</div></h2>", "<h2>第一章 借款</h2>"),
        ("<h2>题<ul><li>一</li></ul></h2>", "<h2>题</h2><ul><li>一</li></ul>"),
        ("<b><p>一</p><p>二</p></b>", "<p><b>一</b></p><p><b>二</b></p>"),
        # Empty paragraphs and headings are spacing, not text.
        ("<p>一</p><p>&nbsp;</p><h2><br></h2><p>​</p><p>二</p>", "<p>一</p><p>二</p>"),
        ("一<p>&nbsp;</p>二", "<p>一</p><p>二</p>"),
        ("", ""),
    ],
)
def test_sanitize_text_and_structure(given, stored):
    assert sanitize(given) == stored


@pytest.mark.parametrize(
    ("pasted", "stored"),
    [
        (
            '<h1 style="mso-style-name:x"><a name="_Toc1"></a>借条<o:p></o:p></h1>'
            "<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>"
            '<span lang=EN-US style="font-family:宋体">要写清</span></b><o:p>&nbsp;</o:p></p>',
            "<h2>借条</h2><p><b>要写清</b>&nbsp;</p>",
        ),
        (
            '<table class=MsoTableGrid border=1 style="border-collapse:collapse"><tr>'
            "<td width=180 colspan=2 style='width:135pt'><p class=MsoNormal>项目</p></td></tr></table>",
            '<table><tbody><tr><td colspan="2"><p>项目</p></td></tr></tbody></table>',
        ),
        (
            '<ol start="3" type=1 style="margin-top:0"><li class=MsoNormal>诉状</li></ol>',
            '<ol start="3"><li>诉状</li></ol>',
        ),
        (
            '<section data-tool="x" style="padding:1em"><section><span style="font-weight: 700;">'
            '要点</span></section><section><p style="text-indent:2em">正文</p></section></section>',
            "<p><strong>要点</strong></p><p>正文</p>",
        ),
        (
            '<b style="font-weight:normal" id="docs-internal"><p dir="ltr"><span>一</span></p></b>',
            "<p>一</p>",
        ),
    ],
    ids=["word", "word-table", "word-list", "wechat", "google-docs"],
)
def test_sanitize_pasted_text_keeps_its_structure(pasted, stored):
    assert sanitize(pasted) == stored


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("<p onclick=x()>甲<script>alert(1)</script></p>", "<p>甲</p>"),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>甲", "甲"),
        ('<p id="location" class="x" style="color:red" data-x="1" hx-get="/">甲</p>', "<p>甲</p>"),
        ('<a href="javascript:alert(1)">甲</a>', "甲"),
        ('<a href="java\tscript:alert(1)">甲</a>', "甲"),
        ('<a href="//evil.example/">甲</a>', "甲"),
        ('<a href="/\\evil.example/">甲</a>', "甲"),
        ('<a href="data:text/html,x">甲</a>', "甲"),
        ('<p><img src="https://evil.example/x.png" alt="图">甲</p>', "<p>甲</p>"),
        ('<p><img src="/media/../admin/logout/" alt="图">甲</p>', "<p>甲</p>"),
        ('<p>甲<img src="/media/a.png" alt="图" onload=x() width=9e9></p>',
         '<p>甲<img src="/media/a.png" alt="图"></p>'),
        ("<textarea><p>甲</textarea>乙", "乙"),
        ("甲<!-- <p>乙</p> -->丙", "甲丙"),
        ("甲\x00乙", "甲乙"),
    ],
)  # fmt: skip
def test_sanitize_dangerous_markup_falls_away(given, stored):
    assert sanitize(given) == stored


@pytest.mark.parametrize(
    "address",
    [
        "https://www.court.gov.cn/a?b=1&amp;c=%E4%B8%AD#d",
        "http://www.npc.gov.cn/中文",
        "mailto:a@example.com",
        "tel:+8657100000000",
        "/posts/1.html",
        "#第一节",
    ],
)
def test_sanitize_good_link_stays(address):
    link = f'<a href="{address}">见</a>'

    assert sanitize(link) == link


def test_sanitize_link_with_blanks_still_leads_there():
    assert (
        sanitize('<a href=" http://e.cn/甲 乙 ">见</a>') == '<a href="http://e.cn/甲%20乙">见</a>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 60_000,
        "<ul><li>" * 40_000,
        "<b>x<p>y" * 40_000,
        "<a<" * 100_000,
        '<a "' * 80_000,
        "&nbsp;" * 60_000,
        "<p>" + " " * BODY_LIMIT,
    ],
    ids=["div", "list", "marks", "broken", "quotes", "entities", "blanks"],
)
def test_sanitize_hostile_nesting_takes_no_long_time(hostile):
    with within(seconds=3):
        sanitize(hostile)


def test_sanitize_longest_body_takes_no_long_time():
    body = "<p>" + "借款人应当按照约定的期限返还借款。" * 20 + "<b>注意</b></p>"
    body *= 400_000 // len(body)

    with within(seconds=3):
        cleaned = sanitize(body)

    assert cleaned == body


def _payloads(shared):
    rows = (shared / "security" / "xss.jsonl").read_text("utf-8").splitlines()
    links = (shared / "security" / "urls.jsonl").read_text("utf-8").splitlines()
    yield from (json.loads(row)["payload"] for row in rows)
    yield from (f'<a href="{json.loads(link)["value"]}">x</a>' for link in links)


def test_sanitize_twice_changes_nothing_more(shared):
    cleaned = {payload: sanitize(payload) for payload in _payloads(shared)}

    assert [payload for payload, once in cleaned.items() if sanitize(once) != once] == []
