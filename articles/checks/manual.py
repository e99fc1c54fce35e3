"""The manual of the checks in Chinese, made from the registry: what, why, source, level, example."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .registry import NEVER_WAIVED, Check, Level, registry
from .thresholds import thresholds

TABLE = Path(__file__).parent / "data" / "explanations.csv"
GROUPS = {
    "law": "法律引用",
    "meaning": "引用的含义",
    "profession": "执业规范",
    "terms": "机构名称",
    "residue": "残留内容",
    "text": "文字",
    "image": "图片",
    "privacy": "个人信息",
    "ai": "AI 标识",
    "seo": "SEO",
    "dup": "重复文章",
}
LEVELS = {Level.ADVICE: "建议", Level.WARNING: "警告", Level.BLOCKER: "阻止发布"}
HEAD = """# 发布检查

本页由 `manage.py checks_doc` 按检查登记表生成，请不要手改。说明和例子在
`articles/checks/data/explanations.csv`，SEO 阈值在 `articles/checks/data/seo_thresholds.csv`。

- **阻止发布**：不改正不能发布；审核人写明理由可以放行，记录在案。标“不得放行”的除外。
- **警告**：请改正；不改也可以发布。
- **建议**：供参考。

管理员可以在后台改每一项的级别，改动有记录；“不得放行”的各项不能调低。
"""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a check is there, and an example of what it finds and of what it lets pass."""

    why: str = ""
    wrong: str = ""
    right: str = ""


@cache
def explanations() -> dict[str, Explanation]:
    """Return the explanations by the checks' ids."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: Explanation(row["why"], row["wrong"], row["right"])
            for row in csv.DictReader(file)
        }


def manual() -> str:
    """Return the manual of all registered checks as Markdown, a section a group."""
    return "\n".join([HEAD, *_sections(), *_threshold_table()])


def _sections() -> Iterator[str]:
    groups: dict[str, list[Check]] = {}
    for check in registry.checks.values():
        groups.setdefault(check.id.partition(".")[0], []).append(check)
    order = list(GROUPS)
    for group in sorted(
        groups, key=lambda name: (name not in order, name in order and order.index(name))
    ):
        yield f"## {GROUPS.get(group, group)}（{group}）\n"
        yield "| 编号 | 查什么 | 为什么 | 依据 | 级别 | 会报的 | 不报的 |"
        yield "|---|---|---|---|---|---|---|"
        yield from map(_row, groups[group])
        yield ""


def _row(check: Check) -> str:
    told = explanations().get(check.id, Explanation())
    level = LEVELS[check.level]
    if check.id.startswith(NEVER_WAIVED):
        level += "（不得放行）"
    cells = (f"`{check.id}`", check.title, told.why, check.rule, level, told.wrong, told.right)
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _threshold_table() -> Iterator[str]:
    yield "## SEO 阈值\n"
    yield "| 阈值 | 检查 | 含义 |"
    yield "|---|---|---|"
    for row in thresholds().values():
        yield f"| {row} | `{row.check}` | {_cell(row.meaning)} |"


def _cell(text: str) -> str:
    escaped = text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")
    return escaped.replace("\n", " ") or "—"
