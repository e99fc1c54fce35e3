import pytest

from articles.checks import Subject
from articles.checks.registry import registry
from tests.articles.checks.finding import TODAY, excerpts, found
from tests.factories import make_edition, make_firm, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("本文系本所律师原创，转载请注明出处。", ["本文系本所律师原创"]),
        ("如无特殊声明，本站文章均为原创。", ["本站文章均为原创"]),
        ("原创文章，侵权必究。", ["原创文章"]),
        ("按照规定，这类文章不得标为原创。", []),
        ("本文不是原创。", []),
        ("谁是原创作者，要看底稿。", []),
        ("原创作品的著作权属于作者。", []),
        ("本文由本所律师审核。", []),
    ],
)
def test_marked_post_must_not_call_itself_original(text, words):
    html = f"<p>{text}</p>"

    assert excerpts("ai.notice", html, ai_assisted=True) == words
    assert found("ai.notice", html, ai_assisted=False) == []


def test_notice_of_a_marked_post_must_not_say_original():
    (finding,) = found("ai.notice", "<p>甲</p>", ai_assisted=True, notice="本文为原创。")

    assert (finding.field, finding.excerpt, finding.level) == ("notice", "原创", "BLOCKER")
    assert found("ai.notice", "<p>甲</p>", ai_assisted=True, notice="本文由甲整理。") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("本文由人工智能辅助生成，经律师审核。", 1),
        ("以上内容由DeepSeek生成，请核对。", 1),
        ("本文使用大模型辅助撰写。", 1),
        ("内容由 AI 生成，仅供参考", 1),
        ("人工智能生成的图片有没有著作权，法院看法不一。", 0),
        ("《人工智能生成合成内容标识办法》自2025年9月1日起施行。", 0),
        ("本文讨论由人工智能引发的侵权。", 0),
    ],
)
def test_text_that_says_a_machine_wrote_it_must_be_marked(text, count):
    assert len(found("ai.undeclared", f"<p>{text}</p>")) == count
    assert found("ai.undeclared", f"<p>{text}</p>", ai_assisted=True) == []


@pytest.mark.parametrize(
    ("before", "now", "count"), [(True, False, 1), (True, True, 0), (False, False, 0)]
)
def test_label_is_not_taken_off(before, now, count):
    post = make_edition(ai_assisted=before).post

    findings = found("ai.label_removed", "<p>甲</p>", post_id=post.pk, ai_assisted=now)

    assert len(findings) == count


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"ai_assisted": True}, 1),
        ({"ai_assisted": False}, 0),
        ({"ai_assisted": True, "notice_text": "本篇由甲整理。"}, 0),
        ({"ai_assisted": True, "notice_kind": "reprint"}, 0),
    ],
)
def test_notice_that_a_post_would_carry_is_read(fields, count):
    make_firm(notice_original="{firm}原创。", notice_reprint="转自{source}。")
    post = make_post(**fields)

    findings = registry.checks["ai.notice"].function(Subject.of_post(post, TODAY))

    assert len(list(findings)) == count
