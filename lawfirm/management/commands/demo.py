from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lawfirm.demo.load import load


class Command(BaseCommand):
    help = "把演示内容载入已建好的数据库；再运行一次不会重复。"

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("演示内容只载入演示站：请设 DEMO=1 或 DEBUG=1。")
        for role, account in load().items():
            self.stdout.write(f"{role}：{account['username']} / {account['password']}")
