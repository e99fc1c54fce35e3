import logging
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from lawfirm.demo.load import load


class Command(BaseCommand):
    help = "把演示内容载入已建好的数据库；再运行一次不会重复。"

    def handle(self, *args: Any, **options: Any) -> None:
        if not (settings.DEMO or settings.DEBUG):
            raise CommandError("演示内容只载入演示站：请设 DEMO=1 或 DEBUG=1。")
        # The log of what the demo does to itself would hide the accounts.
        logging.disable(logging.INFO)
        try:
            accounts = load()
        finally:
            logging.disable(logging.NOTSET)
        for role, account in accounts.items():
            self.stdout.write(f"{role}：{account['username']} / {account['password']}")
