"""版权声明: worded once, at publication, and kept with the edition."""

from __future__ import annotations

import datetime
import re

from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ..models import Firm, Post
from ..models.notice import NoticeKind
from .shown import permalink

PLACEHOLDER = re.compile(r"\{(firm|author|url|title|source|source_url|case_number|date)\}")
# What is left of a bracket whose contents the post does not have.
EMPTY_BRACKET = re.compile(r"（[\s，、]*）|\(\s*\)")
# For a firm that has not worded its own. Law and judgments carry no copyright: 著作权法第五条.
SHIPPED = {
    NoticeKind.ORIGINAL: "本文由{firm}{author}律师撰写，著作权归作者及本所所有。转载请注明作者和来源，"
    "保留原文链接 {url} ，并保持内容完整；修改后使用或者用于商业目的，须经本所书面许可。"
    "文中引用的法律法规和裁判文书不主张著作权。本文为一般性法律信息，不构成法律意见。",
    NoticeKind.REPRINT: "本文《{title}》转载自{source}（{source_url}），著作权归原作者所有，"
    "{firm}转载仅为普及法律知识。需要再次转载的，请向原作者取得许可。"
    "本文为一般性法律信息，不构成法律意见。",
    NoticeKind.CASE: "本文由{firm}{author}律师根据{source}（{source_url}）{case_number}整理，"
    "当事人信息已作隐去处理；裁判文书不主张著作权，整理与评析归作者及本所所有。"
    "转载请保留原文链接 {url} 。过往案例不代表其他案件会有相同结果，本文不构成法律意见。",
}


def word(post: Post, firm: Firm, at: datetime.datetime) -> str:
    """Return the copyright notice of a post that is published at a moment, as plain text.

    The post's own text comes first, then the firm's for its kind, then the shipped one. It may
    name {firm}, {author}, {url}, {title}, {source}, {source_url}, {case_number} and {date}.
    """
    kind = NoticeKind(post.effective_notice_kind)
    template = post.notice_text.strip() or firm.notice_template(kind).strip() or SHIPPED[kind]
    day = timezone.localdate(at)
    values = {
        "firm": firm.name,
        "author": post.lawyer.name if post.lawyer else "",
        "url": permalink(post.get_absolute_url()),
        "title": post.title,
        "source": post.source,
        "source_url": post.source_url,
        "case_number": post.case_number,
        "date": f"{day.year}年{day.month}月{day.day}日",
    }
    filled = PLACEHOLDER.sub(lambda found: values[found[1]], template)
    return EMPTY_BRACKET.sub("", filled).strip()


def linked(text: str, addresses: list[str]) -> SafeString:
    """Return a notice as HTML in which the addresses named are links; nothing else is one."""
    html = conditional_escape(text)
    # The longest first: one address may be the beginning of another.
    for address in sorted(filter(None, set(addresses)), key=len, reverse=True):
        link = format_html('<a href="{}">{}</a>', address, address)
        pattern = rf'(?<![">]){re.escape(conditional_escape(address))}(?![\w/])'
        html = re.sub(pattern, lambda _found, link=link: link, html)
    return mark_safe(html)
