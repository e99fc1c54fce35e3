"""manage.py import_laws PATH… [--dry-run] [--json] [--effective-on DATE] [--source TEXT]

With --replace-text --reason TEXT [--by NAME] a misprint in a stored text is mended, and logged.
"""

from __future__ import annotations

import datetime
import getpass
import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from legal_refs.correcting import Correction
from legal_refs.importing import LawFile, law_files, read_files
from legal_refs.lawtext.errors import LawTextError
from legal_refs.lawtext.parsed import ParsedLaw
from legal_refs.outcome import Outcome, Stored
from legal_refs.store import store

STEP = 25
SHOWN = 8


class Command(BaseCommand):
    help = "把 .docx、.md、.txt 法律文件（或文件夹）读入法律库；重复导入不会产生重复内容。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
        parser.add_argument("--dry-run", action="store_true", help="只报告结果，不保存")
        parser.add_argument("--json", action="store_true", help="每部法律输出一个 JSON 对象")
        parser.add_argument(
            "--effective-on", type=_day, metavar="DATE", help="施行日期，如 2021-01-01，限一部法律"
        )
        parser.add_argument("--source", default="", help="文本来源；不填时记文件名")
        parser.add_argument(
            "--replace-text",
            action="store_true",
            help="用这个文件更正库中同一部法律、同一天施行的文本，限一部法律，须写理由",
        )
        parser.add_argument("--reason", default="", metavar="TEXT", help="更正的理由，记入日志")
        parser.add_argument("--by", default="", metavar="NAME", help="更正人；不填时记系统用户名")

    def handle(self, *args: Any, **options: Any) -> None:
        self.options = options
        files = law_files(options["paths"], missing=self._refuse)
        self.errors: list[str] = []
        self.correction = _correction(options)
        laws = self._laws(files)
        for option in ("effective_on", "replace_text"):
            if options[option] and len(laws := list(laws)) > 1:
                name = f"--{option.replace('_', '-')}"
                raise CommandError(f"{name} 只能用于一部法律，请逐个文件导入。")
        for paths, parsed in laws:
            self._store(paths, parsed)
        if self.errors:
            raise CommandError("\n".join(self.errors))

    def _laws(self, files: list[LawFile]) -> Iterator[tuple[list[LawFile], ParsedLaw]]:
        return read_files(files, refused=self._skip, progress=self._progress)

    def _store(self, files: list[LawFile], parsed: ParsedLaw) -> None:
        try:
            stored = store(
                parsed,
                source=self.options["source"] or _named(files),
                source_date=timezone.localdate(),
                effective_on=self.options["effective_on"],
                dry_run=self.options["dry_run"],
                correction=self.correction,
            )
        except LawTextError as error:
            self._skip(files, error)
            return
        if self.options["verbosity"]:
            write = as_json if self.options["json"] else as_line
            self.stdout.write(write(stored, files))

    def _skip(self, files: list[LawFile], error: LawTextError) -> None:
        """A file that was named is an error; one found in a folder is passed over and said so."""
        for file in files:
            if file.named:
                self.errors.append(f"{file.path}：{error}")
            elif self.options["verbosity"]:
                self.stderr.write(f"跳过 {file.path}：{error}", self.style.WARNING)

    def _refuse(self, path: Path) -> None:
        raise CommandError(f"找不到文件或文件夹：{path}")

    def _progress(self, done: int, total: int, path: Path) -> None:
        if not self.options["verbosity"]:
            return
        if self.stderr.isatty():
            self.stderr.write(f"\r\033[K[{done}/{total}] {path.name}", ending="")
            if done == total:
                self.stderr.write("\r\033[K", ending="")
        elif total > 1 and (done % STEP == 0 or done == total):
            self.stderr.write(f"[{done}/{total}]", self.style.NOTICE)


def _correction(options: dict[str, Any]) -> Correction | None:
    reason = options["reason"].strip()
    if not options["replace_text"]:
        if reason or options["by"]:
            raise CommandError("--reason 和 --by 只与 --replace-text 一起使用。")
        return None
    if not reason:
        raise CommandError("更正库中的文本要写理由，例如 --reason 第三条漏了一个字。")
    return Correction(reason, options["by"] or getpass.getuser())


def as_line(stored: Stored, files: list[LawFile]) -> str:
    """One line a law: title, articles, version, what changed."""
    version = stored.version
    parts = [
        f"《{stored.law.title}》",
        f"{stored.articles} 条" if stored.articles else f"{stored.provisions} 段",
        f"{version.effective_on} 起施行" + (f"（{version.label}）" if version.label else ""),
        stored.outcome.label + _changes(stored),
    ]
    if stored.warnings:
        parts.append(f"提示 {len(stored.warnings)} 处：{stored.warnings[0].message}")
    return "　".join(parts)


def as_json(stored: Stored, files: list[LawFile]) -> str:
    """One JSON object a law, on one line."""
    version = stored.version
    facts = {
        "files": [str(file.path) for file in files],
        "title": stored.law.title,
        "slug": stored.law.slug,
        "kind": stored.law.kind,
        "outcome": stored.outcome.value,
        "articles": stored.articles,
        "provisions": stored.provisions,
        "effective_on": str(version.effective_on),
        "label": version.label,
        "complete": version.complete,
        "against": str(stored.against.effective_on) if stored.against else None,
        "added": [place.slug for place in stored.changes.added],
        "removed": [place.slug for place in stored.changes.removed],
        "changed": [place.slug for place in stored.changes.changed],
        "renumbered": [place.slug for place in stored.changes.renumbered],
        "warnings": [warning._asdict() for warning in stored.warnings],
    }
    return json.dumps(facts, ensure_ascii=False)


def _named(files: list[LawFile]) -> str:
    name = files[0].path.name
    return f"{name} 等 {len(files)} 个文件" if len(files) > 1 else name


def _changes(stored: Stored) -> str:
    named = zip(("新增", "删去", "改动", "条号变更"), stored.changes, strict=True)
    parts = [f"{name} {len(places)} 条" for name, places in named if places]
    if stored.outcome is Outcome.DIFFERENT and not parts:
        parts = ["条文相同，序言或附件不同"]
    if stored.outcome is Outcome.DIFFERENT and stored.changes.changed:
        parts.append("、".join(str(place) for place in stored.changes.changed[:SHOWN]))
    return f"（{'，'.join(parts)}）" if parts else ""


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"日期应写成 2021-01-01：{text}") from error
