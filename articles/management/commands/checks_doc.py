"""manage.py checks_doc [--check]"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.checks.manual import manual


class Command(BaseCommand):
    help = "按检查登记表重新生成 docs/checks.md。"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="只比较，文件与登记表不一致时报错，不写文件"
        )

    def handle(self, *, check: bool, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / "docs" / "checks.md"
        text = manual()
        if check and (not path.is_file() or path.read_text("utf-8") != text):
            raise CommandError("docs/checks.md 与检查登记表不一致，请运行 manage.py checks_doc。")
        if not check:
            path.write_text(text, "utf-8")
            self.stdout.write(f"已写入 {path}。")
