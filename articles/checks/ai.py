"""Texts made with a machine's help: that they say so, and that nothing says the contrary."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..models import Edition
from .registry import Hit, Level, check
from .subject import Subject

LABELLING = "《人工智能生成合成内容标识办法》第四条、第十条"
# 本文系原创, 本站文章均为原创, 原创文章
ORIGINAL = re.compile(
    r"(?:本文|本篇|文章|内容|作品|本站|本所|均|全部|皆)[^。；！？\n]{0,12}?(?:为|系|是|属于?|均|皆)[^。；！？，\n]{0,8}?原创"
    r"|原创(?:文章|作品|内容|声明|首发)(?=[，。！；：、】\]\s]|\Z)|(?:律师|本所|团队|独家)原创"
)
NOT_ORIGINAL = re.compile(r"(?:非|不是|并非|不属于?|不得|不标|不称|不能)[^。；！？，\n]{0,6}原创")
# 本文由人工智能辅助生成, 以上内容由 DeepSeek 生成
_TEXT = r"(?:本文|全文|本篇|文章|内容|以上(?:内容|文字)?|部分内容)"
_MACHINE = (
    r"(?:人工智能|AI|大语言模型|大模型|ChatGPT|GPT-?\d?|DeepSeek|文心一言|通义千问|豆包|Kimi)"
)
_MADE = r"(?:辅助)?(?:生成|合成|撰写|写作|创作|起草)"
DECLARED = re.compile(
    rf"{_TEXT}[^。；！？\n]{{0,8}}(?:由|使用|借助|经|系){_MACHINE}[^。；！？，\n]{{0,8}}{_MADE}"
    rf"|(?:由|本文)?{_MACHINE}{_MADE}(?:的)?(?:内容|文章|，仅供|,仅供)|内容由\s*{_MACHINE}\s*{_MADE}"
    r"|AIGC\s*[:：]\s*\{?|(?:^|\n)\s*AIGC\s*:",
    re.IGNORECASE,
)


@check("ai.notice", Level.BLOCKER, "AI 辅助生成的文章不得称为原创", LABELLING)
def notice(subject: Subject) -> Iterable[Hit]:
    """A post marked as made with a machine's help calls itself original work."""
    if not subject.ai_assisted:
        return
    for field, phrases in subject.phrases.items():
        for found in ORIGINAL.finditer(phrases.text):
            if not NOT_ORIGINAL.search(phrases.sentence_text(found.start())):
                yield Hit(
                    "这篇文章标为 AI 辅助生成，不能称为原创。",
                    "删去“原创”的说法；页面会显示“由人工智能辅助生成”的标识。",
                    found.start(),
                    found.end(),
                    field,
                )
    if "原创" in subject.notice:
        yield Hit(
            "这篇文章标为 AI 辅助生成，而它的版权声明里有“原创”。",
            "另写本篇声明，或者请管理员改版权声明的文字。",
            field="notice",
            start=subject.notice.index("原创"),
            end=subject.notice.index("原创") + 2,
        )


@check("ai.undeclared", Level.WARNING, "写明由 AI 生成，却没有标为 AI 辅助生成", LABELLING)
def undeclared(subject: Subject) -> Iterable[Hit]:
    """The text itself says that a machine wrote it, and the post is not marked."""
    if subject.ai_assisted:
        return
    for field, phrases in subject.phrases.items():
        for found in DECLARED.finditer(phrases.text):
            yield Hit(
                "文中写明由人工智能生成，但是没有勾选“AI 辅助生成”。",
                "勾选后页面和元数据会带上标识；这句话不要直接删掉了事。",
                found.start(),
                found.end(),
                field,
            )


@check("ai.label_removed", Level.BLOCKER, "AI 辅助生成的标识被取消", LABELLING)
def label_removed(subject: Subject) -> Iterable[Hit]:
    """What was published as made with a machine's help is no longer marked so."""
    if subject.ai_assisted or subject.post_id is None:
        return
    labelled = Edition.objects.filter(post=subject.post_id, live_until=None, ai_assisted=True)
    if labelled.exists():
        yield Hit(
            "在线的版本标明由 AI 辅助生成，现在取消了这个标识。",
            "正文确已由人重新写过的，请审核人写明理由后放行；否则重新勾选。",
        )
