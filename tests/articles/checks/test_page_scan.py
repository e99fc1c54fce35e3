import pytest

from articles.checks.page_scan import scan_page

PAGE = (
    "<html><head><meta name='description' content='{meta}'></head><body><p>{text}</p></body></html>"
)


def kinds(text: str = "", meta: str = "", **given: object) -> list[str]:
    return [leak.kind for leak in scan_page(PAGE.format(text=text, meta=meta), **given)]


@pytest.mark.parametrize(
    ("text", "meta", "kind"),
    [
        ("关键词布局提示：本文围绕“离婚”进行内容构建。", "", "residue.internal_note"),
        ("", "符合SEO优化标准，用于用户搜索引流。", "residue.internal_note"),
        ("作为一个AI语言模型，我无法回答。", "", "residue.model_answer"),
        ("<a href='/preview/Abc123_-xyz/'>甲</a>", "", "address"),
        ("<a href='/admin/articles/post/1/'>甲</a>", "", "address"),
        ("<a href='post:jietiao-zenme-xie'>甲</a>", "", "address"),
        ("请致电{{phone}}。", "", "template_field"),
        (
            '<script type="application/ld+json">{"description": "符合SEO优化标准"}</script>',
            "",
            "residue.internal_note",
        ),
    ],
)
def test_leak_on_a_page_is_found(text, meta, kind):
    html = PAGE.replace("{text}", text).replace("{meta}", meta)

    assert kind in [leak.kind for leak in scan_page(html)]


@pytest.mark.parametrize(
    "text",
    [
        "冷静期为三十日。",
        "<a href='/posts/1.html'>预览版本的法律效力</a>",
        "双方签订搜索引擎优化服务合同，约定关键词排名。",
        "本文由人工智能辅助生成，经律师审核。",
    ],
)
def test_ordinary_page_has_no_leak(text):
    assert kinds(text, "离婚冷静期是三十日。") == []


def test_sentence_of_a_draft_on_the_page_is_a_leak():
    draft = "这是一句还没有审核过的话，不能让读者看到。短句。"

    assert kinds(f"冷静期。{draft}", hidden=[draft]) == ["draft"]
    assert kinds("冷静期。短句。", hidden=[draft]) == []
