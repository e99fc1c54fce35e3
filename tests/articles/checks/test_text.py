import pytest

from tests.articles.checks.finding import excerpts, found, mended
from tests.factories_law import make_law
from tests.legal_refs.test_verify import ARTICLE_510, ARTICLE_675, CIVIL_CODE

pytestmark = pytest.mark.django_db
LONG = "催告函写得平静而具体，本身就是一份证据"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("先取证，，再报警。", ["，，"]),
        ("先取证，。再报警。", ["，。"]),
        ("先取证。。再报警。", ["。。"]),
        ("先取证、。", ["、。"]),
        ("怎么办？？？", ["？？？"]),
        ("先取证，,再报警。", ["，,"]),
        ("怎么办？，先取证。", ["？，"]),
        ("怎么办？！先取证……再说。", []),
        ("怎么办！！", []),
        ("“怎么办？”，他问。", []),
        ("第3.5条。利率3.45%。", []),
        ("他说：“先取证。”", []),
        ("甲——乙，丙。", []),
    ],
)
def test_doubled_and_mismatched_marks(text, marks):
    assert excerpts("text.punctuation", f"<p>{text}</p>") == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("到期不还,可以起诉。", [","]),
        ("你必须知道!", ["!"]),
        ("理由是:没有利息。", [":"]),
        ("先看借条;再看流水。", [";"]),
        ("怎么办?“先取证”。", ["?"]),
        ("依照规则(一般保证)处理。", ["(一般保证)"]),
        ("出借人可以随时要求返还借款.", ["."]),
        ("借款1,000元，9:00到，比例3:1。", []),
        ("写的是Yes! Law, Inc.的地址。", []),
        ("见https://law.example/a,b?c=1和a@law.example。", []),
        ("甲方LPR,也就是利率。", []),
        ("有下列情形：(一)书面;", [";"]),
        ("依照第(一)项处理。", []),
        ("一.", []),
    ],
)
def test_half_width_marks_between_chinese(text, marks):
    assert excerpts("text.half_width", f"<p>{text}</p>") == marks


def test_half_width_marks_are_found_in_the_title():
    (finding,) = found("text.half_width", title="这些事情你必须知道!")

    assert (finding.field, finding.excerpt, finding.edits) == ("title", "!", ())


@pytest.mark.parametrize(
    ("id", "html", "after"),
    [
        ("text.half_width", "<p>不还,<b>可以</b>起诉</p>", "<p>不还，<b>可以</b>起诉</p>"),
        ("text.half_width", "<p>规则(<i>一般</i>保证)里</p>", "<p>规则（<i>一般</i>保证）里</p>"),
        ("text.half_width", "<p>&#29978;,乙</p>", "<p>&#29978;，乙</p>"),
        ("text.punctuation", "<p>取证，，报警</p>", "<p>取证，报警</p>"),
        ("text.punctuation", "<p>取证，。报警</p>", "<p>取证。报警</p>"),
        ("text.punctuation", "<p>取证，</b>，报警</p>", "<p>取证，</b>，报警</p>"),
        ("text.straight_quotes", '<p>写着"今<b>借</b>到"</p>', "<p>写着“今<b>借</b>到”</p>"),
        ("text.lost_characters", "<p>应当应当催告</p>", "<p>应当催告</p>"),
    ],
)
def test_mend_replaces_the_marks_and_keeps_the_tags(id, html, after):
    assert mended(html, found(id, html)) == after


@pytest.mark.parametrize("tag", ["code", "pre", "blockquote"])
def test_code_and_quoted_blocks_are_left_alone(tag):
    html = f"<p>甲</p><{tag}>不还,可以起诉，，（）</{tag}>"

    assert excerpts("text.half_width", html) == []
    assert excerpts("text.punctuation", html) == []
    assert excerpts("text.lost_characters", html) == []


def test_official_words_are_left_alone():
    official = ARTICLE_675.replace("；贷款人", ";贷款人")
    make_law(CIVIL_CODE, {510: ARTICLE_510, 675: official}, "2021-01-01")
    html = f"<p>《民法典》第六百七十五条规定：“{official}”</p>"

    assert excerpts("text.half_width", html) == []
    assert excerpts("text.half_width", html.replace("《民法典》", "《某某法》")) == [";"]


@pytest.mark.parametrize(
    ("html", "marks"),
    [
        ("<p>怎么办？”是很多人问的。</p>", ["”"]),
        ("<p>俗称“全额担保的责任。</p>", ["“"]),
        ("<p>他说“下周还清“，没有还。</p>", ["“", "“"]),
        ("<p>连带（俗称全额担保的责任。</p>", ["（"]),
        ("<p>见《婚姻登记条例的规定。</p>", ["《"]),
        ("<p>“怎么办？”是很多人问的（见《条例》）。</p>", []),
        ("<p>1）取证；2）报警；（a）起诉。</p>", []),
        ("<p>a）取证</p>", []),
        ("<p>It’s a dog’s life。</p>", []),
        ("<p>规则(一般保证）里</p>", []),
        ("<p>他说：“第一周还一半。</p><p>第二周还清。”后来没有还。</p>", ["“", "”"]),
        ("<p>他说：“第一周还一半。</p><p>第二周还清。”</p>", []),
        ("<p>他说：“第一周还一半。</p><p>“第二周还清。”后来没有还。</p>", []),
    ],
)
def test_marks_without_their_counterpart(html, marks):
    assert excerpts("text.unbalanced", html) == marks


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("合同成立时（）的四倍", ["（）"]),
        ("合同成立时（ ，）的四倍", ["（ ，）"]),
        ("他说“”就走了", ["“”"]),
        ("依照该法第条的规定", ["第条"]),
        ("判决被告支付元，并承担诉讼费", ["元"]),
        ("借款于年月日还清", ["年月日"]),
        ("借款人的的能力", ["的的"]),
        ("他还了了钱", ["了了"]),
        ("出借人应当应当催告", ["应当应当"]),
        ("实现合同目的的途径，标的的交付", []),
        ("为了了解情况，事情不了了之", []),
        ("参与与否，但是是否到庭", []),
        ("的确，坐的的士", []),
        ("双方商量商量，一步一步谈", []),
        ("第三条款项、次第条理分明", []),
        ("支付五万元，单位为元，写到年月日", []),
        ("赠与与继承", []),
    ],
)
def test_lost_and_doubled_characters(text, words):
    assert excerpts("text.lost_characters", f"<p>{text}</p>") == words


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>保证期间届满以后，</p><p>不再承担责任。</p>", ["间届满以后，"]),
        (f"<p>{LONG * 3}</p>", [LONG[-6:]]),
        (f"<p>{LONG * 3}。</p>", []),
        ("<p>要求有三项，</p><ul><li>书面，</li><li>送达，</li></ul>", []),
        ("<p>其中规定，</p><blockquote><p>引文。</p></blockquote>", []),
        ("<p>沈砚秋律师</p>", []),
        (f"<h2>{LONG * 3}</h2>", []),
        (f"<table><tr><td>{LONG * 3}</td></tr></table>", []),
    ],
)
def test_paragraph_that_was_not_finished(html, words):
    assert excerpts("text.unfinished", html) == words


@pytest.mark.parametrize(
    ("html", "count"),
    [
        (f"<p>{LONG}。</p><p>别急。{LONG}！</p>", 1),
        (f"<p>{LONG}。</p><p>{LONG}。{LONG}。</p>", 2),
        (f"<h2>{LONG}</h2><p>{LONG}。</p>", 0),
        (f"<p>{LONG}。</p><blockquote><p>{LONG}。</p></blockquote>", 0),
        ("<p>先取证再报警。先取证再报警。</p>", 0),
        (f"<p>{LONG}。</p><p>{LONG}吗？</p>", 0),
    ],
)
def test_sentence_that_stands_twice(html, count):
    assert len(found("text.repeated_sentence", html)) == count


@pytest.mark.parametrize(
    ("excerpt", "count"),
    [("借条要写清。", 0), ("借条要写清。日期也要。", 0), ("", 0), ("借条须写清。", 1)],
)
def test_excerpt_must_stand_in_the_text(excerpt, count):
    html = "<p>先说结论：借条要写清。</p><p>日期也要。</p>"

    assert len(found("text.excerpt", html, excerpt=excerpt)) == count
